import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useTraining } from './trainingStore.ts';

/** Begins the training again from the same beginning, or takes all of it off this machine. The page goes with it. */
export function RemoveDialog({ again }: { again: boolean }) {
  const t = useT();
  const close = useTraining((state) => state.close);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const name = again ? 'training.reset' : 'training.remove';
  const remove = async (): Promise<void> => {
    setBusy(true);
    const reply = await host().removeTraining(again);
    setBusy(false);
    if (!reply.ok) setError(reply.error);
  };
  return (
    <Dialog
      undoable={false}
      onClose={close}
      title={t(`${name}.ask`)}
      role="alertdialog"
      mustAnswer={busy}
      actions={
        <>
          <Button onPress={close} disabled={busy} hint="Esc">
            {t('word.keepIt')}
          </Button>
          <Button kind="danger" onPress={() => void remove()} disabled={busy}>
            {t(name)}
          </Button>
        </>
      }
    >
      <p>{t(`${name}.what`)}</p>
      <p className="s">{t('training.remove.elsewhere')}</p>
      {error ? <Failure error={error} /> : null}
    </Dialog>
  );
}
