import { z } from 'zod';
import { AppError } from '../../../../shared/errors.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { oneOf } from '../../db/statements.ts';
import type { Ports } from '../../ports.ts';
import { rosterDeviations, rosterInForce } from '../../roster/guard.ts';
import { keyChangeDue } from '../../session/changeKey.ts';
import { TOLD_FOR_MS } from './schemaFinding.ts';

type Finding = Output<'health.check'>['findings'][number];

const refusedSince = oneOf(z.object({ atMs: z.int(), person: z.string() }))<
  [stationId: string, sinceMs: number]
>(`
  SELECT at_ms AS atMs, facts ->> 'person' AS person FROM ledger
   WHERE subject_kind = 'station' AND subject_id = ? AND act = 'key.grant-refused' AND at_ms >= ?
   ORDER BY seq DESC LIMIT 1`);

const headerSince = oneOf(z.object({ atMs: z.int() }))<[vaultId: string, sinceMs: number]>(`
  SELECT at_ms AS atMs FROM ledger
   WHERE subject_kind = 'header' AND subject_id = ? AND act = 'vault.header-unknown' AND at_ms >= ?
   ORDER BY seq DESC LIMIT 1`);

/** Whether all that the signed roster speaks for is as it says, and whether a sign-in of the last month met a foreign key, or a header that no act made; and whether the vault key is still to be changed. */
export function rosterFinding({ db, station, nowMs }: Pick<Ports, 'db' | 'station' | 'nowMs'>): Finding {
  const tell = (
    state: Finding['state'],
    tells: string,
    of: Partial<Pick<Finding, 'count' | 'repair' | 'params'>> = {},
  ): Finding => ({ part: 'roster', state, tells, count: 0, repair: null, params: {}, ...of });
  try {
    const count = rosterDeviations(db).length;
    if (count > 0) return tell('bad', 'differs', { count, repair: 'roster' });
    const refused = refusedSince(db, station.stationId, nowMs() - TOLD_FOR_MS);
    if (refused !== null) return tell('bad', 'grant-refused', { params: refused });
    const header = headerSince(db, station.vaultId, nowMs() - TOLD_FOR_MS);
    if (header !== null) return tell('bad', 'header-unknown', { params: header });
    const due = keyChangeDue(db);
    if (due !== undefined) return tell('warn', 'key-change-due', { params: { atMs: due.sinceMs } });
    return tell('good', 'whole', { count: rosterInForce(db).serial });
  } catch (error) {
    if (error instanceof AppError && error.code === 'roster-broken') return tell('bad', 'broken');
    throw error;
  }
}
