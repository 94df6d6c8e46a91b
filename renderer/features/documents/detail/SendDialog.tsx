import '../documents.css';
import { useState } from 'react';
import type { DocumentDetail } from '../../../../shared/ipc/contract/documents.ts';
import { call } from '../../../app/bridge.ts';
import { useRouter } from '../../../app/router.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { LevelChip } from '../../../components/LevelChip.tsx';
import { useToasts } from '../../../components/toastStore.ts';
import { useT } from '../../../i18n/I18n.tsx';
import { Failure } from '../../../app/Failure.tsx';
import { StationList, useStations } from '../../../app/Stations.tsx';
import { isOutgoing } from '../words.ts';
import { useAct } from '../../../app/useAct.ts';

/** Sending through the exchange, or passing on what came: the stations by code and name, none chosen beforehand. */
export function SendDialog({ detail, onClose }: { detail: DocumentDetail; onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const go = useRouter((state) => state.go);
  const stations = useStations();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const names = (stations ?? [])
    .filter(({ stationId }) => chosen.includes(stationId))
    .map(({ name }) => name);
  const submit = (): void =>
    void act.run(
      () => call('exchange.send', { documentId: detail.id, to: chosen.map((stationId) => ({ stationId })) }),
      ({ envelopes }) => {
        useToasts.getState().show({
          text: t('documents.done.send', { count: envelopes.length }),
          action: { text: t('documents.send.openExchange'), onAct: () => go('exchange') },
        });
        onClose();
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(isOutgoing(detail.book) ? 'documents.send.title' : 'documents.passOn.title', {
        code: detail.code,
      })}
      mark={<LevelChip level={detail.level} />}
      actions={
        <>
          <Button
            kind="primary"
            onPress={submit}
            disabled={chosen.length === 0 || act.busy}
            disabledReason={chosen.length === 0 ? t('documents.missing.station') : null}
          >
            {t('documents.verb.send')}
          </Button>
          <Button onPress={onClose} hint="Esc">
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      {isOutgoing(detail.book) ? null : <p className="s">{t('documents.passOn.what')}</p>}
      <StationList chosen={chosen} onChange={setChosen} />
      {names.length > 0 ? (
        <p className="s">{t('documents.send.confirm', { names: names.join('; ') })}</p>
      ) : null}
      {act.error ? <Failure error={act.error} safe={t('documents.send.safe')} /> : null}
    </Dialog>
  );
}
