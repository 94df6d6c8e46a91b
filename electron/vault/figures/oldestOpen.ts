import { z } from 'zod';
import { oneOf } from '../db/statements.ts';
import type { Db } from '../db/handles.ts';

const Oldest = z.object({ receiptCode: z.string(), receivedOn: z.string() });
export type OldestCase = z.infer<typeof Oldest>;

const oldestOf = oneOf(Oldest)<[ids: string]>(`
  SELECT receipt_code AS receiptCode, received_on AS receivedOn FROM submission
   WHERE id IN (SELECT value FROM json_each(?)) ORDER BY received_on, number LIMIT 1`);

/** The case of these that was received first; null where there is none. */
export const oldestOpen = (db: Db, ids: readonly string[]): OldestCase | null =>
  oldestOf(db, JSON.stringify(ids));
