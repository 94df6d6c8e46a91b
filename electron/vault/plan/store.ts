import { z } from 'zod';
import { TASK_STATES } from '../../../shared/domain/plan/status.ts';
import type { Db } from '../db/handles.ts';

const Row = z.object({
  state: z.enum(TASK_STATES),
  percent: z.int(),
  note: z.string(),
  onDay: z.string(),
  byId: z.string(),
  atMs: z.int(),
});
export type ReportRow = z.infer<typeof Row>;

/** Newest first. */
export const reportsOf = (db: Db, taskId: string): ReportRow[] =>
  db
    .prepare(
      `SELECT state, percent, note, on_day AS onDay, by_id AS byId, at_ms AS atMs FROM plan_report
        WHERE task_id = ? ORDER BY position DESC`,
    )
    .all(taskId)
    .map((row) => Row.parse(row));

const Position = z.object({ position: z.int() });

/** @returns its place among the reports on the task */
export function insertReport(db: Db, taskId: string, row: ReportRow & { readonly rulePack: string }): number {
  const taken = db
    .prepare(
      `INSERT INTO plan_report (task_id, position, state, percent, note, on_day, rule_pack, by_id, at_ms)
       VALUES (:taskId, (SELECT count(*) + 1 FROM plan_report WHERE task_id = :taskId),
         :state, :percent, :note, :onDay, :rulePack, :byId, :atMs) RETURNING position`,
    )
    .get({ ...row, taskId });
  return Position.parse(taken).position;
}
