import { z } from 'zod';
import {
  SubmissionKind,
  SubmissionSource,
  SubmissionState,
} from '../../../shared/ipc/contract/submissions.ts';
import type { Db } from '../db/handles.ts';
import { SHOWN_STATE } from './store.ts';

const Master = z.object({ id: z.string() });

/** The case that this one follows, or null while it stands for itself. */
export function masterIdOf(db: Db, submissionId: string): string | null {
  const row = db
    .prepare('SELECT master_id AS id FROM submission_merge WHERE submission_id = ? AND undone_ms IS NULL')
    .get(submissionId);
  return row === undefined ? null : Master.parse(row).id;
}

const Joined = z.object({ atMs: z.int() });

/** Since when a duplicate follows its case. */
export const joinedMs = (db: Db, submissionId: string): number =>
  Joined.parse(
    db
      .prepare('SELECT at_ms AS atMs FROM submission_merge WHERE submission_id = ? AND undone_ms IS NULL')
      .get(submissionId),
  ).atMs;

const Linked = z.object({
  id: z.string(),
  receiptCode: z.string(),
  title: z.string(),
  kind: SubmissionKind,
  state: SubmissionState,
  source: SubmissionSource,
  receivedOn: z.string(),
});
export type Linked = z.infer<typeof Linked>;

const COLUMNS = `s.id, s.receipt_code AS receiptCode, s.title, s.kind, ${SHOWN_STATE} AS state, s.source, s.received_on AS receivedOn`;

export function linkedCase(db: Db, id: string): Linked | null {
  const row = db.prepare(`SELECT ${COLUMNS} FROM submission s WHERE s.id = ?`).get(id);
  return row === undefined ? null : Linked.parse(row);
}

/** The duplicates that follow a case now, oldest receipt first. */
export function followersOf(db: Db, masterId: string): Linked[] {
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} FROM submission_merge m JOIN submission s ON s.id = m.submission_id
        WHERE m.master_id = ? AND m.undone_ms IS NULL ORDER BY s.number`,
    )
    .all(masterId);
  return rows.map((row) => Linked.parse(row));
}

export interface Merge {
  readonly submissionId: string;
  readonly masterId: string;
  readonly byId: string;
  readonly atMs: number;
}

export function insertMerge(db: Db, merge: Merge): void {
  db.prepare(
    `INSERT INTO submission_merge (submission_id, position, master_id, by_id, at_ms)
     VALUES (:submissionId, (SELECT count(*) + 1 FROM submission_merge WHERE submission_id = :submissionId), :masterId, :byId, :atMs)`,
  ).run(merge);
}

export function undoMerge(db: Db, submissionId: string, undone: { byId: string; atMs: number }): void {
  db.prepare(
    `UPDATE submission_merge SET undone_by = :byId, undone_ms = :atMs
      WHERE submission_id = :submissionId AND undone_ms IS NULL`,
  ).run({ ...undone, submissionId });
}
