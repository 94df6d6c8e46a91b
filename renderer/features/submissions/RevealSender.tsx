import { useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { useAct } from '../../data/useAct.ts';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import type { Case } from './stores.ts';

export type Revealed = Output<'submissions.revealSender'>['sender'];

export interface RevealDialogProps {
  open: boolean;
  detail: Case;
  onClose: () => void;
  onRevealed: (sender: Revealed) => void;
}

/** The identity is shown after a reason, which the ledger keeps. */
export function RevealDialog(props: RevealDialogProps) {
  return props.open ? <AskReason {...props} /> : null;
}

function AskReason({ detail, onClose, onRevealed }: RevealDialogProps) {
  const t = useT();
  const [reason, setReason] = useState('');
  const act = useAct();
  const why = reason.trim();
  const show = (): void =>
    void act.call('submissions.revealSender', { id: detail.id, reason: why }, ({ sender }) =>
      onRevealed(sender),
    );
  return (
    <FormDialog
      undoable
      title={t('submissions.revealTitle', { code: detail.receiptCode })}
      verb={t('submissions.revealDo')}
      missing={why === '' ? t('submissions.missing.why') : null}
      act={act}
      onForget={act.forget}
      onSubmit={show}
      onClose={onClose}
    >
      <p className="s">{t('submissions.revealWhat')}</p>
      <TextField
        label={t('submissions.revealReason')}
        hint={t('submissions.revealHint')}
        value={reason}
        onChange={setReason}
        maxLength={300}
        autoFocus
      />
    </FormDialog>
  );
}
