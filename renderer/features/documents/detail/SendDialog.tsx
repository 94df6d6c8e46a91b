import '../documents.css';
import { useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { useRouter } from '../../../data/router.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { Note } from '../../../components/Note.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import {
  StationList,
  useNamedStations,
  useStations,
  useWithoutStation,
} from '../../../parts/stations/Stations.tsx';
import { isOutgoing } from '../words.ts';
import { useAct } from '../../../data/useAct.ts';

/**
 * Sending through the exchange, or passing on what came: the stations by code and name. Those that the document itself
 * names under "Nơi nhận" and that have no envelope of it yet are ticked, in sight and to be changed; no other is.
 */
export function SendDialog({ detail, onClose }: { detail: DocumentDetail; onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const go = useRouter((state) => state.go);
  const stations = useStations();
  const sentTo = new Set(
    detail.exchange.filter(({ direction }) => direction === 'out').map(({ peer }) => peer),
  );
  const named = (useNamedStations(detail.recipients) ?? []).filter(({ name }) => !sentTo.has(name));
  const onPaper = useWithoutStation(detail.recipients);
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const chosen = picked ?? named.map(({ stationId }) => stationId);
  const [onlyFor, setOnlyFor] = useState<string | null>(null);
  const [again, setAgain] = useState(false);
  const asksAgain = again || act.error?.code === 'already-sent';
  const mayName = isOutgoing(detail.book) && detail.level !== 'none';
  const namedOnly = onlyFor === null ? null : onlyFor.trim();
  const missing =
    chosen.length === 0
      ? t('documents.missing.station')
      : namedOnly === ''
        ? t('documents.send.named.missing')
        : null;
  const names = (stations ?? [])
    .filter(({ stationId }) => chosen.includes(stationId))
    .map(({ name }) => name);
  const submit = (): void =>
    void act.call(
      'exchange.send',
      {
        documentId: detail.id,
        to: chosen.map((stationId) => ({ stationId })),
        namedOnly,
        again,
      },
      ({ envelopes }) => {
        useToasts.getState().show({
          text: t('documents.done.send', { count: envelopes.length }),
          action: {
            text: t('documents.send.openExchange'),
            onAct: () => go('exchange', { id: envelopes[0]?.envelopeId ?? null }),
          },
        });
        onClose();
      },
    );
  return (
    <FormDialog
      undoable={false}
      title={t(isOutgoing(detail.book) ? 'documents.send.title' : 'documents.passOn.title', {
        code: detail.code,
      })}
      mark={<LevelChip level={detail.level} />}
      verb={t('documents.verb.send')}
      missing={missing}
      act={act}
      safe={t('documents.send.safe')}
      onSubmit={submit}
      onClose={onClose}
    >
      {isOutgoing(detail.book) ? null : <p className="s">{t('documents.passOn.what')}</p>}
      <StationList
        chosen={chosen}
        onChange={(next) => {
          setPicked(next);
          setAgain(false);
        }}
        recipients={detail.recipients}
      />
      {picked === null && named.length > 0 ? (
        <p className="m cap">{t('documents.send.fromRecipients')}</p>
      ) : null}
      {onPaper.length > 0 ? (
        <Note tone="caution">{t('documents.send.onPaper', { names: onPaper.join('; ') })}</Note>
      ) : null}
      {asksAgain ? (
        <Checkbox checked={again} onChange={setAgain} detail={t('documents.send.again.detail')}>
          {t('documents.send.again')}
        </Checkbox>
      ) : null}
      {mayName ? (
        <Checkbox checked={onlyFor !== null} onChange={(on) => setOnlyFor(on ? '' : null)}>
          {t('documents.send.named')}
        </Checkbox>
      ) : null}
      {onlyFor === null ? null : (
        <TextField
          label={t('documents.send.named.who')}
          value={onlyFor}
          onChange={setOnlyFor}
          maxLength={120}
          hint={t('documents.send.named.hint')}
        />
      )}
      {names.length > 0 ? (
        <p className="s">{t('documents.send.confirm', { names: names.join('; ') })}</p>
      ) : null}
    </FormDialog>
  );
}
