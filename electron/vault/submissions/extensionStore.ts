import { z } from 'zod';
import type { Db } from '../db/handles.ts';

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
export function latestExtension(db: Db, submissionId: string): Extension | null {
  const row = db
    .prepare(
      `SELECT position, due_before AS dueBefore, due_on AS dueOn, reason, asked_by AS askedBy, decision
         FROM submission_extension WHERE submission_id = ? ORDER BY position DESC LIMIT 1`,
    )
    .get(submissionId);
  return row === undefined ? null : Extension.parse(row);
}

/** The request that waits for a leader's word. */
export function openExtension(db: Db, submissionId: string): Extension | null {
  const last = latestExtension(db, submissionId);
  return last !== null && last.decision === null ? last : null;
}

const Count = z.object({ n: z.int() });

export function approvedExtensions(db: Db, submissionId: string): number {
  const row = db
    .prepare(
      "SELECT count(*) AS n FROM submission_extension WHERE submission_id = ? AND decision = 'approved'",
    )
    .get(submissionId);
  return Count.parse(row).n;
}

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

export function insertExtension(db: Db, submissionId: string, extension: NewExtension): void {
  db.prepare(
    `INSERT INTO submission_extension (submission_id, position, due_before, due_on, latest_on, most, reason, asked_by, asked_ms)
     VALUES (:submissionId, (SELECT count(*) + 1 FROM submission_extension WHERE submission_id = :submissionId),
       :dueBefore, :dueOn, :latestOn, :most, :reason, :askedBy, :askedMs)`,
  ).run({ ...extension, submissionId });
}

export function decideExtension(
  db: Db,
  submissionId: string,
  position: number,
  decided: { decision: 'approved' | 'rejected'; by: string; atMs: number },
): void {
  db.prepare(
    `UPDATE submission_extension SET decision = :decision, decided_by = :by, decided_ms = :atMs
      WHERE submission_id = :submissionId AND position = :position`,
  ).run({ ...decided, submissionId, position });
}
