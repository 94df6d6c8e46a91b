import { useState } from 'react';
import { useOpenSession } from '../../../data/session.ts';
import { TextArea } from '../../../components/TextField.tsx';
import { useWords } from '../../../i18n/I18n.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { openQuestion } from './steps.ts';
import { useAct } from '../../../data/useAct.ts';
import { ProposedPart } from './ProposedPart.tsx';

/** The opinion of whoever was asked for one in this case: the question above, and what they say to it. */
export function GiveOpinionForm({ detail, onClose }: { detail: Case; onClose: () => void }) {
  const { t, format } = useWords();
  const { userId } = useOpenSession();
  const [answer, setAnswer] = useState('');
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const one = openQuestion(detail, userId);
  if (one === undefined) return null;
  const input = { id: detail.id, revision: detail.revision, position: one.position, answer: answer.trim() };
  return (
    <ActPanel
      title={t('caseLife.answerTitle')}
      verb={t('caseLife.answerIt')}
      missing={input.answer === '' ? t('submissions.missing.text') : null}
      act={act}
      onGo={() => void act.call('submissions.answerConsultation', input, t('caseLife.answerDone'))}
      onClose={onClose}
    >
      <ProposedPart>
        <div className="m cap">
          {t('caseLife.askedBy', { name: one.askedBy.fullName, when: format.dateTime(one.askedMs) })}
        </div>
        <p className="preline">{one.question}</p>
      </ProposedPart>
      <TextArea
        rows={3}
        label={t('caseLife.answer')}
        value={answer}
        onChange={setAnswer}
        maxLength={10_000}
      />
    </ActPanel>
  );
}
