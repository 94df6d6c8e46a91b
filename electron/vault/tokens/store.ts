import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import { columnsOf, insertInto } from '../db/rows.ts';
import { changing, doing, isThere, manyOf, theValue, valueOf } from '../db/statements.ts';

const Row = z.object({
  id: z.string(),
  owner: z.enum(['office', 'person']),
  personId: z.string().nullable(),
  sha256: z.string(),
  der: bytes,
  boundMs: z.int(),
  boundBy: z.string(),
  comparedHow: z.string(),
});
const BoundRow = Row.extend({
  /** of the person; null for the office's */
  holder: z.string().nullable(),
  boundByName: z.string(),
  endedMs: z.int().nullable(),
});
export type BoundRow = z.output<typeof BoundRow>;
export type BoundOwner = BoundRow['owner'];

const COLUMNS = columnsOf(BoundRow, 'c', { holder: 'p.full_name', boundByName: 'b.full_name' });

/** Certificates of tokens that were bound here, those that still are first. */
export const boundCertificates = manyOf(BoundRow)(`
  SELECT ${COLUMNS} FROM token_certificate c
    LEFT JOIN person p ON p.id = c.person_id JOIN person b ON b.id = c.bound_by
   ORDER BY c.ended_ms IS NOT NULL, c.owner, p.full_name, c.bound_ms DESC`);

export const insertBound = doing<z.output<typeof Row>>(insertInto('token_certificate', Row));

/** Whether it was still bound. */
export const endBound = changing<[id: string, nowMs: number, by: string]>(`
  UPDATE token_certificate SET ended_ms = :2, ended_by = :3 WHERE id = :1 AND ended_ms IS NULL`);

/** Whether somebody of the office may be given a token to sign with. */
export const isActive = isThere<[personId: string]>(`SELECT 1 FROM person WHERE id = ? AND state = 'active'`);

/** PINs that were wrong here since the last right one. */
export const wrongPins = theValue(z.int())<[boundId: string]>(`
  SELECT count(*) FROM ledger WHERE subject_kind = 'token' AND subject_id = :1 AND act = 'tokens.pin-refused'
     AND seq > ifnull((SELECT max(seq) FROM ledger
                        WHERE subject_kind = 'token' AND subject_id = :1 AND act = 'tokens.opened'), 0)`);

export const tokenModule = valueOf(z.string().nullable())('SELECT token_module FROM station WHERE id = 1');

export const setTokenModule = doing<[path: string | null]>(
  'UPDATE station SET token_module = ? WHERE id = 1',
);
