import { z } from 'zod';
import type { Db } from '../db/handles.ts';

const InspectionRow = z.object({
  id: z.string(),
  inspectorId: z.string(),
  openedBy: z.string(),
  ground: z.string(),
  clearance: z.enum(['none', 'mat', 'toi-mat']),
  openedMs: z.int(),
  untilMs: z.int(),
  closedMs: z.int().nullable(),
  closedBy: z.string().nullable(),
});
export type InspectionRow = z.infer<typeof InspectionRow>;

const SELECT = `SELECT id, inspector_id AS inspectorId, opened_by AS openedBy, ground, clearance, opened_ms AS openedMs,
  until_ms AS untilMs, closed_ms AS closedMs, closed_by AS closedBy FROM inspection`;

export const allInspections = (db: Db): InspectionRow[] =>
  db
    .prepare(`${SELECT} ORDER BY opened_ms DESC, rowid DESC`)
    .all()
    .map((row) => InspectionRow.parse(row));

export function lastInspectionOf(db: Db, personId: string): InspectionRow | null {
  const row = db
    .prepare(`${SELECT} WHERE inspector_id = ? ORDER BY opened_ms DESC, rowid DESC LIMIT 1`)
    .get(personId);
  return row === undefined ? null : InspectionRow.parse(row);
}

export function findInspection(db: Db, id: string): InspectionRow | null {
  const row = db.prepare(`${SELECT} WHERE id = ?`).get(id);
  return row === undefined ? null : InspectionRow.parse(row);
}

export function insertInspection(db: Db, row: Omit<InspectionRow, 'closedMs' | 'closedBy'>): void {
  db.prepare(
    `INSERT INTO inspection (id, inspector_id, opened_by, ground, clearance, opened_ms, until_ms)
     VALUES (:id, :inspectorId, :openedBy, :ground, :clearance, :openedMs, :untilMs)`,
  ).run(row);
}

export function closeInspection(db: Db, id: string, by: string, nowMs: number): void {
  db.prepare('UPDATE inspection SET closed_ms = :nowMs, closed_by = :by WHERE id = :id').run({
    id,
    by,
    nowMs,
  });
}
