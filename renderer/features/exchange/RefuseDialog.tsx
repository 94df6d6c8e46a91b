import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { call } from '../../data/bridge.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { type Reason, reasonsFor } from './refuseReasons.ts';
import type { Envelope } from './stores.ts';

export interface RefuseDialogProps {
  open: boolean;
  envelope: Envelope;
  /** what was found already: the reason and the words for the sender, which may be changed */
  because?: { readonly reason: Reason; readonly note: string };
  onClose: () => void;
  onError: (error: WireError | null) => void;
}

/** Refusing goes back to the sender as a signed receipt with the reason; it can't be taken back. */
export function RefuseDialog(props: RefuseDialogProps) {
  return props.open ? <Ask {...props} /> : null;
}

function Ask({ open, envelope, because, onClose, onError }: RefuseDialogProps) {
  const t = useT();
  const [reason, setReason] = useState<Reason | null>(because?.reason ?? null);
  const [note, setNote] = useState(because?.note ?? '');
  const ready = reason !== null && (reason !== 'other' || note.trim() !== '');
  const refuse = async (): Promise<void> => {
    if (reason === null) return;
    const reply = await call('exchange.refuse', {
      envelopeId: envelope.envelopeId,
      reason: t(`exchange.refuseReason.${reason}`),
      note: note.trim(),
    });
    onClose();
    onError(reply.ok ? null : reply.error);
    if (reply.ok) useToasts.getState().show({ text: t('exchange.refused') });
  };
  return (
    <Dialog
      undoable={false}
      open={open}
      onClose={onClose}
      role="alertdialog"
      title={t('exchange.refuseTitle', { sequence: envelope.sequence, peer: envelope.peer })}
      actions={
        <>
          <Button
            kind="danger"
            disabled={!ready}
            disabledReason={ready ? null : t('exchange.refuseMissing')}
            onPress={() => void refuse()}
          >
            {t('exchange.refuseDo')}
          </Button>
          <Button hint="Esc" onPress={onClose}>
            {t('exchange.refuseKeep')}
          </Button>
        </>
      }
    >
      <p className="s">{t('exchange.refuseWhat')}</p>
      <RadioGroup
        label={t('exchange.refuseWhy')}
        value={reason}
        onChange={setReason}
        choices={reasonsFor(envelope.kind).map((id) => ({ id, text: t(`exchange.refuseReason.${id}`) }))}
      />
      <TextField
        label={t('exchange.refuseNote')}
        {...(reason === 'other' ? {} : { optional: t('common.optional') })}
        value={note}
        onChange={setNote}
        maxLength={500}
      />
    </Dialog>
  );
}
