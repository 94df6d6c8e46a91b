import { useState } from 'react';
import { host } from '../../data/bridge.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
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
    <FormDialog
      undoable
      title={t('shares.open')}
      verb={t('shares.open.choose')}
      missing={passphrase === '' ? t('shares.open.missing') : null}
      act={act}
      onSubmit={run}
      onClose={onClose}
    >
      <p className="s">{t('shares.open.lead')}</p>
      <TextField
        label={t('word.yourPassphrase')}
        type="passphrase"
        value={passphrase}
        onChange={setPassphrase}
        autoFocus
      />
    </FormDialog>
  );
}
