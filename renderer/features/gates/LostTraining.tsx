import { useEffect, useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { FoundBackups } from '../../../shared/ipc/bridge.ts';
import { GateFrame, GateHead } from '../../parts/gate/GateFrame.tsx';
import { host } from '../../data/bridge.ts';
import { useSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { NoneFound } from './RestorePlaces.tsx';
import { RestorePane } from './RestorePane.tsx';

/** The training vault was set aside: the backups beside its place, and the way back to it as it was. */
export function LostTraining() {
  const t = useT();
  const settled = useSession((state) => state.settled);
  const [found, setFound] = useState<FoundBackups | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  useEffect(() => {
    if (!settled) return; // a question to the vault that is still on its way would die with its process
    void host()
      .findBackups('known')
      .then((reply) => (reply.ok ? setFound(reply.value) : setError(reply.error)));
  }, [settled]);
  const back = async (): Promise<void> => {
    const reply = await host().bringTrainingBack();
    if (reply.ok) await useSession.getState().boot();
    else setError(reply.error);
  };
  if (error === null && found !== null && found.sets.length > 0)
    return <RestorePane drill found={found} onBack={() => void back()} />;
  return (
    <GateFrame training>
      <GateHead title={t('restore.title')}>{t('restore.lead')}</GateHead>
      {error ? <ErrorPanel error={error} safe={t('restore.nothingChanged')} /> : null}
      {found?.sets.length === 0 ? <NoneFound found={found} /> : null}
      <div className="row">
        <Button icon="chevron-left" onPress={() => void back()} disabled={found === null && error === null}>
          {t('common.back')}
        </Button>
      </div>
    </GateFrame>
  );
}
