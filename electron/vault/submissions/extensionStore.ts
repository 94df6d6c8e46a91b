import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf, theValue } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Extension = z.object({
  position: z.int(),
  dueBefore: z.string(),
  dueOn: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  decision: z.enum(['approved', 'rejected']).nullable(),
});
export type Extension = z.infer<typeof Extension>;

/** The last request for more time, or null. */
export const latestExtension = oneOf(Extension)<[submissionId: string]>(`
  SELECT ${columnsOf(Extension)} FROM submission_extension WHERE submission_id = ? ORDER BY position DESC LIMIT 1`);

/** The request that waits for a leader's word. */
export function openExtension(db: Db, submissionId: string): Extension | null {
  const last = latestExtension(db, submissionId);
  return last !== null && last.decision === null ? last : null;
}

const Waiting = z.object({ id: z.string(), byName: z.string() });

/** Cases for which somebody else asked for more time, and nobody has said yes or no; the oldest request first. */
export const extensionsWaiting = manyOf(Waiting)<[me: string, limit: number]>(`
  SELECT e.submission_id AS id, p.full_name AS byName
    FROM submission_extension e INDEXED BY submission_extension_one JOIN person p ON p.id = e.asked_by
   WHERE e.decision IS NULL AND e.asked_by <> ? ORDER BY e.asked_ms LIMIT ? + 0`);

export const approvedExtensions = theValue(z.int())<[submissionId: string]>(`
  SELECT count(*) AS n FROM submission_extension WHERE submission_id = ? AND decision = 'approved'`);

export interface NewExtension {
  readonly dueBefore: string;
  readonly dueOn: string;
  /** the last day that the rule allows, and how often it allows a later date */
  readonly latestOn: string;
  readonly most: number;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedMs: number;
}

export const insertExtension = doing<[submissionId: string, extension: NewExtension]>(`
  INSERT INTO submission_extension (submission_id, position, due_before, due_on, latest_on, most, reason, asked_by, asked_ms)
  VALUES (:1, (SELECT count(*) + 1 FROM submission_extension WHERE submission_id = :1),
    :dueBefore, :dueOn, :latestOn, :most, :reason, :askedBy, :askedMs)`);

export const decideExtension = doing<
  [
    submissionId: string,
    position: number,
    decided: { decision: 'approved' | 'rejected'; by: string; atMs: number },
  ]
>(`
  UPDATE submission_extension SET decision = :decision, decided_by = :by, decided_ms = :atMs
   WHERE submission_id = ? AND position = ?`);
