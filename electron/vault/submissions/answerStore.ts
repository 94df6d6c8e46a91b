import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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
export const latestRound = oneOf(Round)<[submissionId: string]>(`
  SELECT ${columnsOf(Round)} FROM submission_answer WHERE submission_id = ? ORDER BY round DESC LIMIT 1`);

/** Every round, the first one first. */
export const roundsOf = manyOf(Round)<[submissionId: string]>(`
  SELECT ${columnsOf(Round)} FROM submission_answer WHERE submission_id = ? ORDER BY round`);

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
export const saveRound = doing<[submissionId: string, draft: Draft]>(`
  INSERT INTO submission_answer (submission_id, round, body, by_id, at_ms, submitted, decision_note)
  VALUES (?, :round, :body, :byId, :atMs, :submitted, '')
  ON CONFLICT DO UPDATE SET body = excluded.body, by_id = excluded.by_id, at_ms = excluded.at_ms, submitted = excluded.submitted`);

export const decideRound = doing<
  [
    submissionId: string,
    round: number,
    decided: { decision: 'approved' | 'rejected'; by: string; atMs: number; note: string },
  ]
>(`
  UPDATE submission_answer SET decision = :decision, decided_by = :by, decided_ms = :atMs, decision_note = :note
   WHERE submission_id = ? AND round = ?`);
