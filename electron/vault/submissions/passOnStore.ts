import { z } from 'zod';
import { ByHand } from '../../../shared/ipc/contract/channel.ts';
import type { Db } from '../db/handles.ts';
import { answersElsewhere } from '../exchange/travelStore.ts';

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

export function insertPassOn(db: Db, line: PassedOnLine & { readonly submissionId: string }): void {
  db.prepare(
    `INSERT INTO submission_pass_on (answer_id, submission_id, channel, note, by_id, at_ms)
     VALUES (:answerId, :submissionId, :channel, :note, :byId, :atMs)`,
  ).run(line);
}

export interface AnswerHere {
  readonly id: string;
  readonly office: string;
  readonly cameMs: number;
  /** when the sender was told; null while that is owed */
  readonly passedMs: number | null;
}

/** The newest answer of another office that stands with a case; null where none does. */
export function standingAnswer(db: Db, submissionId: string): AnswerHere | null {
  const answer = answersElsewhere(db, submissionId).findLast(({ refusal }) => refusal === null);
  if (answer === undefined) return null;
  const { id, office, cameMs } = answer;
  return { id, office, cameMs, passedMs: passedOnOf(db, submissionId).get(id)?.atMs ?? null };
}

const ANSWERS = `inbox i JOIN outbox o ON o.id = json_extract(i.manifest, '$.metadata.about') AND o.kind = 'submission'
    AND o.peer_station = i.sender_station`;
const STANDS = `i.kind = 'submission-answer' AND i.stage = 'applied'`;

/** Transferred cases whose newest standing answer nobody passed on, as `standingAnswer` says of one; `s` is the case. */
export const OWES_PASS_ON = `submission s WHERE s.state = 'transferred'
  AND s.id IN (SELECT o.submission_id FROM ${ANSWERS}
    WHERE ${STANDS} AND i.id NOT IN (SELECT answer_id FROM submission_pass_on))
  AND (SELECT p.answer_id IS NULL FROM ${ANSWERS} LEFT JOIN submission_pass_on p ON p.answer_id = i.id
    WHERE o.submission_id = s.id AND ${STANDS} ORDER BY i.read_ms DESC, i.rowid DESC LIMIT 1) = 1`;
