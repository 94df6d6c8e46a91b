import type { Db } from '../db/handles.ts';
import { about, type LedgerDraft } from '../ports.ts';
import type { AsidePack } from './aside.ts';

/**
 * What to write to the ledger about packs that this program sets aside: each once, for each reason. An inspector sees there
 * since when the office worked by the packs before.
 */
export function tellAside(db: Db, stationId: string, aside: readonly AsidePack[]): LedgerDraft[] {
  const told = db
    .prepare(
      `SELECT facts ->> 'reason' FROM ledger
        WHERE subject_kind = 'station' AND subject_id = :stationId AND act = 'rule-pack.set-aside'
          AND facts ->> 'pack' = :id`,
    )
    .pluck();
  return aside
    .filter(({ id, reason }) => !told.all({ stationId, id }).includes(reason))
    .map(({ id, issuer, from, reason, rule }) => ({
      act: 'rule-pack.set-aside',
      ...about('station', stationId),
      facts: { pack: id, issuer, from, reason, rule },
    }));
}
