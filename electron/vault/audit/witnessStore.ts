import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';

const WitnessRow = z.object({
  id: z.string(),
  stationId: z.string(),
  about: z.enum(['theirs', 'ours']),
  size: z.int(),
  root: bytes,
  envelopeId: z.string(),
  toldMs: z.int(),
  agrees: z.union([z.literal(0), z.literal(1)]).nullable(),
});
export type WitnessRow = z.infer<typeof WitnessRow>;

const SELECT = `SELECT id, station_id AS stationId, about, size, root, envelope_id AS envelopeId, told_ms AS toldMs,
  agrees FROM ledger_witness`;

/** Told twice is kept once. */
export function insertWitness(db: Db, row: WitnessRow): void {
  db.prepare(
    `INSERT INTO ledger_witness (id, station_id, about, size, root, envelope_id, told_ms, agrees)
     VALUES (:id, :stationId, :about, :size, :root, :envelopeId, :toldMs, :agrees) ON CONFLICT DO NOTHING`,
  ).run(row);
}

/** The greatest head that a station has told and that contradicts nothing. */
export function latestWitness(db: Db, stationId: string, about: WitnessRow['about']): WitnessRow | null {
  const row = db
    .prepare(
      `${SELECT} WHERE station_id = ? AND about = ? AND agrees IS NOT 0 ORDER BY size DESC, told_ms DESC LIMIT 1`,
    )
    .get(stationId, about);
  return row === undefined ? null : WitnessRow.parse(row);
}

/** What a station told first of that number of entries. */
export function witnessOfSize(
  db: Db,
  stationId: string,
  about: WitnessRow['about'],
  size: number,
): WitnessRow | null {
  const row = db
    .prepare(`${SELECT} WHERE station_id = ? AND about = ? AND size = ? ORDER BY told_ms, id LIMIT 1`)
    .get(stationId, about, size);
  return row === undefined ? null : WitnessRow.parse(row);
}

export const allWitnesses = (db: Db, about: WitnessRow['about']): WitnessRow[] =>
  db
    .prepare(`${SELECT} WHERE about = ? ORDER BY size, told_ms`)
    .all(about)
    .map((row) => WitnessRow.parse(row));
