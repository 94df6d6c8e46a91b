import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useToasts } from '../../components/toastStore.ts';
import { useT } from '../../i18n/I18n.tsx';
import { FormDialog } from '../../forms/FormDialog.tsx';
import { mayCall } from '../../data/mayCall.ts';
import { useOpenSession } from '../../data/session.ts';
import { useAct } from '../../data/useAct.ts';

const REASONS = ['wrong-case', 'off-point', 'unsigned', 'missing-file', 'other'] as const;
type Reason = (typeof REASONS)[number];

export interface RefuseAnswerProps {
  envelopeId: string;
  office: string;
}

/** Sends the answer of another office back, for a reason; nothing for whoever may not. */
export function RefuseAnswer(props: RefuseAnswerProps) {
  const t = useT();
  const { roles } = useOpenSession();
  const [asking, setAsking] = useState(false);
  if (!mayCall(roles, 'exchange.refuseAnswer')) return null;
  return (
    <>
      <Button kind="quiet" icon="refused" onPress={() => setAsking(true)}>
        {t('travel.refuseAnswer')}
      </Button>
      {asking ? <Ask {...props} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Ask({ envelopeId, office, onClose }: RefuseAnswerProps & { onClose: () => void }) {
  const t = useT();
  const act = useAct();
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const ready = reason !== null && (reason !== 'other' || note.trim() !== '');
  const refuse = (): void => {
    if (reason === null) return;
    const words = t(`travel.refuseAnswer.reason.${reason}`);
    void act.call('exchange.refuseAnswer', { envelopeId, reason: words, note: note.trim() }, () => {
      onClose();
      useToasts.getState().show({ text: t('travel.refuseAnswer.done') });
    });
  };
  return (
    <FormDialog
      undoable={false}
      title={t('travel.refuseAnswer.title', { office })}
      verb={t('travel.refuseAnswer.do')}
      missing={ready ? null : t('travel.refuseAnswer.missing')}
      act={act}
      onForget={act.forget}
      danger
      alert
      keep={t('travel.refuseAnswer.keep')}
      onSubmit={refuse}
      onClose={onClose}
    >
      <p className="s">{t('travel.refuseAnswer.what')}</p>
      <RadioGroup
        label={t('word.reason')}
        value={reason}
        onChange={setReason}
        choices={REASONS.map((id) => ({ id, text: t(`travel.refuseAnswer.reason.${id}`) }))}
      />
      <TextField
        label={t('travel.refuseAnswer.note')}
        {...(reason === 'other' ? {} : { optional: t('common.optional') })}
        value={note}
        onChange={setNote}
        maxLength={500}
      />
    </FormDialog>
  );
}
