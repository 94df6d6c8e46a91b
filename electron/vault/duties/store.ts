import { z } from 'zod';
import { RARE_ACTS } from '../db/schema/rareActs.ts';
import { manyOf, theValue } from '../db/statements.ts';

const Done = z.object({ act: z.string(), atMs: z.int() });

/** When each rare act was done last. */
export const lastDone = manyOf(Done)(`
  SELECT act, max(at_ms) AS atMs FROM ledger WHERE ${RARE_ACTS} GROUP BY act`);

/** When the state of the station was told to the superior; what is saved for support is the same act for another reader. */
export const lastToSuperior = theValue(z.int().nullable())(`
  SELECT max(at_ms) FROM ledger
   WHERE ${RARE_ACTS} AND act = 'support.saved' AND json_extract(facts, '$.purpose') = 'superior'`);

/** The oldest year before this one of which a book is not closed, or null. */
export const oldestOpenYear = theValue(z.int().nullable())<[year: number]>(
  "SELECT min(year) FROM book WHERE state <> 'closed' AND year < ?",
);

/** Whether there is another office to compare the books with. */
export const hasPartners = theValue(z.int())(
  'SELECT EXISTS (SELECT 1 FROM peer_card WHERE trusted_ms IS NOT NULL AND replaced_ms IS NULL)',
);
