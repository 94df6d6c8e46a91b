import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import { doing, isThere, manyOf, oneOf, theValue, valuesOf } from '../db/statements.ts';

const SealRow = z.object({ number: z.int(), statement: z.string(), rows: z.string(), signature: bytes });
export type SealRow = z.infer<typeof SealRow>;

export const lastSeal = oneOf(SealRow.pick({ number: true, statement: true }))(
  'SELECT number, statement FROM seal ORDER BY number DESC LIMIT 1',
);
export const sealByNumber = oneOf(SealRow)<[number: number]>(
  'SELECT number, statement, rows, signature FROM seal WHERE number = ?',
);
/** Some hundred at once, so that a million of them cost flat memory. */
export const sealsBehind = manyOf(SealRow)<[number: number]>(
  'SELECT number, statement, rows, signature FROM seal WHERE number > ? ORDER BY number LIMIT 200',
);
export const insertSeal = doing<SealRow>(
  'INSERT INTO seal (number, statement, rows, signature) VALUES (:number, :statement, :rows, :signature)',
);

const Head = z.object({ seq: z.int(), hash: bytes });
export const headOfLedger = oneOf(Head)('SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1');

/** Its number; 0 where there is none. */
export const newestEntry = theValue(z.int())('SELECT ifnull(max(seq), 0) FROM ledger');

const Behind = z.object({ seq: z.int(), act: z.string() });
/** Entries behind a number, newest first. */
export const entriesBehind = manyOf(Behind)<[seq: number]>(
  'SELECT seq, act FROM ledger WHERE seq > ? ORDER BY seq DESC LIMIT 20',
);

/** Whether a session ever signed in this ledger. */
export const wasSigned = isThere(
  "SELECT 1 FROM ledger WHERE act = 'session.opened' AND facts ->> 'session' IS NOT NULL",
);

/** Whether a session signed in within a span of entries. */
export const wasSignedWithin = isThere<[from: number, to: number]>(
  "SELECT 1 FROM ledger WHERE act = 'session.opened' AND facts ->> 'session' IS NOT NULL AND seq BETWEEN ? AND ?",
);

const Due = z.object({ t: z.string(), k: z.string() });
export const rowsDue = manyOf(Due)('SELECT table_name AS t, row_key AS k FROM seal_due ORDER BY 1, 2');
export const addDue = doing<[t: string, k: string]>(
  'INSERT INTO seal_due VALUES (?, ?) ON CONFLICT DO NOTHING',
);
export const clearDue = doing('DELETE FROM seal_due');

/** Entries of a span with whose name stands there: `[seq, hash, actor, act]`. */
export const spanOfEntries = valuesOf(z.string())<[from: number, to: number]>(`
  SELECT json_array(seq, lower(hex(hash)), actor_id, act) FROM ledger WHERE seq BETWEEN ? AND ? ORDER BY seq`);
