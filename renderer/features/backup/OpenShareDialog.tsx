import { useState } from 'react';
import { host } from '../../app/bridge.ts';
import { Failure } from '../../app/Failure.tsx';
import { useAct } from '../../app/useAct.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';

/** The holder opens the share of an office that lost its code: with the own key, after the own passphrase. */
export function OpenShareDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const [passphrase, setPassphrase] = useState('');
  const run = (): void =>
    void act.run(
      () => host().openShare(passphrase),
      (opened) => {
        if (opened === null) return;
        const { officeName, position, threshold } = opened;
        useToasts
          .getState()
          .show({ text: t('shares.open.done', { office: officeName, position, threshold }) });
        onClose();
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('shares.open')}
      actions={
        <>
          <Button kind="primary" disabled={passphrase === '' || act.busy} onPress={run}>
            {t('shares.open.choose')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <p className="s">{t('shares.open.lead')}</p>
      <TextField
        label={t('shares.open.passphrase')}
        type="passphrase"
        value={passphrase}
        onChange={setPassphrase}
        autoFocus
      />
      {act.error ? <Failure error={act.error} /> : null}
    </Dialog>
  );
}
