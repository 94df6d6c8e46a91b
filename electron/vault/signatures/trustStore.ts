import { z } from 'zod';
import { MOST_AUTHORITIES, type RevokedSerial } from '../../../shared/ipc/readerTrust.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { columnsOf, insertInto } from '../db/rows.ts';
import { changing, doing, manyOf, oneOf, theValue } from '../db/statements.ts';
import { underTrust } from '../roster/guard.ts';

const Authority = z.object({ id: z.string(), issuerKey: z.string(), der: bytes });
export type AuthorityRow = z.output<typeof Authority>;

/** Oldest first. */
export const authorities = manyOf(Authority)(`
  SELECT ${columnsOf(Authority)} FROM signature_authority ORDER BY added_ms, id LIMIT ${MOST_AUTHORITIES}`);

export const authority = oneOf(Authority)<[id: string]>(`
  SELECT ${columnsOf(Authority)} FROM signature_authority WHERE id = ?`);

export const countAuthorities = theValue(z.int())(`SELECT count(*) FROM signature_authority`);

const NewAuthority = z.object({
  id: z.string(),
  sha256: z.string(),
  issuerKey: z.string(),
  der: bytes,
  addedMs: z.int(),
  addedBy: z.string(),
});
const INSERT_AUTHORITY = insertInto('signature_authority', NewAuthority);
/** @returns false for one that is known already */
export const insertAuthority = changing<z.output<typeof NewAuthority>>(`
  ${INSERT_AUTHORITY} ON CONFLICT (sha256) DO NOTHING`);

const Trusted = z.object({
  authorityId: z.string(),
  trustedMs: z.int(),
  by: z.string(),
  comparedHow: z.string(),
});
export type TrustRow = z.output<typeof Trusted>;

/** Trust in force, as it was signed. @throws AppError `roster-broken` */
export const trustInForce = (db: Db): TrustRow[] => underTrust(db, 'signatureRoots', () => trustRows(db));
const trustRows = manyOf(Trusted)(`
  SELECT ${columnsOf(Trusted, 't', { by: 'p.full_name' })}
  FROM signature_trust t JOIN person p ON p.id = t.trusted_by WHERE t.withdrawn_ms IS NULL`);

const NewTrust = z.object({
  id: z.string(),
  authorityId: z.string(),
  fingerprint: z.string(),
  comparedHow: z.string(),
  trustedMs: z.int(),
  trustedBy: z.string(),
});
export const insertTrust = doing<z.output<typeof NewTrust>>(insertInto('signature_trust', NewTrust));

/** @returns false where it was not trusted */
export const withdrawTrust = changing<{ authorityId: string; nowMs: number; by: string; reason: string }>(`
  UPDATE signature_trust SET withdrawn_ms = :nowMs, withdrawn_by = :by, withdrawn_why = :reason
  WHERE authority_id = :authorityId AND withdrawn_ms IS NULL`);

const List = z.object({
  issuerKey: z.string(),
  thisUpdateMs: z.int(),
  nextUpdateMs: z.int(),
  named: z.int(),
});
export const lists = manyOf(List)(`SELECT ${columnsOf(List)} FROM signature_list`);

const NewList = List.extend({ readMs: z.int(), readBy: z.string() });
const INSERT_LIST = insertInto('signature_list', NewList);
/** @returns false where one is kept that is as new */
export const keepList = changing<z.output<typeof NewList>>(`
  ${INSERT_LIST}
  ON CONFLICT (issuer_key) DO UPDATE SET this_update_ms = excluded.this_update_ms, next_update_ms = excluded.next_update_ms,
    named = excluded.named, read_ms = excluded.read_ms, read_by = excluded.read_by
  WHERE excluded.this_update_ms > signature_list.this_update_ms`);

/** What was held and is named again may be another thing now; what was taken back stays so, from the earliest time on. */
export const keepRevoked = doing<{
  issuerKey: string;
  listedMs: number;
  entries: readonly RevokedSerial[];
}>(`
  INSERT INTO signature_revoked (issuer_key, serial, revoked_ms, reason, listed_ms)
  SELECT :issuerKey, e.value ->> 0, CAST(e.value ->> 1 AS INTEGER), e.value ->> 2, :listedMs FROM json_each(:entries) e WHERE true
  ON CONFLICT (issuer_key, serial) DO UPDATE SET listed_ms = excluded.listed_ms,
    revoked_ms = CASE WHEN reason IS 6 THEN excluded.revoked_ms ELSE min(revoked_ms, excluded.revoked_ms) END,
    reason = CASE WHEN reason IS 6 OR excluded.reason IS NOT 6 THEN excluded.reason ELSE reason END`);

/** What was held for a while and stands in the newest list no more. */
export const freeHeld = doing<[issuerKey: string, listedMs: number]>(`
  DELETE FROM signature_revoked WHERE issuer_key = ? AND reason = 6 AND listed_ms < ?`);

const Revoked = z.object({ revokedMs: z.int(), reason: z.int().nullable() });
export const revokedEntry = oneOf(Revoked)<[issuerKey: string, serial: string]>(`
  SELECT ${columnsOf(Revoked)} FROM signature_revoked WHERE issuer_key = ? AND serial = ?`);
