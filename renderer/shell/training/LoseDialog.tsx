import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { host } from '../../data/bridge.ts';
import { Failure } from '../../forms/Failure.tsx';
import { useTraining } from './trainingStore.ts';

/** The exercise of a lost machine: this page goes, and the first screen offers the backups. Nothing is deleted yet. */
export function LoseDialog() {
  const t = useT();
  const close = useTraining((state) => state.close);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const lose = async (): Promise<void> => {
    setBusy(true);
    const reply = await host().loseTraining();
    setBusy(false);
    if (!reply.ok) setError(reply.error);
  };
  return (
    <Dialog
      undoable
      onClose={close}
      title={t('training.lose.ask')}
      mustAnswer={busy}
      actions={
        <>
          <Button kind="primary" onPress={() => void lose()} disabled={busy} autoFocus>
            {t('training.lose.do')}
          </Button>
          <Button onPress={close} disabled={busy} hint="Esc">
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('training.lose.what')}</p>
      <p className="s">{t('training.lose.back')}</p>
      {error ? <Failure error={error} /> : null}
    </Dialog>
  );
}
