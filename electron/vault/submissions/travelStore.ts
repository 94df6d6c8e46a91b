import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { valuesOf } from '../db/statements.ts';
import { lastActMs } from './store.ts';
import { forwardsOf } from '../envelopes/forwards.ts';
import { outOfSubmission, type OutRow, standing } from '../envelopes/store.ts';

const Came = z.object({
  id: z.string(),
  /** as its sender named the envelope */
  envelopeId: z.string(),
  manifest: z.string(),
  office: z.string(),
  cameMs: z.int(),
  /** why a person here sent it back; null while it stands */
  refusal: z.string().nullable(),
  atMs: z.int(),
});
export type CameAnswer = z.infer<typeof Came>;

/** In a question about `inbox i`: the answer did not come once before, in the envelope that this one replaces. */
export const CAME_FIRST = `NOT EXISTS (SELECT 1 FROM inbox e WHERE e.sender_station = i.sender_station AND e.stage <> 'quarantined'
  AND e.envelope_id = json_extract(i.manifest, '$.metadata.resends.envelopeId'))`;

const CAME = `SELECT i.id AS id, i.envelope_id AS envelopeId, i.manifest AS manifest, ifnull(i.sender_name, '') AS office, i.read_ms AS cameMs,
    i.refusal AS refusal, i.at_ms AS atMs, i.rowid AS nr
  FROM outbox o JOIN inbox i ON i.kind = 'submission-answer' AND i.sender_station = o.peer_station
    AND json_extract(i.manifest, '$.metadata.about') = o.id
  WHERE o.submission_id = :submissionId AND o.kind = 'submission' AND ${CAME_FIRST}`;

/** Answers of the offices to which a case was sent, oldest first; those that were sent back too. */
export const answersElsewhere = (db: Db, submissionId: string): CameAnswer[] =>
  db
    .prepare(
      // one for each index
      `${CAME} AND i.stage = 'applied' UNION ALL ${CAME} AND i.stage = 'refused' ORDER BY cameMs, nr`,
    )
    .all({ submissionId })
    .map((row) => Came.parse(row));

/** An envelope that carried this case before it came back: it says nothing of where the case is sent now. */
export function isOfEarlier(db: Db, { submissionId, createdMs }: OutRow): boolean {
  const backMs = submissionId === null ? null : lastActMs(db, submissionId, ['transfer-returned']);
  return backMs !== null && createdMs < backMs;
}

/** The answers that went back to the office that this receipt came from, oldest first; those that came to nothing are left out. */
export const answersSentBack = (db: Db, receiptId: string): OutRow[] =>
  outOfSubmission(db, receiptId).filter((row) => row.kind === 'submission-answer' && standing(row));

/** The receipts of which an envelope with an answer is under way. */
export const answersUnheard = valuesOf(z.string())(`
  SELECT DISTINCT submission_id AS id FROM outbox WHERE stage IN ('queued','sealed','written')
    AND kind = 'submission-answer' AND submission_id IS NOT NULL`);

/** Whether an envelope of ours passes on the answer that came in another one. */
export function passesOn({ metadata }: OutRow, envelopeId: string): boolean {
  const said = metadata === null ? {} : z.record(z.string(), z.unknown()).parse(JSON.parse(metadata));
  return forwardsOf(said)?.envelopeId === envelopeId;
}
