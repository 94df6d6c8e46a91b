import { z } from 'zod';
import { VOTES } from '../../../shared/domain/submission/initiative.ts';
import type { FigureFilter } from '../../../shared/ipc/contract/figures.ts';
import type { Db } from '../db/handles.ts';
import { filterText } from '../units/stayFilter.ts';

/** the Julian day of the day number 0 */
const EPOCH = 2_440_587.5;

type Vote = (typeof VOTES)[number];

/** What was so decided on a day of a stretch, of the cases that a filter of the figures leaves. */
export interface DecidedQuery {
  readonly outcome: Vote;
  readonly from: string;
  readonly to: string;
  readonly filter: FigureFilter | null;
}

/**
 * The decisions of a stretch of days as `d`, each with the line of its case as `l` and where the case stood on that day as
 * `s`: its holder, and so its unit, is that of the day of the decision. The count and the list behind it are both of this.
 */
function decisions({ from, to, filter }: Omit<DecidedQuery, 'outcome'>): {
  sql: string;
  params: Record<string, unknown>;
} {
  const narrowed = filter === null ? { sql: '', params: {} } : filterText(filter);
  const sql = `FROM initiative_decision d JOIN submission_list l ON l.submission_id = d.submission_id
      JOIN submission_stay s ON s.line = l.sort_key AND s.position = ifnull((SELECT max(q.position) FROM submission_stay q
        WHERE q.line = l.sort_key AND q.from_day <= CAST(julianday(d.decided_on) - ${EPOCH} AS INTEGER)), 0)
     WHERE l.grp = 'skgp' AND d.decided_on BETWEEN :decidedFrom AND :decidedTo${narrowed.sql}`;
  return { sql, params: { ...narrowed.params, decidedFrom: from, decidedTo: to } };
}
/** The ids of the cases behind one number, as SQL. */
export function idsDecided({ outcome, ...query }: DecidedQuery): {
  sql: string;
  params: Record<string, unknown>;
} {
  const { sql, params } = decisions(query);
  return {
    sql: `SELECT d.submission_id ${sql} AND d.outcome = :outcome`,
    params: { ...params, outcome },
  };
}

const Outcome = z.object({ outcome: z.enum(VOTES), n: z.int() });

/** How many cases were decided, by what was decided: as many as `listInitiatives` lists. */
export function countDecisions(db: Db, query: Omit<DecidedQuery, 'outcome'>): Record<Vote, number> {
  const { sql, params } = decisions(query);
  const counts = { adopt: 0, pilot: 0, reject: 0 };
  const text = `SELECT d.outcome, count(DISTINCT d.submission_id) AS n ${sql} GROUP BY d.outcome`;
  for (const row of db.prepare(text).all(params)) {
    const { outcome, n } = Outcome.parse(row);
    counts[outcome] = n;
  }
  return counts;
}
