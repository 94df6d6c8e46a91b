import { useState } from 'react';
import { DecisionField } from '../../../forms/DecisionField.tsx';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { TextArea, TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { useAct } from '../../../data/useAct.ts';
import type { DataRequest } from '../stores.ts';

const ANSWERS = ['granted', 'refused'] as const;
const FIELDS = ['fullName', 'address', 'phone', 'email', 'idNumber'] as const;
const NOTHING = { fullName: '', address: '', phone: '', email: '', idNumber: '' };

interface DecideRequestDialogProps {
  request: DataRequest;
  /** the request has its answer */
  onDecided: () => void;
  onClose: () => void;
}

/** Another person's word on a request. A correction names what changes; what is left empty stays as it is. */
export function DecideRequestDialog({ request, onDecided, onClose }: DecideRequestDialogProps) {
  const t = useT();
  const [decision, setDecision] = useState<(typeof ANSWERS)[number] | null>(null);
  const [answer, setAnswer] = useState('');
  const [sender, setSender] = useState(NOTHING);
  const act = useAct({ onDone: onDecided, reread: 'submissions.get' });
  const erases = request.kind === 'erase' && decision === 'granted';
  const corrects = request.kind === 'correct' && decision === 'granted';
  const missing =
    decision === null
      ? t('submissions.missing.decision')
      : answer.trim() === ''
        ? t('privacy.missing.answer')
        : corrects && Object.values(sender).every((part) => part.trim() === '')
          ? t('privacy.missing.correction')
          : null;
  const input = {
    requestId: request.id,
    shown: request.shown,
    grant: decision === 'granted',
    answer: answer.trim(),
    sender: corrects ? sender : null,
  };
  return (
    <FormDialog
      undoable={!erases}
      title={t('privacy.decideTitle', { code: request.receiptCode })}
      wide
      verb={t(erases ? 'privacy.eraseDo' : 'privacy.decide')}
      danger={erases}
      missing={missing}
      act={act}
      onForget={act.forget}
      onSubmit={() => void act.call('privacy.decide', input, t('privacy.decided'))}
      onClose={onClose}
    >
      <p className="md">{t(`privacy.kind.${request.kind}`)}</p>
      <p className="s preline">{request.words}</p>
      <DecisionField
        value={decision}
        onChange={setDecision}
        answers={ANSWERS.map((id) => ({ id, text: t(`privacy.decision.${id}`) }))}
      />
      {erases ? <p className="caution">{t('privacy.eraseWarning')}</p> : null}
      {corrects ? (
        <div className="grid12">
          {FIELDS.map((name) => (
            <TextField
              key={name}
              span={6}
              label={t(`submissions.sender.${name}`)}
              optional={t('privacy.leaveAsIs')}
              value={sender[name]}
              onChange={(value) => setSender({ ...sender, [name]: value })}
              maxLength={name === 'address' ? 300 : 120}
            />
          ))}
        </div>
      ) : null}
      <TextArea rows={3} label={t('privacy.answer')} value={answer} onChange={setAnswer} maxLength={5000} />
    </FormDialog>
  );
}
