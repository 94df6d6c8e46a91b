import { shownState } from '../../../shared/domain/submission/lifecycle.ts';
import { raise } from '../../../shared/errors.ts';
import { actedBy, about, command } from '../ports.ts';
import { carryOut, freshSubmission, stateAfter, submissionOf } from './acting.ts';
import { approvedRound } from './answerStore.ts';
import { settleTold } from './telling.ts';
import { deliveriesOf, insertDelivery, undeliveredOf } from './deliveryStore.ts';

export const deliveryCommands = {
  /** Each receipt has its own sender, so each is told by itself. */
  'submissions.deliver': command<'submissions.deliver'>((ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'deliver', note: input.note } as const;
    const state = stateAfter(ports, before, acting);
    const round = approvedRound(ports.db, before.id)?.round;
    if (round === undefined) return raise('illegal-transition', { from: before.state, action: 'deliver' });
    if (deliveriesOf(ports.db, before.id).some(({ receiptId }) => receiptId === input.receiptId))
      raise('already-delivered', { id: input.receiptId });
    if (!undeliveredOf(ports.db, before.id).includes(input.receiptId))
      raise('not-found', { id: input.receiptId });
    // an envelope is known when it is sealed: nobody writes by hand that there was one
    if (input.channel === 'envelope') raise('answer-not-sealed', {});
    insertDelivery(ports.db, {
      receiptId: input.receiptId,
      caseId: before.id,
      round,
      channel: input.channel,
      documentCode: input.documentCode,
      ...actedBy(ports),
      note: input.note,
    });
    const changed = carryOut(ports, before, acting, { state });
    const code = submissionOf(ports, input.receiptId).receiptCode;
    const entry = { act: 'submission.answer-delivered', subjectKind: 'submission' } as const;
    const facts = { code, channel: input.channel };
    ports.append({ ...entry, subjectId: before.id, facts });
    if (input.receiptId !== before.id) ports.append({ ...entry, subjectId: input.receiptId, facts });
    return settleTold(ports, before.id) ?? changed;
  }),

  'submissions.rate': command<'submissions.rate'>((ports, input) => {
    const before = freshSubmission(ports, input);
    const acting = { act: 'rate', note: input.comment } as const;
    const state = stateAfter(ports, before, acting);
    // nobody rates an answer that they have not got
    if (before.rating !== null || before.toldMs === null)
      raise('illegal-transition', { from: shownState(before.state, before.toldMs), action: 'rate' });
    const changed = carryOut(ports, before, acting, {
      state,
      rating: input.rating,
      ratingComment: input.comment,
    });
    ports.append({
      act: 'submission.rated',
      ...about('submission', before.id),
      facts: { rating: input.rating },
    });
    return changed;
  }),
};
