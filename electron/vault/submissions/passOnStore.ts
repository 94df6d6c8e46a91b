import { z } from 'zod';
import { ByHand } from '../../../shared/ipc/contract/channel.ts';
import type { Db } from '../db/handles.ts';
import { doing } from '../db/statements.ts';
import { receivedSubmission } from '../envelopes/store.ts';
import { answersElsewhere, answersSentBack, CAME_FIRST, passesOn } from './travelStore.ts';
import { followersOf } from './mergeStore.ts';

const Line = z.object({
  answerId: z.string(),
  channel: ByHand,
  note: z.string(),
  byId: z.string(),
  atMs: z.int(),
});
export type PassedOnLine = z.infer<typeof Line>;

/** Which answers of other offices the sender of a case was told, by the envelope that brought them. */
export function passedOnOf(db: Db, submissionId: string): ReadonlyMap<string, PassedOnLine> {
  const rows = db
    .prepare(
      `SELECT answer_id AS answerId, channel, note, by_id AS byId, at_ms AS atMs
         FROM submission_pass_on WHERE submission_id = ?`,
    )
    .all(submissionId)
    .map((row) => Line.parse(row));
  return new Map(rows.map((line) => [line.answerId, line]));
}

export const insertPassOn = doing<PassedOnLine & { readonly submissionId: string }>(`
  INSERT INTO submission_pass_on (answer_id, submission_id, channel, note, by_id, at_ms)
  VALUES (:answerId, :submissionId, :channel, :note, :byId, :atMs)`);

export interface AnswerHere {
  readonly id: string;
  /** as the office that answered named it */
  readonly envelopeId: string;
  readonly office: string;
  readonly cameMs: number;
  /** when the sender was told, or it went back to the office that the case came from; null while that is owed */
  readonly passedMs: number | null;
}

/** The newest answer of another office that stands with a case; null where none does. */
export function standingAnswer(db: Db, submissionId: string): AnswerHere | null {
  const answer = answersElsewhere(db, submissionId).findLast(({ refusal }) => refusal === null);
  if (answer === undefined) return null;
  const { id, envelopeId, office, cameMs } = answer;
  const byHandMs = passedOnOf(db, submissionId).get(id)?.atMs ?? null;
  return { id, envelopeId, office, cameMs, passedMs: byHandMs ?? returnedMs(db, submissionId, envelopeId) };
}

/** When the last sender had it by envelope; null as long as one of them did not come by envelope, or nothing went back. */
function returnedMs(db: Db, submissionId: string, envelopeId: string): number | null {
  const receipts = [submissionId, ...followersOf(db, submissionId).map(({ id }) => id)];
  const sentMs = receipts.map((id) =>
    receivedSubmission(db, id) === null
      ? null
      : (answersSentBack(db, id).findLast((row) => passesOn(row, envelopeId))?.createdMs ?? null),
  );
  return sentMs.some((ms) => ms === null) ? null : Math.max(...sentMs.flatMap((ms) => ms ?? []));
}

const ANSWERS = `inbox i JOIN outbox o ON o.id = json_extract(i.manifest, '$.metadata.about') AND o.kind = 'submission'
    AND o.peer_station = i.sender_station`;
const STANDS = `i.kind = 'submission-answer' AND i.stage = 'applied' AND ${CAME_FIRST}`;

/** The receipts of a case that still wait for an answer: it did not go back by envelope; `s` is the case, `i` the answer. */
const NOT_RETURNED = `SELECT s.id UNION SELECT m.submission_id FROM submission_merge m WHERE m.master_id = s.id AND m.undone_ms IS NULL
  EXCEPT SELECT b.submission_id FROM outbox b WHERE b.kind = 'submission-answer' AND b.stage NOT IN ('refused','purged') AND b.replaced_by IS NULL
    AND b.submission_id IN (SELECT s.id UNION SELECT m.submission_id FROM submission_merge m WHERE m.master_id = s.id AND m.undone_ms IS NULL)
    AND json_extract(b.metadata, '$.forwards.envelopeId') = i.envelope_id`;

/** Transferred cases whose newest standing answer nobody passed on, as `standingAnswer` says of one; `s` is the case. */
export const OWES_PASS_ON = `submission s WHERE s.state = 'transferred'
  AND s.id IN (SELECT o.submission_id FROM ${ANSWERS}
    WHERE ${STANDS} AND i.id NOT IN (SELECT answer_id FROM submission_pass_on))
  AND (SELECT p.answer_id IS NULL AND EXISTS (${NOT_RETURNED}) FROM ${ANSWERS} LEFT JOIN submission_pass_on p ON p.answer_id = i.id
    WHERE o.submission_id = s.id AND ${STANDS} ORDER BY i.read_ms DESC, i.rowid DESC LIMIT 1) = 1`;
