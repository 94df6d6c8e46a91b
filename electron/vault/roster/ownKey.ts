import { randomBytes } from 'node:crypto';
import { raise } from '../../../shared/errors.ts';
import { keyContext } from '../crypto/carriedKey.ts';
import { parseCertificate } from '../crypto/x509/certificates.ts';
import { sameBytes, sha256Hex } from '../crypto/primitives.ts';
import { unwrapKeyWith, unwrapPrivateKey, wrapKeyFor } from '../crypto/wrap.ts';
import type { Db } from '../db/handles.ts';
import { type CertificateRow, certificatesOf } from '../people/certificateStore.ts';
import type { RosterBody } from './body.ts';

const CONTEXT = 'an-thu/own-key-proof';

/**
 * A slot counts as a person only if its own key opens the private key of a certificate that the roster gives that
 * person, and that key works: whoever holds the vault key can make a slot in anybody's name, but not this.
 * Costs one RSA operation (about 4 ms), where the newest certificate is the person's own; else the older ones are tried.
 * @throws AppError `roster-broken` with why `key`
 */
export function proveOwnKey(db: Db, body: RosterBody, personId: string, ownKey: Uint8Array): void {
  const given = new Set(
    body.content.certificates
      .filter((one) => one.personId === personId && one.purpose === 'encrypt' && !one.revoked && !one.outside)
      .map(({ sha256 }) => sha256),
  );
  const rows = certificatesOf(db, 'person', 'encrypt', personId).filter(({ der }) =>
    given.has(sha256Hex(der)),
  );
  if (!rows.some((row) => isOpened(row, ownKey))) raise('roster-broken', { why: 'key' });
}

function isOpened({ der, serial, sealedKey }: CertificateRow, ownKey: Uint8Array): boolean {
  const secret = randomBytes(32);
  try {
    const privateKey = unwrapPrivateKey(ownKey, sealedKey, keyContext(serial));
    const wrapped = wrapKeyFor(parseCertificate(der), secret, CONTEXT);
    return sameBytes(unwrapKeyWith(privateKey, wrapped, CONTEXT), secret);
  } catch {
    return false; // which step failed says nothing to a person
  }
}
