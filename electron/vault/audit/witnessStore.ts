import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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

const SELECT = `SELECT ${columnsOf(WitnessRow)} FROM ledger_witness`;

/** Told twice is kept once. */
export const insertWitness = doing<WitnessRow>(`
  INSERT INTO ledger_witness (id, station_id, about, size, root, envelope_id, told_ms, agrees)
  VALUES (:id, :stationId, :about, :size, :root, :envelopeId, :toldMs, :agrees) ON CONFLICT DO NOTHING`);

/** The greatest head that a station has told and that contradicts nothing. */
export const latestWitness = oneOf(WitnessRow)<[stationId: string, about: WitnessRow['about']]>(`
  ${SELECT} WHERE station_id = ? AND about = ? AND agrees IS NOT 0 ORDER BY size DESC, told_ms DESC LIMIT 1`);

/** What a station told first of that number of entries. */
export const witnessOfSize = oneOf(WitnessRow)<
  [stationId: string, about: WitnessRow['about'], size: number]
>(`
  ${SELECT} WHERE station_id = ? AND about = ? AND size = ? ORDER BY told_ms, id LIMIT 1`);

export const allWitnesses = manyOf(WitnessRow)<[about: WitnessRow['about']]>(`
  ${SELECT} WHERE about = ? ORDER BY size, told_ms`);
