import { z } from 'zod';
import type { Db } from '../db/handles.ts';

const Round = z.object({
  round: z.int(),
  body: z.string(),
  byId: z.string(),
  atMs: z.int(),
  submitted: z.int().transform((n) => n === 1),
  decision: z.enum(['approved', 'rejected']).nullable(),
  decidedBy: z.string().nullable(),
  decidedMs: z.int().nullable(),
});
export type Round = z.infer<typeof Round>;

/** The latest round of an answer, or null before the first draft. */
export function latestRound(db: Db, submissionId: string): Round | null {
  const row = db
    .prepare(
      `SELECT round, body, by_id AS byId, at_ms AS atMs, submitted, decision, decided_by AS decidedBy, decided_ms AS decidedMs
         FROM submission_answer WHERE submission_id = ? ORDER BY round DESC LIMIT 1`,
    )
    .get(submissionId);
  return row === undefined ? null : Round.parse(row);
}

/** Every round, the first one first. */
export function roundsOf(db: Db, submissionId: string): Round[] {
  const rows = db
    .prepare(
      `SELECT round, body, by_id AS byId, at_ms AS atMs, submitted, decision, decided_by AS decidedBy, decided_ms AS decidedMs
         FROM submission_answer WHERE submission_id = ? ORDER BY round`,
    )
    .all(submissionId);
  return rows.map((row) => Round.parse(row));
}

/** The answer that was approved last; after a case was opened again that of before, until there is a new one. */
export const approvedRound = (db: Db, submissionId: string): Round | null =>
  roundsOf(db, submissionId)
    .filter((round) => round.decision === 'approved')
    .at(-1) ?? null;

export interface Draft {
  readonly round: number;
  readonly body: string;
  readonly byId: string;
  readonly atMs: number;
  readonly submitted: boolean;
}

/** Writes a round, or what is not submitted of it anew. */
export function saveRound(db: Db, submissionId: string, draft: Draft): void {
  db.prepare(
    `INSERT INTO submission_answer (submission_id, round, body, by_id, at_ms, submitted, decision_note)
     VALUES (:submissionId, :round, :body, :byId, :atMs, :submitted, '')
     ON CONFLICT DO UPDATE SET body = excluded.body, by_id = excluded.by_id, at_ms = excluded.at_ms, submitted = excluded.submitted`,
  ).run({ ...draft, submissionId, submitted: draft.submitted ? 1 : 0 });
}

export function decideRound(
  db: Db,
  submissionId: string,
  round: number,
  decided: { decision: 'approved' | 'rejected'; by: string; atMs: number; note: string },
): void {
  db.prepare(
    `UPDATE submission_answer SET decision = :decision, decided_by = :by, decided_ms = :atMs, decision_note = :note
      WHERE submission_id = :submissionId AND round = :round`,
  ).run({ ...decided, submissionId, round });
}
