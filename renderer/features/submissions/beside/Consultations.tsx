import { useState } from 'react';
import { FormDialog } from '../../../forms/FormDialog.tsx';
import { useAsk } from '../../../data/ask.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../components/Button.tsx';
import { DueClock } from '../../../components/DueClock.tsx';
import { TextArea } from '../../../components/TextField.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { useAct } from '../../../data/useAct.ts';
import type { Case } from '../stores.ts';
import { Chases } from './Chase.tsx';
import { Panel } from '../../../parts/frame/Panel.tsx';

type Asked = Case['consultations'][number];

/** Who was asked what, until when, and what they said. */
export function Consultations({ detail }: { detail: Case }) {
  const t = useT();
  const [answering, setAnswering] = useState<Asked | null>(null);
  if (detail.consultations.length === 0) return null;
  return (
    <Panel title={t('caseLife.consultations')}>
      <ul className="clockList">
        {detail.consultations.map((one) => (
          <AskedLine key={one.position} one={one} detail={detail} onAnswer={() => setAnswering(one)} />
        ))}
      </ul>
      {answering ? <AnswerDialog detail={detail} one={answering} onClose={() => setAnswering(null)} /> : null}
    </Panel>
  );
}

function AskedLine({ one, detail, onAnswer }: { one: Asked; detail: Case; onAnswer: () => void }) {
  const { t, format } = useWords();
  const { userId } = useOpenSession();
  const { value: choices } = useAsk('rules.choices', {});
  // a person who was asked answers with the main button of the case; for an office somebody of ours writes it down
  const works = detail.lead?.id === userId || detail.support.some(({ id }) => id === userId);
  return (
    <li>
      <div className="row">
        <span className="md cut">{one.person?.fullName ?? one.office}</span>
        <span className="end" />
        {one.answeredMs === null ? (
          <DueClock dueOn={one.dueOn} lateDays={one.lateDays} today={choices?.today ?? ''} />
        ) : (
          <span className={one.lateDays > 0 ? 'caution' : 'done'}>
            {t('caseLife.answeredOn', { when: format.dayMonth(format.dayOf(one.answeredMs)) })}
          </span>
        )}
      </div>
      <div className="s preline">{one.question}</div>
      <div className="m cap">
        {t('caseLife.askedBy', { name: one.askedBy.fullName, when: format.dateTime(one.askedMs) })}
      </div>
      {one.answer === null ? null : <p className="s preline mt2">{one.answer}</p>}
      <Chases detail={detail} one={one} />
      {one.answer === null && one.person === null && works ? (
        <Button size="small" icon="reply" onPress={onAnswer}>
          {t('caseLife.writeAnswer')}
        </Button>
      ) : null}
    </li>
  );
}

function AnswerDialog({ detail, one, onClose }: { detail: Case; one: Asked; onClose: () => void }) {
  const t = useT();
  const [answer, setAnswer] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const input = {
    id: detail.id,
    revision: detail.revision,
    position: one.position,
    answer: answer.trim(),
  };
  return (
    <FormDialog
      undoable
      title={t('caseLife.answerTitle')}
      verb={t('caseLife.answerIt')}
      missing={input.answer === '' ? t('submissions.missing.text') : null}
      act={act}
      onForget={act.forget}
      onSubmit={() => void act.call('submissions.answerConsultation', input, t('caseLife.answerDone'))}
      onClose={onClose}
    >
      <p className="s preline">{one.question}</p>
      <TextArea
        rows={4}
        label={t('caseLife.answer')}
        value={answer}
        onChange={setAnswer}
        maxLength={10_000}
        autoFocus
      />
    </FormDialog>
  );
}
