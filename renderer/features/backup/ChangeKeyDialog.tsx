import { useState } from 'react';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';

/** Đổi khóa kho: why; it is done behind the act, while all else waits. */
export function ChangeKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const act = useAct({ onDone: onClose });
  const [reason, setReason] = useState('');
  const ask = (): Promise<boolean> => act.call('vault.changeKey', { reason }, t('changeKey.asked'));
  return (
    <FormDialog
      undoable
      title={t('changeKey.title')}
      verb={t('changeKey.do')}
      missing={reason.trim() === '' ? t('word.giveTheReason') : null}
      act={act}
      onForget={act.forget}
      onSubmit={() => void ask()}
      onClose={onClose}
    >
      <p className="s">{t('changeKey.what')}</p>
      <TextField
        label={t('word.reason')}
        value={reason}
        onChange={setReason}
        hint={t('changeKey.reason.hint')}
        maxLength={300}
        autoFocus
      />
    </FormDialog>
  );
}
