import { readState, type ReadState } from '../../../shared/domain/submission/lifecycle.ts';
import type { Ports } from '../ports.ts';
import { approvedRound } from '../submissions/answerStore.ts';
import { undeliveredOf } from '../submissions/deliveryStore.ts';
import { masterIdOf } from '../submissions/mergeStore.ts';
import { findSubmission, type SubmissionRecord } from '../submissions/store.ts';
import { outOfSubmission, receivedSubmission, type OutRow } from './store.ts';

/** An envelope of which nobody said that it came to nothing. */
export const standing = ({ stage }: OutRow): boolean => stage !== 'refused' && stage !== 'purged';

/** Under way: nobody said yet that it arrived. */
const UNHEARD: readonly string[] = ['queued', 'sealed', 'written'];

type Reads = Pick<Ports, 'db'>;

/** It came from another office and was answered here, and that answer was not sent back yet. */
export function mayReturnAnswer(ports: Reads, record: SubmissionRecord): boolean {
  // a duplicate is answered with the case that it follows
  const leading = masterIdOf(ports.db, record.id) ?? record.id;
  const decidedMs = approvedRound(ports.db, leading)?.decidedMs ?? null;
  if (decidedMs === null || receivedSubmission(ports.db, record.id) === null) return false;
  return !outOfSubmission(ports.db, record.id).some(
    (row) => row.kind === 'submission-answer' && standing(row) && row.createdMs >= decidedMs - 1000,
  );
}

/** Senders that nobody noted as told; one whose answer went back to the office that sent the case is told there. */
export const stillUntold = (ports: Ports, record: SubmissionRecord): number =>
  undeliveredOf(ports.db, record.id).filter((id) => !isReturned(ports, id)).length;

/** The senders that still wait for the approved answer of a case, and whether an envelope carries it to their office. */
export const waitingFor = (ports: Ports, record: SubmissionRecord): { id: string; byEnvelope: boolean }[] =>
  record.answeredMs === null
    ? []
    : undeliveredOf(ports.db, record.id)
        .filter((id) => !isReturned(ports, id))
        .map((id) => ({ id, byEnvelope: receivedSubmission(ports.db, id) !== null }));

/** What one sender is told of a case: it is answered for whoever has the answer, and for nobody else. */
export function stateFor(ports: Ports, receiptId: string, leading: SubmissionRecord): ReadState {
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

const isUnderWay = (ports: Reads, receiptId: string, caseId: string): boolean =>
  undeliveredOf(ports.db, caseId).includes(receiptId) && isUnheard(ports, receiptId);

function isUnheard({ db }: Reads, receiptId: string): boolean {
  const last = outOfSubmission(db, receiptId).findLast(
    (row) => row.kind === 'submission-answer' && standing(row),
  );
  return last !== undefined && UNHEARD.includes(last.stage);
}

/** Its answer went back to the office that it came from, and nobody said that it came to nothing. */
function isReturned(ports: Reads, id: string): boolean {
  const receipt = findSubmission(ports.db, id);
  return receipt !== null && receivedSubmission(ports.db, id) !== null && !mayReturnAnswer(ports, receipt);
}
