import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { columnsOf } from '../db/rows.ts';
import { doing, oneOf } from '../db/statements.ts';

const Correction = z.object({
  id: z.string(),
  name: z.string(),
  symbol: z.string(),
  place: z.string(),
  nameBefore: z.string(),
  symbolBefore: z.string(),
  placeBefore: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  askedMs: z.int(),
  state: z.enum(['asked', 'done', 'refused', 'withdrawn']),
  decidedBy: z.string().nullable(),
  decidedMs: z.int().nullable(),
  note: z.string(),
});
export type CorrectionRow = z.infer<typeof Correction>;

const SELECT = `SELECT ${columnsOf(Correction)} FROM office_correction`;

export const findCorrection = oneOf(Correction)<[id: string]>(`${SELECT} WHERE id = ?`);
/** The one request that waits for a second person, or null. */
export const waitingCorrection = oneOf(Correction)(`${SELECT} WHERE state = 'asked'`);
/** The request that was decided last, or null. */
export const decidedCorrection = oneOf(Correction)(`
  ${SELECT} WHERE decided_ms IS NOT NULL ORDER BY decided_ms DESC, rowid DESC LIMIT 1`);

export const insertCorrection = doing<Omit<CorrectionRow, 'state' | 'decidedBy' | 'decidedMs' | 'note'>>(`
  INSERT INTO office_correction (id, name, symbol, place, name_before, symbol_before, place_before, reason, asked_by,
    asked_ms, state, note)
  VALUES (:id, :name, :symbol, :place, :nameBefore, :symbolBefore, :placeBefore, :reason, :askedBy, :askedMs, 'asked', '')`);

export const decideCorrection = doing<{
  id: string;
  state: 'done' | 'refused';
  note: string;
  byId: string;
  atMs: number;
}>(`
  UPDATE office_correction SET state = :state, note = :note, decided_by = :byId, decided_ms = :atMs WHERE id = :id`);

export const withdrawCorrection = doing<[id: string]>(`
  UPDATE office_correction SET state = 'withdrawn' WHERE id = ?`);

const rename = doing<Pick<CorrectionRow, 'name' | 'symbol' | 'place'>>(`
  UPDATE station SET office_name = :name, office_symbol = :symbol, office_place = :place WHERE id = 1`);

/** Carries out what was decided; a trigger asks for the decision. */
export const nameOffice = (db: Db, { name, symbol, place }: CorrectionRow): void =>
  rename(db, { name, symbol, place });
