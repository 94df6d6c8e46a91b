import { z } from 'zod';
import { TASK_STATES } from '../../../shared/domain/plan/status.ts';
import type { Db } from '../db/handles.ts';
import { manyOf, theValue } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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
export const reportsOf = manyOf(Row)<[taskId: string]>(`
  SELECT ${columnsOf(Row)} FROM plan_report
   WHERE task_id = ? ORDER BY position DESC`);

const Holder = z.object({ kind: z.enum(['person', 'unit']), id: z.string(), name: z.string() });
const Held = Holder.extend({ byId: z.string(), atMs: z.int() });
export type HolderRow = {
  readonly holder: z.infer<typeof Holder>;
  readonly byId: string;
  readonly atMs: number;
};

/** Whoever was given a task, newest first; none when it was given to nobody. */
export const holdersOf = (db: Db, taskId: string): HolderRow[] =>
  db
    .prepare(
      `SELECT CASE WHEN h.unit_id IS NULL THEN 'person' ELSE 'unit' END AS kind, ifnull(h.unit_id, h.person_id) AS id,
         ifnull(u.name, p.full_name) AS name, h.set_by AS byId, h.set_ms AS atMs
         FROM plan_holder h LEFT JOIN office_unit u ON u.id = h.unit_id LEFT JOIN person p ON p.id = h.person_id
        WHERE h.task_id = ? ORDER BY h.position DESC`,
    )
    .all(taskId)
    .map((row) => {
      const { byId, atMs, ...holder } = Held.parse(row);
      return { holder, byId, atMs };
    });

/** @returns its place among those who held the task */
export function insertHolder(
  db: Db,
  row: {
    readonly taskId: string;
    readonly personId: string | null;
    readonly unitId: string | null;
    readonly byId: string;
    readonly atMs: number;
  },
): number {
  const taken = db
    .prepare(
      `INSERT INTO plan_holder (task_id, position, person_id, unit_id, set_by, set_ms)
       VALUES (:taskId, (SELECT count(*) + 1 FROM plan_holder WHERE task_id = :taskId), :personId, :unitId, :byId, :atMs)
       RETURNING position`,
    )
    .get(row);
  return Position.parse(taken).position;
}

const Position = z.object({ position: z.int() });

/** When the office began with this vault: before that there was nothing to report in. */
export const begunMs = theValue(z.int())('SELECT created_ms AS ms FROM station');

/** @returns its place among the reports on the task */
export const insertReport = theValue(z.int())<
  [taskId: string, row: ReportRow & { readonly rulePack: string }]
>(`
  INSERT INTO plan_report (task_id, position, state, percent, note, on_day, rule_pack, by_id, at_ms)
  VALUES (:1, (SELECT count(*) + 1 FROM plan_report WHERE task_id = :1),
    :state, :percent, :note, :onDay, :rulePack, :byId, :atMs) RETURNING position`);
