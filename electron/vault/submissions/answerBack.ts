import { readState, type ReadState } from '../../../shared/domain/submission/lifecycle.ts';
import type { Db } from '../db/handles.ts';
import type { Reach } from '../../../shared/domain/submission/reach.ts';
import { findInitiative } from '../tables/initiatives.ts';
import type { Ports } from '../ports.ts';
import { approvedRound } from './answerStore.ts';
import { undeliveredOf } from './deliveryStore.ts';
import { masterIdOf } from './mergeStore.ts';
import { type AnswerHere, standingAnswer } from './passOnStore.ts';
import { untoldOfRefusal } from './refusalStore.ts';
import { reachHere } from './reachHere.ts';
import { waitsForOf } from './sortedStore.ts';
import { findSubmission, lastActMs, type SubmissionRecord } from './store.ts';
import { receivedSubmission, isUnheardOf } from '../envelopes/store.ts';
import { answersSentBack, answersUnheard, passesOn } from './travelStore.ts';

type Reads = Pick<Ports, 'db'>;

/**
 * It came from another office, and what came of it was not sent back yet: our answer or refusal, or the answer of the
 * office to which we sent it on.
 */
export function mayReturnAnswer({ db }: Reads, record: SubmissionRecord): boolean {
  if (receivedSubmission(db, record.id) === null) return false;
  const elsewhere = answerOfElsewhere(db, record);
  if (elsewhere !== null)
    return !answersSentBack(db, record.id).some((row) => passesOn(row, elsewhere.envelopeId));
  const decidedMs = decidedHereMs(db, record.id);
  if (decidedMs === null) return false;
  return !answersSentBack(db, record.id).some((row) => row.createdMs >= decidedMs - 1000);
}

/** When that was decided which the sender of this receipt is to hear; null while nothing is, or where the sender was told of the refusal. */
function decidedHereMs(db: Db, receiptId: string): number | null {
  const leading = leadingId(db, receiptId);
  if (findSubmission(db, leading)?.state !== 'refused') return approvedRound(db, leading)?.decidedMs ?? null;
  return untoldOfRefusal(db, { caseId: leading }).includes(receiptId)
    ? lastActMs(db, leading, ['approve-refusal'])
    : null;
}

/** A duplicate is answered with the case that it follows. */
export const leadingId = (db: Db, id: string): string => masterIdOf(db, id) ?? id;

/** The answer of the office to which a case, or the one that it follows, was sent on. */
export function answerOfElsewhere(db: Db, { id }: SubmissionRecord): AnswerHere | null {
  const leading = leadingId(db, id);
  return findSubmission(db, leading)?.state === 'transferred' ? standingAnswer(db, leading) : null;
}

/** Senders that nobody noted as told; one whose answer went back to the office that sent the case is told there. */
export const stillUntold = (ports: Ports, record: SubmissionRecord): number =>
  undeliveredOf(ports.db, record.id).filter((id) => !isReturned(ports, id)).length;

/** The senders that still wait for the approved answer of a case, or to be told of its refusal, and whether they are another office's. */
export const waitingFor = (ports: Ports, record: SubmissionRecord): Waiting[] =>
  receiptsWaiting(ports, record).flatMap((id) => {
    const receipt = findSubmission(ports.db, id);
    if (receipt === null) return [];
    const reach = reachHere(ports, receipt);
    return [{ id, byEnvelope: reach.apart === 'by-envelope', reach }];
  });

interface Waiting {
  readonly id: string;
  readonly byEnvelope: boolean;
  readonly reach: Reach;
}

function receiptsWaiting(ports: Ports, record: SubmissionRecord): string[] {
  if (record.state === 'refused') return record.toldMs === null ? owedRefusal(ports, record.id) : [];
  if (record.answeredMs === null) return [];
  return undeliveredOf(ports.db, record.id).filter((id) => !isReturned(ports, id));
}

/** Receipts of a refused case whose sender was neither told here nor is told by the office that the case came from. */
export const owedRefusal = (ports: Reads, caseId: string): string[] =>
  untoldOfRefusal(ports.db, { caseId }).filter((id) => !isReturned(ports, id));

/** What one sender is told of a case: it is answered for whoever has the answer, and for nobody else. */
export function stateFor(ports: Ports, receiptId: string, leading: SubmissionRecord): ReadState {
  if (leading.state === 'classifying') {
    const judged = findInitiative(ports.db, leading.id) !== null;
    const waitsFor = judged ? null : waitsForOf(ports.db, leading.id);
    // that a refusal is thought of is the office's own business until it is decided
    return readState(leading.state, false, waitsFor === 'to-refuse' ? null : waitsFor);
  }
  if (leading.state !== 'answered') return leading.state;
  if (isWaiting(ports, receiptId, leading.id)) return 'approved';
  return readState('answered', isUnderWay(ports, receiptId, leading.id));
}

/** Whether the sender of this receipt still waits for the answer of the case. */
export const isWaiting = (ports: Ports, receiptId: string, caseId: string): boolean =>
  undeliveredOf(ports.db, caseId).includes(receiptId) && !isReturned(ports, receiptId);

/** An answer of this case went by envelope, no receipt of it has come, and nobody gave it in another way. */
export const awaitsReceipt = (ports: Reads, caseId: string): boolean =>
  undeliveredOf(ports.db, caseId).some((receiptId) => isUnheard(ports, receiptId));

/** The cases of which an answer is under way. */
export const awaitingReceipt = (ports: Reads): string[] =>
  [...new Set(answersUnheard(ports.db).map((receiptId) => leadingId(ports.db, receiptId)))].filter((id) =>
    awaitsReceipt(ports, id),
  );

const isUnderWay = (ports: Reads, receiptId: string, caseId: string): boolean =>
  undeliveredOf(ports.db, caseId).includes(receiptId) && isUnheard(ports, receiptId);

function isUnheard({ db }: Reads, receiptId: string): boolean {
  const last = answersSentBack(db, receiptId).at(-1);
  return last !== undefined && isUnheardOf(last);
}

/** Its answer went back to the office that it came from, and nobody said that it came to nothing. */
function isReturned(ports: Reads, id: string): boolean {
  const receipt = findSubmission(ports.db, id);
  return receipt !== null && receivedSubmission(ports.db, id) !== null && !mayReturnAnswer(ports, receipt);
}
