import { useState } from 'react';
import { useDeadlineReader } from '../../../forms/choices.ts';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { DateField } from '../../../components/DateField.tsx';
import { RadioGroup } from '../../../components/RadioGroup.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea, TextField } from '../../../components/TextField.tsx';
import { useT } from '../../../i18n/I18n.tsx';
import { type Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { useAct } from '../../../data/useAct.ts';

const WHOM = ['person', 'office'] as const;

/** A question to a colleague or another office, with a date of its own inside that of the case. */
export function ConsultForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const t = useT();
  const parse = useDeadlineReader();
  const { userId } = useOpenSession();
  const { value: people } = useAsk('people.choices', { forAct: 'consult' });
  const [whom, setWhom] = useState<(typeof WHOM)[number]>('person');
  const [personId, setPerson] = useState<string | null>(null);
  const [office, setOffice] = useState('');
  const [question, setQuestion] = useState('');
  const [dueOn, setDueOn] = useState<string | null>(null);
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const asked = whom === 'person' ? personId !== null : office.trim() !== '';
  const missing = !asked
    ? t('caseLife.missing.whom')
    : question.trim() === ''
      ? t('caseLife.missing.question')
      : null;
  const input = {
    id: detail.id,
    revision: detail.revision,
    personId: whom === 'person' ? personId : null,
    office: whom === 'office' ? office.trim() : '',
    question: question.trim(),
    dueOn,
  };
  return (
    <ActPanel
      title={t('submissions.step.ask-consultation')}
      detail={t('submissions.what.ask-consultation')}
      verb={t('submissions.verb.ask-consultation')}
      missing={missing}
      act={act}
      onGo={() => void act.call('submissions.askConsultation', input, t('submissions.done.ask-consultation'))}
      onClose={onClose}
    >
      <div className="grid12">
        <RadioGroup
          span={4}
          label={t('caseLife.askWhom')}
          inline
          value={whom}
          onChange={setWhom}
          choices={WHOM.map((id) => ({ id, text: t(`caseLife.askWhom.${id}`) }))}
        />
        {whom === 'person' ? (
          <Select
            span={4}
            label={t('caseLife.person')}
            placeholder={t('submissions.choosePerson')}
            value={personId}
            onChange={setPerson}
            choices={(people?.people ?? [])
              .filter(({ id }) => id !== userId)
              .map(({ id, fullName, position }) => ({ id, text: fullName, detail: position }))}
          />
        ) : (
          <TextField
            span={4}
            label={t('caseLife.office')}
            value={office}
            onChange={setOffice}
            maxLength={200}
          />
        )}
        <DateField
          span={4}
          label={t('caseLife.consultDue')}
          optional={t('common.optional')}
          hint={t('caseLife.consultDueHint')}
          value={dueOn}
          onChange={setDueOn}
          parse={parse}
        />
        <TextArea
          span={12}
          rows={2}
          label={t('caseLife.question')}
          value={question}
          onChange={setQuestion}
          maxLength={5000}
        />
      </div>
    </ActPanel>
  );
}
