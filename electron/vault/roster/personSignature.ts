import { type KeyObject, sign, verify } from 'node:crypto';
import { raise } from '../../../shared/errors.ts';
import { keyContext } from '../crypto/carriedKey.ts';
import { parseCertificate } from '../crypto/x509/certificates.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { unwrapPrivateKey } from '../crypto/wrap.ts';
import type { Db } from '../db/handles.ts';
import { certificatesOf } from '../people/certificateStore.ts';
import type { RosterBody } from './body.ts';
import { rosterInForce } from './guard.ts';
import { certificateBySha256 } from './store.ts';

/** RSASSA-PKCS1-v1_5 with SHA-256 by a person's own key. */
export interface PersonSignature {
  /** SHA-256 of the certificate, hexadecimal */
  readonly certificate: string;
  readonly signature: Uint8Array;
}

/** Whose key signs: the signed-in person's, or that of somebody who typed the own passphrase beside him. */
export interface OwnKey {
  readonly id: string;
  readonly userKey: Uint8Array;
}

/**
 * Signs with the key of a certificate that the roster gives this person; about 2 ms.
 * @throws AppError `key-not-granted` for one whose certificates were taken back and not replaced yet
 */
export function signAsPerson(db: Db, { id, userKey }: OwnKey, bytes: Uint8Array): PersonSignature {
  const given = signingCertificates(rosterInForce(db), id);
  const row = certificatesOf(db, 'person', 'sign', id).find(({ der }) => given.has(sha256Hex(der)));
  if (row === undefined) return raise('key-not-granted', { key: 'person' });
  const privateKey = unwrapPrivateKey(userKey, row.sealedKey, keyContext(row.serial));
  return { certificate: sha256Hex(row.der), signature: sign('sha256', bytes, privateKey) };
}

const signingCertificates = ({ content }: RosterBody, personId: string): ReadonlySet<string> =>
  new Set(
    content.certificates
      .filter((one) => one.personId === personId && one.purpose === 'sign' && !one.revoked && !one.outside)
      .map(({ sha256 }) => sha256),
  );

/** Public keys by the hash of their certificate: the hash vouches for them, whatever is written afterwards. */
const publicKeys = new WeakMap<Db, Map<string, KeyObject>>();

function publicKeyOf(db: Db, sha256: string): KeyObject | undefined {
  const known = publicKeys.get(db) ?? new Map<string, KeyObject>();
  publicKeys.set(db, known);
  const found = known.get(sha256);
  if (found !== undefined) return found;
  const der = certificateBySha256(db, sha256);
  if (der === undefined) return undefined;
  const key = parseCertificate(der).publicKey;
  known.set(sha256, key);
  return key;
}

/**
 * Who made a signature: the person to whom the roster gives the certificate, also one that was taken back since (what was
 * signed before stays signed); null where it is nobody's, or wrong.
 */
export function provedPerson(
  db: Db,
  bytes: Uint8Array,
  { certificate, signature }: PersonSignature,
): string | null {
  const row = rosterInForce(db).content.certificates.find(
    (one) => one.sha256 === certificate && one.owner === 'person' && one.purpose === 'sign',
  );
  if (row === undefined) return null;
  const key = publicKeyOf(db, certificate);
  return key !== undefined && verify('sha256', bytes, key, signature) ? row.personId : null;
}
