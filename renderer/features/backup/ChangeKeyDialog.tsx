import { useState } from 'react';
import { call } from '../../data/bridge.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';

/** Đổi khóa kho: why; it is done at the next opening, when nobody works in the vault. */
export function ChangeKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const [reason, setReason] = useState('');
  const ask = (): Promise<boolean> =>
    act.run(
      () => call('vault.changeKey', { reason }),
      () => {
        useToasts.getState().show({ text: t('changeKey.asked') });
        onClose();
      },
    );
  return (
    <FormDialog
      title={t('changeKey.title')}
      verb={t('changeKey.do')}
      missing={reason.trim() === '' ? t('changeKey.missing') : null}
      busy={act.busy}
      error={act.error}
      onForget={act.forget}
      onSubmit={() => void ask()}
      onClose={onClose}
    >
      <p className="s">{t('changeKey.what')}</p>
      <TextField
        label={t('renew.reason')}
        value={reason}
        onChange={setReason}
        hint={t('changeKey.reason.hint')}
        maxLength={300}
        autoFocus
      />
    </FormDialog>
  );
}
