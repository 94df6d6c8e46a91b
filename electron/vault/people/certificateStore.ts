import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf } from '../db/statements.ts';

const CertificateRow = z.object({
  id: z.string(),
  owner: z.enum(['authority', 'office', 'person', 'recovery', 'emergency-a', 'emergency-b']),
  personId: z.string().nullable(),
  purpose: z.enum(['issue', 'sign', 'encrypt']),
  serial: z.string(),
  der: bytes,
  sealedKey: bytes,
  notBeforeMs: z.int(),
  notAfterMs: z.int(),
  revokedMs: z.int().nullable(),
  /** the authority outside this vault that issued it; null: our own */
  outsideSha256: z.string().nullable(),
});
export type CertificateRow = z.infer<typeof CertificateRow>;
export type CertificateOwner = CertificateRow['owner'];
export type CertificatePurpose = CertificateRow['purpose'];

export type NewCertificate = Omit<CertificateRow, 'revokedMs' | 'outsideSha256'> &
  Partial<Pick<CertificateRow, 'outsideSha256'>>;

const SELECT = `SELECT id, owner, person_id AS personId, purpose, serial, der, sealed_key AS sealedKey,
  not_before_ms AS notBeforeMs, not_after_ms AS notAfterMs, revoked_ms AS revokedMs,
  outside_sha256 AS outsideSha256 FROM certificate`;

export function insertCertificate(db: Db, row: NewCertificate): void {
  db.prepare(
    `INSERT INTO certificate (id, owner, person_id, purpose, serial, der, sealed_key, not_before_ms, not_after_ms, outside_sha256)
     VALUES (:id, :owner, :personId, :purpose, :serial, :der, :sealedKey, :notBeforeMs, :notAfterMs, :outsideSha256)`,
  ).run({ outsideSha256: null, ...row });
}

/** The newest certificate in force for an owner and purpose. */
export function currentCertificate(
  db: Db,
  owner: CertificateOwner,
  purpose: CertificatePurpose,
  personId: string | null = null,
): CertificateRow | undefined {
  const row = db
    .prepare(
      `${SELECT} WHERE owner = :owner AND purpose = :purpose AND person_id IS :personId AND revoked_ms IS NULL
        ORDER BY not_before_ms DESC, id DESC LIMIT 1`,
    )
    .get({ owner, purpose, personId });
  return row === undefined ? undefined : CertificateRow.parse(row);
}

const AuthorityRow = z.object({
  der: bytes,
  atMs: z.int(),
  revokedMs: z.int().nullable(),
  reason: z.enum(['compromised', 'superseded', 'ceased']).nullable(),
});
export type AuthorityRow = z.infer<typeof AuthorityRow>;

/** Every authority whose issuing key this vault held, the one in force first. */
export const authorityRows = manyOf(AuthorityRow)(`
  SELECT der, not_before_ms AS atMs, revoked_ms AS revokedMs, revoked_reason AS reason FROM certificate
   WHERE owner = 'authority' ORDER BY revoked_ms IS NOT NULL, not_before_ms DESC, id DESC`);

/** The office's newest certificate to sign from its own authority: what proves the ledger needs nobody outside. */
export function insideSigningCertificate(db: Db): CertificateRow | undefined {
  const row = db
    .prepare(
      `${SELECT} WHERE owner = 'office' AND purpose = 'sign' AND outside_sha256 IS NULL AND revoked_ms IS NULL
        ORDER BY not_before_ms DESC, id DESC LIMIT 1`,
    )
    .get();
  return row === undefined ? undefined : CertificateRow.parse(row);
}

/** The record of a very certificate, whoever of the office holds it. */
export function ownCertificateBy(
  db: Db,
  { serialHex, der }: { readonly serialHex: string; readonly der: Uint8Array },
): CertificateRow | undefined {
  const row = db.prepare(`${SELECT} WHERE serial = ? AND der = ?`).get(serialHex, der);
  return row === undefined ? undefined : CertificateRow.parse(row);
}

/** All certificates of an owner and purpose, old ones too: what was sealed for them must stay readable. */
export const certificatesOf = (
  db: Db,
  owner: CertificateOwner,
  purpose: CertificatePurpose,
  personId: string | null = null,
): CertificateRow[] =>
  db
    .prepare(
      `${SELECT} WHERE owner = :owner AND purpose = :purpose AND person_id IS :personId ORDER BY not_before_ms DESC, id DESC`,
    )
    .all({ owner, purpose, personId })
    .map((row) => CertificateRow.parse(row));

export function revokeCertificates(db: Db, personId: string, atMs: number): string[] {
  const serials = db
    .prepare('SELECT serial FROM certificate WHERE person_id = ? AND revoked_ms IS NULL')
    .pluck()
    .all(personId) as string[];
  db.prepare('UPDATE certificate SET revoked_ms = ? WHERE person_id = ? AND revoked_ms IS NULL').run(
    atMs,
    personId,
  );
  return serials;
}

export const GRANT_KINDS = ['office', 'authority', 'register', 'emergency-a', 'emergency-b'] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];

export const setKeyGrant = doing<[personId: string, kind: GrantKind, wrapped: Uint8Array, nowMs: number]>(`
  INSERT INTO key_grant (person_id, key_kind, wrapped, granted_ms) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET wrapped = excluded.wrapped, granted_ms = excluded.granted_ms`);

export function keyGrant(db: Db, personId: string, kind: GrantKind): Uint8Array | undefined {
  const row = db
    .prepare('SELECT wrapped FROM key_grant WHERE person_id = ? AND key_kind = ?')
    .pluck()
    .get(personId, kind);
  return row === undefined ? undefined : bytes.parse(row);
}

export function removeKeyGrants(db: Db, personId: string, kinds: readonly GrantKind[] = GRANT_KINDS): void {
  const remove = db.prepare('DELETE FROM key_grant WHERE person_id = ? AND key_kind = ?');
  for (const kind of kinds) remove.run(personId, kind);
}

/** People whose roles ask for a key that they were not given yet. */
export const waitingForKey = (db: Db, kind: GrantKind, roles: readonly string[]): string[] =>
  db
    .prepare(
      `SELECT DISTINCT p.id FROM person p JOIN person_role r ON r.person_id = p.id
        WHERE p.state = 'active' AND r.role IN (SELECT value FROM json_each(:roles))
          AND NOT EXISTS (SELECT 1 FROM key_grant g WHERE g.person_id = p.id AND g.key_kind = :kind)`,
    )
    .pluck()
    .all({ kind, roles: JSON.stringify(roles) }) as string[];
