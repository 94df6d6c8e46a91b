import { raise } from '../../../shared/errors.ts';
import { emergencyKey, rememberKey } from './keyMemory.ts';
import { newKey } from '../crypto/wrap.ts';
import { wrapForPerson } from '../roster/wrap.ts';
import { openedKey } from './openedKey.ts';
import type { Ports } from '../ports.ts';
import { deleteGrants, findGrant, hasGrants, putGrant } from './grantStore.ts';
import { ensureRecordKey } from './backupKeys.ts';
import { putEscrow } from './escrow.ts';

/**
 * Content keys of classified documents. Being able to open the vault is not being able to read the document: the
 * key of its files and words exists only wrapped for the people who were given it (design: one key per document,
 * wrapped by RSA-OAEP for each reader's encryption certificate), and in two halves for an emergency.
 */
const grantContext = (documentId: string, personId: string): string =>
  `an-thu/content-key/${documentId}/${personId}`;
const NAME = 'content';

/** A new key for a document, granted to its first readers and put into escrow. The caller wipes it. */
export function createContentKey(ports: Ports, documentId: string, readers: readonly string[]): Buffer {
  const key = newKey();
  grantContentKey(ports, documentId, key, readers);
  putEscrow(ports, documentId, key);
  ensureRecordKey(ports.db, documentId);
  if (readers.includes(ports.actor.id)) rememberKey(ports, documentId, NAME, key);
  return key;
}

/** Takes every grant of the old key away and gives the new one to those who remain. */
export function replaceContentKey(
  ports: Ports,
  documentId: string,
  key: Uint8Array,
  readers: readonly string[],
): void {
  deleteGrants(ports.db, documentId);
  grantContentKey(ports, documentId, key, readers);
  putEscrow(ports, documentId, key);
}

/** Wraps the key for more people, or anew. @throws AppError `certificate-unknown` for someone without a certificate */
export function grantContentKey(
  ports: Ports,
  documentId: string,
  key: Uint8Array,
  readers: readonly string[],
): void {
  for (const personId of new Set(readers)) {
    const wrapped = wrapForPerson(ports.db, personId, key, grantContext(documentId, personId));
    if (wrapped === undefined) raise('certificate-unknown');
    putGrant(ports.db, { documentId, personId, wrapped, grantedMs: ports.nowMs() });
  }
}

/** The key of a document for the signed-in person; the caller wipes it. @throws AppError `key-not-granted` */
export function contentKeyOf(ports: Ports, documentId: string): Buffer {
  const emergency = emergencyKey(ports, documentId);
  if (emergency !== undefined) return Buffer.from(emergency.key);
  const wrapped = findGrant(ports.db, documentId, ports.actor.id);
  if (wrapped === null) raise('key-not-granted');
  return openedKey(ports, {
    id: documentId,
    name: NAME,
    wrapped,
    context: grantContext(documentId, ports.actor.id),
  });
}

export const holdsContentKey = (ports: Ports, documentId: string): boolean =>
  emergencyKey(ports, documentId) !== undefined || findGrant(ports.db, documentId, ports.actor.id) !== null;

/** Hands the key on to people who take part from now on; nothing to do for a document without a key. */
export function shareContentKey(ports: Ports, documentId: string, readers: readonly string[]): void {
  const missing = readers.filter((personId) => findGrant(ports.db, documentId, personId) === null);
  if (missing.length === 0 || !hasGrants(ports.db, documentId)) return;
  const key = contentKeyOf(ports, documentId);
  try {
    grantContentKey(ports, documentId, key, missing);
  } finally {
    key.fill(0);
  }
}
