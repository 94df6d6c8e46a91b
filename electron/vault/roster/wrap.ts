import { wrapKeyFor } from '../crypto/wrap.ts';
import type { Db } from '../db/handles.ts';
import { requireRoster } from './guard.ts';
import { encryptionCertificate } from '../people/credentials.ts';

/**
 * Wraps a key for a person, for the certificate in force.
 * @throws AppError `roster-broken` while the certificates are not those of the signed roster
 */
export function wrapForPerson(
  db: Db,
  personId: string,
  key: Uint8Array,
  context: string,
): Buffer | undefined {
  requireRoster(db);
  const certificate = encryptionCertificate(db, personId);
  return certificate === undefined ? undefined : wrapKeyFor(certificate, key, context);
}
