import type { ShownState } from '../../../shared/domain/submission/lifecycle.ts';
import type { SubmissionDetail } from '../../../shared/ipc/contract/submissions.ts';
import type { Ports } from '../ports.ts';
import { approvedRound } from '../submissions/answerStore.ts';
import { undeliveredOf } from '../submissions/deliveryStore.ts';
import { masterIdOf } from '../submissions/mergeStore.ts';
import { findSubmission, type SubmissionRecord } from '../submissions/store.ts';
import { readSubmissionMetadata } from './kinds/submission.ts';
import { answerMetadata } from './kinds/submissionAnswer.ts';
import { manifestOf } from './metadata.ts';
import { outOfSubmission, receivedSubmission, type InRow, type OutRow } from './store.ts';
import { answersElsewhere } from './travelStore.ts';

type Travel = SubmissionDetail['travel'];

/** Envelopes of which nobody said that they came to nothing. */
const standing = ({ stage }: OutRow): boolean => stage !== 'refused' && stage !== 'purged';

const newest = (rows: readonly OutRow[], kind: OutRow['kind']): OutRow | null =>
  rows.findLast((row) => row.kind === kind) ?? null;

/** The way of a case between offices: where it went, where it came from, what came back. */
export function travelOf(ports: Ports, submissionId: string): Travel {
  const rows = outOfSubmission(ports.db, submissionId);
  const sent = newest(rows, 'submission');
  const answer = newest(rows, 'submission-answer');
  const came = receivedSubmission(ports.db, submissionId);
  return {
    sent: sent === null ? null : { ...markOf(sent), reason: sent.stage === 'refused' ? sent.note : '' },
    came: came === null ? null : { ...cameFrom(came), answer: answer === null ? null : markOf(answer) },
    answers: answersElsewhere(ports.db, submissionId).map(({ office, cameMs, manifest }) => {
      const said = answerMetadata.parse(manifestOf({ manifest }).metadata);
      const { receiptCode, text, approvedBy, approvedMs } = said;
      return { office, cameMs, receiptCode, text, approvedBy, approvedMs };
    }),
  };
}

const markOf = ({ id, peerName, sequence, stage, atMs }: OutRow) => ({
  ...{ envelopeId: id, peer: peerName, sequence, atMs },
  stage: stage === 'queued' ? ('sealed' as const) : stage,
});

function cameFrom(row: InRow): { office: string; receiptCode: string; reason: string; cameMs: number } {
  const { receiptCode, reason } = readSubmissionMetadata(manifestOf(row).metadata);
  return { office: row.senderName ?? '', receiptCode, reason, cameMs: row.readMs };
}

/** Transferred, taken over by nobody yet, and on its way to nobody. */
export const mayTransfer = (ports: Ports, record: SubmissionRecord): boolean =>
  record.state === 'transferred' &&
  record.transferConfirmedMs === null &&
  !outOfSubmission(ports.db, record.id).some((row) => row.kind === 'submission' && standing(row));

/** It came from another office and was answered here, and that answer was not sent back yet. */
export function mayReturnAnswer(ports: Ports, record: SubmissionRecord): boolean {
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

/** What one sender is told of a case: it is answered for whoever has the answer, and for nobody else. */
export function stateFor(ports: Ports, receiptId: string, leading: SubmissionRecord): ShownState {
  if (leading.state !== 'answered') return leading.state;
  const waits = undeliveredOf(ports.db, leading.id).includes(receiptId) && !isReturned(ports, receiptId);
  return waits ? 'approved' : 'answered';
}

function isReturned(ports: Ports, id: string): boolean {
  const receipt = findSubmission(ports.db, id);
  return receipt !== null && receivedSubmission(ports.db, id) !== null && !mayReturnAnswer(ports, receipt);
}
