import { useState } from 'react';
import type { Copy } from '../../../shared/ipc/contract/copyRecords.ts';
import { Note } from '../../components/Note.tsx';
import { LevelChip } from '../../components/LevelChip.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { useOpenSession } from '../../data/session.ts';
import { CopyLines } from './CopyLines.tsx';
import { HolderSelect } from './fields.tsx';
import { useAsk } from '../../data/ask.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { highestLevel } from './level.ts';
import { useAct } from '../../data/useAct.ts';
import { nameWhose, useWrongField } from '../../forms/whose.ts';

type To = 'person' | 'outside';

/** Giver and receiver sign on the same station, each with the own passphrase; or the receiver signs later. */
export function HandOverDialog({ copies, onClose }: { copies: readonly Copy[]; onClose: () => void }) {
  const t = useT();
  const session = useOpenSession();
  const act = useAct({ onDone: onClose });
  const [to, setTo] = useState<To>('person');
  const [receiverId, setReceiver] = useState<string | null>(null);
  const [text, setText] = useState({ body: '', person: '', carrier: '', seal: '', note: '', receipt: '' });
  const [passphrase, setPassphrase] = useState('');
  const [theirs, setTheirs] = useState('');
  const holders = useAsk('people.choices', { forAct: 'hold' });
  const refused = nameWhose(act.error, {
    giver: session.fullName,
    receiver: holders.value?.people.find(({ id }) => id === receiverId)?.fullName,
  });
  const ownField = useWrongField(act.error, 'giver');
  const theirField = useWrongField(act.error, 'receiver');
  const set = (key: keyof typeof text) => (value: string) => setText({ ...text, [key]: value });
  const inside = to === 'person';
  const recalled = copies.some(({ frozen }) => frozen);
  const receivers = useAsk('copies.receivers', { copyIds: copies.map(({ id }) => id) });
  const missing = (inside ? receiverId === null : text.body.trim() === '')
    ? t('copies.missing.receiver')
    : passphrase === ''
      ? t('copies.missing.passphrase')
      : null;
  const submit = (): void =>
    void act.call(
      'copies.offerTransfer',
      {
        copyIds: copies.map(({ id }) => id),
        receiverId: inside ? receiverId : null,
        outside: inside ? null : text.body,
        outsidePerson: inside ? '' : text.person,
        carrier: text.carrier,
        seal: text.seal,
        note: text.note,
        passphrase,
        receiverPassphrase: inside && theirs !== '' ? theirs : null,
        paperReceipt: inside ? '' : text.receipt,
      },
      ({ state }) => t(`copies.give.done.${state}`),
    );
  return (
    <FormDialog
      undoable
      title={t('copies.give.title', { count: copies.length })}
      mark={<LevelChip level={highestLevel(copies)} />}
      verb={t('copies.give.do')}
      missing={missing}
      act={{ busy: act.busy, error: refused }}
      wide
      walks
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="s">{t('copies.give.what')}</p>
      <CopyLines copies={copies} />
      {recalled ? (
        <Note tone="caution" title={t('copies.give.recalled')}>
          {t('copies.give.recalled.what')}
        </Note>
      ) : null}
      <RadioGroup
        label={t('copies.give.to')}
        inline
        choices={[
          { id: 'person', text: t('copies.give.toPerson') },
          {
            id: 'outside',
            text: t('copies.give.toOutside'),
            ...(recalled ? { disabled: true, detail: t('copies.recalled') } : {}),
          },
        ]}
        value={to}
        onChange={setTo}
      />
      <div className="copyGrid">
        {inside ? (
          <HolderSelect
            autoFocus
            label={t('copies.give.receiver')}
            value={receiverId}
            onChange={setReceiver}
            without={session.userId}
            among={receivers.value?.personIds ?? null}
            notAmong={t(recalled ? 'copies.recalled.toKeepers' : 'copies.give.notCleared')}
          />
        ) : (
          <TextField label={t('copies.give.body')} value={text.body} onChange={set('body')} />
        )}
        {inside ? null : (
          <TextField label={t('copies.give.person')} value={text.person} onChange={set('person')} />
        )}
        <TextField label={t('copies.give.seal')} value={text.seal} onChange={set('seal')} />
        <TextField label={t('copies.give.carrier')} value={text.carrier} onChange={set('carrier')} />
        <TextField label={t('word.note')} value={text.note} onChange={set('note')} />
        {inside ? null : (
          <TextField
            label={t('copies.give.receipt')}
            value={text.receipt}
            onChange={set('receipt')}
            hint={t('copies.give.receiptHint')}
          />
        )}
      </div>
      <div className="copyGrid">
        <TextField
          label={t('copies.give.passphrase', { name: session.fullName })}
          type="passphrase"
          value={passphrase}
          onChange={setPassphrase}
          inputRef={ownField}
        />
        {inside ? (
          <TextField
            label={t('copies.give.receiverPassphrase')}
            type="passphrase"
            value={theirs}
            onChange={setTheirs}
            inputRef={theirField}
            hint={t('copies.give.receiverHint')}
          />
        ) : null}
      </div>
    </FormDialog>
  );
}
