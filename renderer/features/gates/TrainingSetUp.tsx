import { useEffect, useState } from 'react';
import { GateFrame, GateHead } from '../../parts/gate/GateFrame.tsx';
import { host, on } from '../../data/bridge.ts';
import { useSession } from '../../data/session.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Note } from '../../components/Note.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { useT } from '../../i18n/I18n.tsx';
import type { WireError } from '../../../shared/errors.ts';

/** Makes the training vault, shows how far it is, then tells with which name and passphrase it opens. */
export function TrainingSetUp({ ready, onBack }: { ready: boolean; onBack: () => void }) {
  const t = useT();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [made, setMade] = useState<{ passphrase: string } | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  useEffect(() => {
    if (!ready) return undefined; // a question to the vault that is still on its way would die with its process
    const off = on('progress', (event) => setProgress({ done: event.done ?? 0, of: event.of ?? 1 }));
    let live = true;
    void host()
      .createTraining()
      .then((reply) => {
        if (!live) return;
        if (reply.ok) setMade({ passphrase: reply.value.passphrase });
        else setError(reply.error);
      });
    return () => {
      live = false;
      off();
    };
  }, [ready]);
  return (
    <GateFrame>
      <GateHead title={t('training.title')}>{t('training.lead')}</GateHead>
      {error ? <ErrorPanel error={error} safe={t('start.nothingWritten')} /> : null}
      {made === null && error === null ? (
        <ProgressBar
          label={t('training.making')}
          done={progress?.done ?? 0}
          total={progress?.of ?? 1}
          valueText={
            progress === null
              ? t('training.preparing')
              : t('training.percent', { percent: Math.floor((100 * progress.done) / progress.of) })
          }
        />
      ) : null}
      {made ? (
        <Note tone="done" title={t('training.made')}>
          {t.rich('training.passphrase', { passphrase: made.passphrase, code: (chunks) => <b>{chunks}</b> })}
        </Note>
      ) : null}
      <div className="row">
        {made ? (
          <Button key="go" kind="primary" autoFocus onPress={() => void useSession.getState().boot()}>
            {t('training.go')}
          </Button>
        ) : (
          <Button key="back" onPress={onBack} icon="chevron-left" disabled={error === null}>
            {t('common.back')}
          </Button>
        )}
      </div>
    </GateFrame>
  );
}
