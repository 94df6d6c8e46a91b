import { useState } from 'react';
import { call } from '../../../data/bridge.ts';
import { DecisionField } from '../../../forms/DecisionField.tsx';
import { useAsk } from '../../../data/ask.ts';
import { TextArea, TextField } from '../../../components/TextField.tsx';
import { useT, useWords } from '../../../i18n/I18n.tsx';
import { Enclosed } from '../FileTag.tsx';
import type { Case } from '../stores.ts';
import { ActPanel } from './ActPanel.tsx';
import { CompareRounds } from './CompareRounds.tsx';
import { CouncilSits } from './CouncilSits.tsx';
import { useAct } from '../../../data/useAct.ts';
import { StillOpen } from './StillOpen.tsx';
import { ProposedPart } from './ProposedPart.tsx';

export interface DecideFormProps {
  what: 'decide-refusal' | 'decide-answer';
  detail: Case;
  onClose: () => void;
}

const ANSWERS = ['approve', 'reject'] as const;

/** A leader's word on what somebody else proposed. Nothing is chosen beforehand. */
export function DecideForm({ what, detail, onClose }: DecideFormProps) {
  const t = useT();
  const [answer, setAnswer] = useState<'approve' | 'reject' | null>(null);
  const [note, setNote] = useState('');
  const [passphrase, setPassphrase] = useState('');
  // whoever approves an answer may sign it in the same act
  const asksToSign = what === 'decide-answer' && answer === 'approve';
  const signs = asksToSign && passphrase !== '';
  const act = useAct({ onDone: onClose, reread: 'submissions.get' });
  const missing =
    answer === null
      ? t('submissions.missing.decision')
      : answer === 'reject' && note.trim() === ''
        ? t('submissions.missing.why')
        : null;
  const go = (): void => {
    const said = { id: detail.id, revision: detail.revision, note: note.trim() };
    const shown = detail.answerDraft?.shown ?? '';
    if (signs) {
      void act
        .call(
          'submissions.approveAndSign',
          { ...said, shown, passphrase },
          t('submissions.done.approve-sign'),
        )
        .finally(() => setPassphrase(''));
      return;
    }
    const input = { ...said, approve: answer === 'approve' };
    void act.run(
      () =>
        what === 'decide-refusal'
          ? call('submissions.decideRefusal', input)
          : call('submissions.decideAnswer', { ...input, shown }),
      t(`submissions.done.${what}.${answer ?? 'approve'}`),
    );
  };
  return (
    <ActPanel
      title={t(`submissions.step.${what}`)}
      detail={t(`submissions.what.${what}`)}
      verb={t(
        answer === null
          ? 'submissions.verb.decide'
          : asksToSign
            ? `submissions.verb.${signs ? 'approve-sign' : 'approve-only'}`
            : `submissions.verb.${what}.${answer}`,
      )}
      missing={missing}
      act={act}
      onGo={go}
      onClose={onClose}
      more={
        what === 'decide-answer' && detail.answerDraft ? (
          <CompareRounds detail={detail} text={detail.answerDraft.text} />
        ) : null
      }
    >
      {what === 'decide-answer' ? (
        <>
          <CouncilSits council={detail.council} />
          <StillOpen consultations={detail.consultations} extension={detail.extension} />
        </>
      ) : null}
      {what === 'decide-answer' ? <Proposed detail={detail} /> : <ProposedRefusal detail={detail} />}
      <DecisionField
        value={answer}
        onChange={setAnswer}
        answers={ANSWERS.map((id) => ({ id, text: t(`submissions.verb.${what}.${id}`) }))}
      />
      <div className="grid12">
        {asksToSign ? (
          <TextField
            span={6}
            type="passphrase"
            label={t('caseLife.passphrase')}
            optional={t('submissions.signNow')}
            value={passphrase}
            onChange={setPassphrase}
            maxLength={256}
          />
        ) : null}
        <TextArea
          span={asksToSign ? 6 : 12}
          rows={1}
          label={t(answer === 'reject' ? 'submissions.why' : 'submissions.note')}
          {...(answer === 'reject' ? {} : { optional: t('common.optional') })}
          value={note}
          onChange={setNote}
          maxLength={1000}
        />
      </div>
    </ActPanel>
  );
}

function Proposed({ detail }: { detail: Case }) {
  const { t, format } = useWords();
  const draft = detail.answerDraft;
  if (draft === null) return null;
  return (
    <ProposedPart>
      <div className="m cap">
        {t('submissions.draftBy', {
          round: draft.round,
          name: draft.by.fullName,
          when: format.dateTime(draft.atMs),
        })}
      </div>
      <p className="read preline" data-selectable="">
        {draft.text}
      </p>
      <Enclosed files={draft.files} />
    </ProposedPart>
  );
}

function ProposedRefusal({ detail }: { detail: Case }) {
  const t = useT();
  const { value } = useAsk('rules.choices', {});
  const reason = value?.submissionReasons.find((line) => line.id === detail.reasonCode);
  const proposal = detail.notes.filter((note) => note.act === 'propose-refusal').at(-1);
  return (
    <ProposedPart>
      <div className="md">
        {reason
          ? t('submissions.reasonLine', { code: reason.id, name: reason.name })
          : (detail.reasonCode ?? '')}
      </div>
      <div className="m cap">{proposal ? t('submissions.proposedBy', { name: proposal.by }) : null}</div>
      {proposal?.text ? <p className="preline">{proposal.text}</p> : null}
    </ProposedPart>
  );
}
