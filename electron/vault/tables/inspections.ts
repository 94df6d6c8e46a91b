import { z } from 'zod';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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

const SELECT = `SELECT ${columnsOf(InspectionRow)} FROM inspection`;

export const allInspections = manyOf(InspectionRow)(`${SELECT} ORDER BY opened_ms DESC, rowid DESC`);

export const lastInspectionOf = oneOf(InspectionRow)<[personId: string]>(`
  ${SELECT} WHERE inspector_id = ? ORDER BY opened_ms DESC, rowid DESC LIMIT 1`);

export const findInspection = oneOf(InspectionRow)<[id: string]>(`${SELECT} WHERE id = ?`);

export const insertInspection = doing<Omit<InspectionRow, 'closedMs' | 'closedBy'>>(`
  INSERT INTO inspection (id, inspector_id, opened_by, ground, clearance, opened_ms, until_ms)
  VALUES (:id, :inspectorId, :openedBy, :ground, :clearance, :openedMs, :untilMs)`);

export const closeInspection = doing<[id: string, by: string, nowMs: number]>(`
  UPDATE inspection SET closed_ms = :3, closed_by = :2 WHERE id = :1`);
