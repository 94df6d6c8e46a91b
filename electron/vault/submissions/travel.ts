import type { SubmissionDetail } from '../../../shared/ipc/contract/submissions.ts';
import type { PersonRef } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import type { Ports } from '../ports.ts';
import { passedOnOf, type PassedOnLine } from './passOnStore.ts';
import { findSubmission, type SubmissionRecord } from './store.ts';
import { readSubmissionMetadata } from '../envelopes/submissionMetadata.ts';
import { answerMetadata } from '../envelopes/answerMetadata.ts';
import { manifestOf } from '../envelopes/metadata.ts';
import {
  outOfSubmission,
  receivedSubmission,
  type InRow,
  type OutRow,
  standing,
} from '../envelopes/store.ts';
import { answersElsewhere, isOfEarlier } from './travelStore.ts';

type Travel = SubmissionDetail['travel'];

const newest = (rows: readonly OutRow[], kind: OutRow['kind']): OutRow | null =>
  rows.findLast((row) => row.kind === kind) ?? null;

/** The way of a case between offices: where it went, where it came from, what came back, and what its sender was told of it. */
export function travelOf(ports: Ports, submissionId: string, refOf: (personId: string) => PersonRef): Travel {
  const told = passedOnOf(ports.db, submissionId);
  const toldOf = (line: PassedOnLine | undefined): Travel['answers'][number]['passedOn'] =>
    line === undefined
      ? null
      : { channel: line.channel, note: line.note, by: refOf(line.byId), atMs: line.atMs };
  // one that was given up went nowhere
  const rows = outOfSubmission(ports.db, submissionId).filter(({ stage }) => stage !== 'purged');
  const last = newest(rows, 'submission');
  const sent = last !== null && isOfEarlier(ports.db, last) && isAway(ports.db, submissionId) ? null : last;
  const answer = newest(rows, 'submission-answer');
  const came = receivedSubmission(ports.db, submissionId);
  return {
    sent: sent === null ? null : markOf(sent),
    came: came === null ? null : { ...cameFrom(came), answer: answer === null ? null : markOf(answer) },
    answers: answersElsewhere(ports.db, submissionId).map(
      ({ id, office, cameMs, manifest, refusal, atMs }) => {
        const { metadata, forwarded } = manifestOf({ manifest });
        const { receiptCode, text, approvedBy, approvedMs, answeredBy = [] } = answerMetadata.parse(metadata);
        const way = answeredBy.map((one) => ({ office: one.office, receiptCode: one.receiptCode }));
        const refused = refusal === null ? null : { reason: refusal, atMs };
        const passedOn = toldOf(told.get(id));
        return {
          envelopeId: id,
          office,
          cameMs,
          receiptCode,
          text,
          approvedBy,
          approvedMs,
          refused,
          passedOn,
          way,
          proof: way.length === 0 ? null : (forwarded?.proof ?? 'none'),
        };
      },
    ),
  };
}

const markOf = ({ id, peerName, sequence, stage, atMs, note, errorCode, refusedBy }: OutRow) => ({
  envelopeId: id,
  peer: peerName,
  sequence,
  atMs,
  stage: stage === 'queued' ? ('sealed' as const) : stage,
  // what a check found has a code with words of its own; what a person wrote is said as it was written
  reason: stage === 'refused' && refusedBy === 'person' ? note : '',
  errorCode: stage === 'refused' ? errorCode : null,
});

function cameFrom(row: InRow): Omit<NonNullable<Travel['came']>, 'answer'> {
  const { receiptCode, firstCode, reason } = readSubmissionMetadata(manifestOf(row).metadata);
  const heldCode = firstCode ?? receiptCode;
  return { office: row.senderName ?? '', receiptCode, heldCode, reason, cameMs: row.readMs };
}

/** Transferred, taken over by nobody yet, and on its way to nobody. */
export const mayTransfer = (ports: Ports, record: SubmissionRecord): boolean =>
  record.state === 'transferred' &&
  record.transferConfirmedMs === null &&
  !outOfSubmission(ports.db, record.id).some(
    (row) => row.kind === 'submission' && standing(row) && !isOfEarlier(ports.db, row),
  );

const isAway = (db: Db, submissionId: string): boolean =>
  findSubmission(db, submissionId)?.state === 'transferred';
