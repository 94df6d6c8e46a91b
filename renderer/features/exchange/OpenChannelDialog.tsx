import { useState } from 'react';
import { useDateReader } from '../../forms/choices.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAsk } from '../../data/ask.ts';
import { useAct } from '../../data/useAct.ts';
import { DateField } from '../../components/DateField.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { areFilled, NO_OFFICERS } from '../../forms/TwoOfficers.tsx';
import { OfficerFields, useOfficerError } from './OfficerFields.tsx';

const LEVELS = ['mat', 'toi-mat'] as const;
const CHANNELS = ['folder', 'relay'] as const;
const EVERY = 'every';

/** Opening a channel for a level above none: by which document, until when, and two different officers. */
export function OpenChannelDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const read = useDateReader();
  const act = useAct();
  const { value } = useAsk('exchange.peers', {});
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('folder');
  const [level, setLevel] = useState<(typeof LEVELS)[number]>('mat');
  const [station, setStation] = useState(EVERY);
  const [approval, setApproval] = useState({ code: '', issuer: '' });
  const [date, setDate] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [officers, setOfficers] = useState(NO_OFFICERS);
  const refused = useOfficerError(act.error, officers);
  const ready =
    approval.code.trim() !== '' &&
    approval.issuer.trim() !== '' &&
    date !== null &&
    until !== null &&
    areFilled(officers);
  const open = (): void =>
    void act.call(
      'exchange.openChannel',
      {
        channel,
        level,
        stationId: station === EVERY ? null : station,
        approvalCode: approval.code.trim(),
        approvalIssuer: approval.issuer.trim(),
        approvalDate: date ?? '',
        validUntil: until ?? '',
        ...officers,
      },
      () => {
        onClose();
        useToasts.getState().show({ text: t('exchange.gate.opened') });
      },
    );
  const peers = (value?.peers ?? []).filter(({ trusted }) => trusted);
  return (
    <FormDialog
      undoable={false}
      title={t('exchange.gate.title')}
      wide
      verb={t('exchange.gate.open')}
      missing={ready ? null : t('word.fillInEveryField')}
      act={{ busy: act.busy, error: refused }}
      safe={t('common.typedStays')}
      danger
      keep={t('exchange.gate.cancel')}
      onSubmit={open}
      onClose={onClose}
    >
      <p className="s">{t('exchange.gate.warning')}</p>
      <div className="grid12">
        <Select
          span={3}
          label={t('exchange.gate.channel')}
          choices={CHANNELS.map((id) => ({ id, text: t(`exchange.channel.${id}`) }))}
          value={channel}
          onChange={setChannel}
        />
        <Select
          span={3}
          name="level"
          label={t('documents.field.level')}
          choices={LEVELS.map((id) => ({ id, text: t(`level.${id}`), content: <LevelChip level={id} /> }))}
          value={level}
          onChange={setLevel}
        />
        <Select
          span={6}
          label={t('exchange.gate.peer')}
          choices={[
            { id: EVERY, text: t('exchange.gate.everyPeer') },
            ...peers.map((peer) => ({ id: peer.stationId, text: peer.name })),
          ]}
          value={station}
          onChange={setStation}
        />
        <TextField
          span={4}
          label={t('exchange.gate.code')}
          value={approval.code}
          onChange={(code) => setApproval((before) => ({ ...before, code }))}
          maxLength={80}
          autoFocus
        />
        <TextField
          span={8}
          label={t('exchange.gate.issuer')}
          value={approval.issuer}
          onChange={(issuer) => setApproval((before) => ({ ...before, issuer }))}
          maxLength={200}
        />
        <DateField span={6} label={t('exchange.gate.date')} value={date} onChange={setDate} parse={read} />
        <DateField span={6} label={t('exchange.gate.until')} value={until} onChange={setUntil} parse={read} />
        <OfficerFields form={officers} onChange={setOfficers} error={act.error} />
      </div>
    </FormDialog>
  );
}
