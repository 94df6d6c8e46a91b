import { requireShown } from '../seals/shown.ts';
import { believe } from '../seals/believed.ts';
import { raise } from '../../../shared/errors.ts';
import { type Parsed, type Ports, actedBy, handlers } from '../ports.ts';
import { refuseBlanks } from './blanks.ts';
import { carryOut, freshSubmission, stateAfter, takesPart } from './acting.ts';
import { digestOfFiles, rowsOfRound, setFiles } from './answerFiles.ts';
import { decideRound, latestRound, type Round, saveRound } from './answerStore.ts';
import { believeFiles } from './believedAnswer.ts';
import { undeliveredOf } from './deliveryStore.ts';
import { dueOnOf } from './clocks.ts';
import { endExtension } from './extending.ts';
import { indexSubmission } from './indexing.ts';
import type { SubmissionRecord } from './store.ts';

export const answeringCommands = handlers({
  /** Keeps a draft of the answer; with `submit` it goes to a leader and this round is fixed. */
  'submissions.draftAnswer': (ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'submit-answer', note: '' } as const;
    const state = stateAfter(ports, before, acting);
    if (!takesPart(ports, before)) raise('not-permitted', { op: 'submissions.draftAnswer' });
    if (input.submit) refuseBlanks(input.text);
    const round = openRound(ports, before);
    const draft = { round, body: input.text, ...actedBy(ports) };
    saveRound(ports.db, before.id, { ...draft, submitted: false });
    setFiles(ports, before.id, round, input.files);
    if (input.submit) saveRound(ports.db, before.id, { ...draft, submitted: true });
    const act = input.submit ? 'submission.answer-submitted' : 'submission.answer-drafted';
    const facts = { round, ...filesFact(ports, before.id, round) };
    ports.append({ act, subjectKind: 'submission', subjectId: before.id, facts });
    if (input.submit) return carryOut(ports, before, acting, { state });
    return carryOut(ports, before, { act: 'draft-answer', note: '' }, { state: before.state });
  },

  'submissions.decideAnswer': decideAnswer,
});

/** A leader's word on the submitted round. Whoever drafted it never decides on it. */
export function decideAnswer(
  ports: Ports,
  input: Parsed<'submissions.decideAnswer'>,
): { id: string; revision: number } {
  const { before: seen, state, round } = decidable(ports, input);
  const dueOn = dueOnOf(ports, seen);
  const before = input.approve ? endExtension(ports, seen) : seen;
  const decision = input.approve ? 'approved' : 'rejected';
  decideRound(ports.db, before.id, round.round, {
    decision,
    by: ports.actor.id,
    atMs: ports.nowMs(),
    note: input.note,
  });
  const changed = carryOut(
    ports,
    before,
    { act: actOf(input), note: input.note },
    {
      state,
      ...(input.approve ? { answeredMs: ports.nowMs(), toldMs: null } : {}),
    },
  );
  if (input.approve) indexSubmission(ports.db, before.id);
  const act = input.approve ? 'submission.answer-approved' : 'submission.answer-returned';
  const waits = input.approve ? { waits: undeliveredOf(ports.db, before.id).length } : {};
  const facts = { round: round.round, dueOn, ...waits, ...filesFact(ports, before.id, round.round) };
  ports.append({ act, subjectKind: 'submission', subjectId: before.id, facts });
  return changed;
}

/** Which files an entry is about; an answer without any says nothing of them. */
function filesFact(ports: Ports, submissionId: string, round: number): { files?: string } {
  const files = digestOfFiles(ports, submissionId, round);
  return files === null ? {} : { files };
}

const actOf = ({ approve }: { approve: boolean }) => (approve ? 'approve-answer' : 'reject-answer');

/** The round that this person may decide on now, and the state of the case after it. */
export function decidable(
  ports: Ports,
  input: { id: string; revision: number; shown: string; approve: boolean },
) {
  const before = freshSubmission(ports, input);
  const act = actOf(input);
  const state = stateAfter(ports, before, { act });
  const round = submittedRound(ports, before);
  if (round.byId === ports.actor.id) raise('separation-of-duties', { action: act });
  requireShown(ports.db, input.shown, ...rowsOfRound(ports, before.id, round.round));
  if (input.approve) {
    refuseBlanks(round.body);
    believe(ports.db, 'submission_answer', 'submitted', [before.id, round.round]);
    believeFiles(ports, before.id, round, 'submitted');
  }
  return { before, state, round };
}

/** The round that may still be written on: the last one while it is not submitted, else the next. */
function openRound(ports: Ports, record: SubmissionRecord): number {
  const last = latestRound(ports.db, record.id);
  if (last === null) return 1;
  return last.submitted ? last.round + 1 : last.round;
}

function submittedRound(ports: Ports, record: SubmissionRecord): Round {
  const last = latestRound(ports.db, record.id);
  if (last === null || !last.submitted || last.decision !== null)
    return raise('illegal-transition', { from: record.state, action: 'decide-answer' });
  return last;
}
