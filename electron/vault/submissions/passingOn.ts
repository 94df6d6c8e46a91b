import { raise } from '../../../shared/errors.ts';
import { about, actedBy, handlers } from '../ports.ts';
import { carryOut, freshSubmission } from './acting.ts';
import { insertPassOn, standingAnswer } from './passOnStore.ts';

export const passingOnCommands = handlers({
  /**
   * Writes down that the sender of a case was told what the office to which it went has answered. Each answer is passed
   * on once; one that comes after it was refused is owed anew.
   * @throws AppError `illegal-transition` while no answer stands with the case, `already-delivered`
   */
  'submissions.passOn': (ports, input) => {
    const before = freshSubmission(ports, input);
    const answer = before.state === 'transferred' ? standingAnswer(ports.db, before.id) : null;
    if (answer === null) return raise('illegal-transition', { from: before.state, action: 'pass-on' });
    if (answer.passedMs !== null) raise('already-delivered', { id: before.id });
    insertPassOn(ports.db, {
      answerId: answer.id,
      submissionId: before.id,
      channel: input.channel,
      note: input.note,
      ...actedBy(ports),
    });
    const changed = carryOut(ports, before, { act: 'pass-on', note: input.note }, { state: before.state });
    ports.append({
      act: 'submission.answer-passed-on',
      ...about('submission', before.id),
      facts: { peer: answer.office, code: before.receiptCode, channel: input.channel },
    });
    return changed;
  },
});
