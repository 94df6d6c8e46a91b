import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call } from '../../app/bridge.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/I18n.tsx';
import { PrimaryKey } from '../../keys/PrimaryKey.tsx';
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

function AskReason({ open, detail, onClose, onRevealed }: RevealDialogProps) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<WireError | null>(null);
  const ready = reason.trim() !== '';
  const show = async (): Promise<void> => {
    if (!ready) return;
    const reply = await call('submissions.revealSender', { id: detail.id, reason: reason.trim() });
    if (reply.ok) onRevealed(reply.value.sender);
    else setError(reply.error);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('submissions.revealTitle', { code: detail.receiptCode })}
      actions={
        <>
          <Button kind="primary" icon="eye" disabled={!ready} onPress={() => void show()}>
            {t('submissions.revealDo')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <PrimaryKey onPress={() => void show()} />
      <p className="s">{t('submissions.revealWhat')}</p>
      <TextField
        label={t('submissions.revealReason')}
        hint={t('submissions.revealHint')}
        value={reason}
        onChange={setReason}
        maxLength={300}
        autoFocus
      />
      {error ? <ErrorPanel error={error} /> : null}
    </Dialog>
  );
}
