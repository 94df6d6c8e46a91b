import { z } from 'zod';
import { valuesOf } from '../db/statements.ts';
import { about, type LedgerDraft, type Ports } from '../ports.ts';

const MARKED = ['mat', 'toi-mat', 'tuyet-mat'] as const;
type LeftPorts = Pick<Ports, 'db' | 'rules' | 'today' | 'station'>;

/**
 * At sign-in: staged files with a mark that this machine may not hold, whose person went away instead of answering, go;
 * their bytes go with the sweep that follows. Returns what to write to the ledger.
 */
export function destroyLeftBehind({ db, rules, today, station }: LeftPorts): LedgerDraft[] {
  const held = rules.asOf(today());
  const refused = MARKED.filter((level) => held.holding(station.profile, level).holding !== 'full');
  return takeUnanswered(db, refused).map((rule) => ({
    act: 'secrecy.destroyed',
    ...about('station', station.stationId),
    facts: { files: 1, rule },
  }));
}

/** @returns the rule by which each bore a mark */
const takeUnanswered = valuesOf(z.string())<[levels: readonly string[]]>(`
  DELETE FROM stage WHERE secrecy_level IN (SELECT value FROM json_each(?))
     AND NOT EXISTS (SELECT 1 FROM secrecy_answer WHERE file_id = stage.id)
   RETURNING secrecy_rule AS rule`);
