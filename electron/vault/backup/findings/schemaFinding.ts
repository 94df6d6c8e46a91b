import { z } from 'zod';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { schemaDeviation } from '../../db/programSchema.ts';
import { oneOf } from '../../db/statements.ts';
import type { Ports } from '../../ports.ts';

type Finding = Output<'health.check'>['findings'][number];

/** How long a finding that was mended at once is told. */
export const TOLD_FOR_MS = 30 * 24 * 3600 * 1000;

const putBackSince = oneOf(z.object({ atMs: z.int(), count: z.int() }))<
  [stationId: string, sinceMs: number]
>(`
  SELECT at_ms AS atMs, facts ->> 'missing' + facts ->> 'foreign' AS count FROM ledger
   WHERE subject_kind = 'station' AND subject_id = ? AND act = 'vault.schema-put-back' AND at_ms >= ?
   ORDER BY seq DESC LIMIT 1`);

/** Whether tables, triggers and indexes are the program's now, and whether an opening of the last month had to put some back. */
export function schemaFinding({ db, station, nowMs }: Pick<Ports, 'db' | 'station' | 'nowMs'>): Finding {
  const tell = (state: Finding['state'], tells: string, count = 0, params = {}): Finding => ({
    part: 'schema',
    state,
    tells,
    count,
    repair: null,
    params,
  });
  const { missing, foreign } = schemaDeviation(db);
  if (missing.length + foreign.length > 0) return tell('bad', 'differs', missing.length + foreign.length);
  const last = putBackSince(db, station.stationId, nowMs() - TOLD_FOR_MS);
  return last === null ? tell('good', 'whole') : tell('bad', 'put-back', last.count, { atMs: last.atMs });
}
