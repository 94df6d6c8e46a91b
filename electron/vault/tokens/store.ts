import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { columnsOf, insertInto } from '../db/rows.ts';
import { changing, doing, isThere, manyOf, theOne, theValue } from '../db/statements.ts';
import { underTrust } from '../roster/guard.ts';

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

/** Certificates of tokens that were bound here, those that still are first, as they were signed. @throws AppError `roster-broken` */
export const boundCertificates = (db: Db): BoundRow[] =>
  underTrust(db, 'tokenCertificates', () => boundRows(db));
const boundRows = manyOf(BoundRow)(`
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

const Library = z.object({ path: z.string().nullable(), sha256: z.string().nullable() });
const libraryRow = theOne(Library)(`
  SELECT token_module AS path, token_module_sha256 AS sha256 FROM station WHERE id = 1`);

/** The library that was chosen, and what it was then (SHA-256, hexadecimal). @throws AppError `roster-broken` */
export const tokenLibrary = (db: Db): z.output<typeof Library> =>
  underTrust(db, 'tokenLibrary', () => libraryRow(db));

export const setTokenLibrary = doing<[path: string | null, sha256: string | null]>(`
  UPDATE station SET token_module = ?, token_module_sha256 = ? WHERE id = 1`);
