import { shownState } from '../../../shared/domain/submission/lifecycle.ts';
import { raise } from '../../../shared/errors.ts';
import { type Ports, about, actedBy, handlers } from '../ports.ts';
import { carryOut, freshSubmission, stateAfter, submissionOf } from './acting.ts';
import { believedRound } from './believedAnswer.ts';
import { eachByItself } from './eachByItself.ts';
import { reachHere } from './reachHere.ts';
import type { SubmissionRecord } from './store.ts';
import { settleTold } from './telling.ts';
import { deliveriesOf, insertDelivery, type NewDelivery, undeliveredOf } from './deliveryStore.ts';

export const deliveryCommands = handlers({
  /** Each receipt has its own sender, so each is told by itself. */
  'submissions.deliver': (ports, input) => {
    const { before, state, round } = deliverable(ports, input);
    // an envelope is known when it is sealed: nobody writes by hand that there was one
    if (input.channel === 'envelope') raise('answer-not-sealed', {});
    deliver(ports, { before, round }, { ...input, id: input.receiptId });
    const changed = carryOut(ports, before, { act: 'deliver', note: input.note }, { state });
    return settleTold(ports, before.id) ?? changed;
  },

  /** The same for several: every receipt has its own line, the case has one act. */
  'submissions.deliverSeveral': (ports, input) => {
    const { before, state, round } = deliverable(ports, input);
    const receipts = input.receipts.filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at);
    const { documentCode, note } = input;
    const refused = eachByItself(ports, receipts, ({ id, way }) => {
      const now = reachHere(ports, submissionOf(ports, id));
      if (now.way === null) raise('sender-details-missing', { id });
      // the window showed another way than the sender has now
      if (now.way !== way) raise('stale-revision', { id, revision: before.revision });
      deliver(ports, { before, round }, { id, channel: way, documentCode, note });
    });
    const changed = carryOut(ports, before, { act: 'deliver', note }, { state });
    const delivered = receipts.length - refused.length;
    return { ...(settleTold(ports, before.id) ?? changed), delivered, refused };
  },

  'submissions.rate': (ports, input) => {
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
  },
});

interface Round {
  readonly before: SubmissionRecord;
  readonly round: number;
}

function deliverable(
  ports: Ports,
  input: { id: string; revision: number },
): Round & { state: SubmissionRecord['state'] } {
  const before = freshSubmission(ports, input);
  const state = stateAfter(ports, before, { act: 'deliver' });
  const round = believedRound(ports, before.id)?.round;
  if (round === undefined) return raise('illegal-transition', { from: before.state, action: 'deliver' });
  return { before, state, round };
}

interface Given {
  /** of the receipt */
  readonly id: string;
  readonly channel: NewDelivery['channel'];
  readonly documentCode: string;
  readonly note: string;
}

/** Writes that one sender has the answer. @throws AppError `already-delivered`, `not-found` for a receipt of another case */
function deliver(ports: Ports, { before, round }: Round, { id, channel, documentCode, note }: Given): void {
  if (deliveriesOf(ports.db, before.id).some(({ receiptId }) => receiptId === id))
    raise('already-delivered', { id });
  if (!undeliveredOf(ports.db, before.id).includes(id)) raise('not-found', { id });
  const said = { channel, documentCode, note, ...actedBy(ports) };
  insertDelivery(ports.db, { receiptId: id, caseId: before.id, round, ...said });
  const code = submissionOf(ports, id).receiptCode;
  const entry = { act: 'submission.answer-delivered', subjectKind: 'submission' } as const;
  const facts = { code, channel };
  ports.append({ ...entry, subjectId: before.id, facts });
  if (id !== before.id) ports.append({ ...entry, subjectId: id, facts });
}
