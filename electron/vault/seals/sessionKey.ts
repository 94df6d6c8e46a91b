import { sign, verify } from 'node:crypto';
import { z } from 'zod';
import { AppError, raise } from '../../../shared/errors.ts';
import { parseCertificate } from '../crypto/x509/certificates.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { newSigningKey, PUBLIC_KEY_BYTES, type SigningKey } from '../crypto/sessionKey.ts';
import type { Db } from '../db/handles.ts';
import { certificatesOf } from '../people/certificateStore.ts';
import { openKey } from '../people/credentials.ts';
import type { RosterBody, RosterCertificate } from '../roster/body.ts';
import { certificateBySha256 } from '../roster/store.ts';
import type { SessionRow } from './sessionStore.ts';

/** What the person's own key signs; an array, so that a script needs nothing but JSON to read it. */
const Statement = z.tuple([
  z.literal('an-thu/session/1'),
  z.string(),
  z.string(),
  z.int(),
  z.string().regex(new RegExp(`^[0-9a-f]{${2 * PUBLIC_KEY_BYTES}}$`)),
  z.string().regex(/^[0-9a-f]{64}$/),
  z.int().positive(),
]);

export interface SessionStatement {
  readonly vaultId: string;
  readonly personId: string;
  readonly atMs: number;
  /** of the session (Ed25519), 32 bytes in hexadecimal */
  readonly publicKey: string;
  /** SHA-256 of the certificate whose key signs this statement */
  readonly certificate: string;
  /** serial of the roster that gave the person that certificate */
  readonly roster: number;
}

export interface SessionKey extends SessionRow {
  /** forgotten with the other keys of the session */
  readonly key: SigningKey;
}

/**
 * At sign-in: the key that signs what this session does, certified by the person's own key. That is the key to sign of a
 * certificate that the roster gives the person and whose private half lies in this vault; where there is none in force
 * (it is on a token, or was taken back), the key that everything is wrapped for, which every person has. One RSA operation.
 * @param roster the roster that was proved for this person just now
 * @throws AppError `roster-broken` with why `key`: no key that the roster gives opens with the person's own
 */
export function beginSessionKey(
  db: Db,
  roster: RosterBody,
  personId: string,
  userKey: Uint8Array,
  nowMs: number,
): SessionKey {
  const given = new Set(
    roster.content.certificates
      .filter((one) => one.personId === personId && !one.revoked && !one.outside)
      .map(({ sha256 }) => sha256),
  );
  const rows = [
    ...certificatesOf(db, 'person', 'sign', personId),
    ...certificatesOf(db, 'person', 'encrypt', personId),
  ];
  const key = newSigningKey();
  for (const row of rows) {
    const certificate = sha256Hex(row.der);
    if (!given.has(certificate)) continue;
    const statement = JSON.stringify([
      'an-thu/session/1',
      roster.vaultId,
      personId,
      nowMs,
      key.publicKey,
      certificate,
      roster.serial,
    ]);
    const words = Buffer.from(statement, 'utf8');
    try {
      const signature = sign('sha256', words, openKey(row, userKey));
      if (verify('sha256', words, parseCertificate(row.der).publicKey, signature))
        return { id: sha256Hex(words), statement, signature, key };
    } catch (error) {
      if (!(error instanceof AppError)) throw error; // a key that is not here: on a token, or another's
    }
  }
  return raise('roster-broken', { why: 'key' });
}

/** Reads a statement; null where it is none. */
export function readStatement({ id, statement }: SessionRow): SessionStatement | null {
  if (sha256Hex(Buffer.from(statement, 'utf8')) !== id) return null;
  const parsed = Statement.safeParse(jsonOf(statement));
  if (!parsed.success) return null;
  const [, vaultId, personId, atMs, publicKey, certificate, roster] = parsed.data;
  return { vaultId, personId, atMs, publicKey, certificate, roster };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Whether the key of a session was certified by a key that the roster gives the person it names.
 * @param certificates those of the roster by which it is judged
 */
export function isCertified(
  db: Db,
  {
    vaultId,
    certificates,
  }: { readonly vaultId: string; readonly certificates: readonly RosterCertificate[] },
  row: SessionRow,
  said: SessionStatement,
): boolean {
  const given = certificates.some(
    (one) => one.sha256 === said.certificate && one.owner === 'person' && one.personId === said.personId,
  );
  const der = given && said.vaultId === vaultId ? certificateBySha256(db, said.certificate) : undefined;
  if (der === undefined) return false;
  return verify('sha256', Buffer.from(row.statement, 'utf8'), parseCertificate(der).publicKey, row.signature);
}
