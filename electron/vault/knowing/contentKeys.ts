import { raise } from '../../../shared/errors.ts';
import { emergencyKey, forgetKeys, rememberKey } from './keyMemory.ts';
import { newKey } from '../crypto/wrap.ts';
import { rosterInForce } from '../roster/guard.ts';
import { wrapForPerson } from '../roster/wrap.ts';
import { openedKey } from './openedKey.ts';
import type { Ports } from '../ports.ts';
import { deleteGrants, findGrant, putGrant } from './grantStore.ts';
import { ensureRecordKey } from './backupKeys.ts';
import { putEscrow } from './escrow.ts';
import { digestOfKey } from './statementBody.ts';
import { ofDocument, refuseRecord, say, stateOf } from './statements.ts';

/**
 * Content keys of classified documents. Being able to open the vault is not being able to read the document: the
 * key of its files and words exists only wrapped for the people who were given it (design: one key per document,
 * wrapped by RSA-OAEP for each reader's encryption certificate), and in two halves for an emergency. A wrapped key proves
 * nothing of who wrapped it: it is read with, but nothing new is put under it, and it is handed to nobody, unless it is the
 * one that the record's newest statement names (`statements.ts`); for whom it is wrapped stands there as well.
 */
const grantContext = (documentId: string, personId: string): string =>
  `an-thu/content-key/${documentId}/${personId}`;
const NAME = 'content';

/** A new key for a document, granted to its first readers and put into escrow. The caller wipes it. */
export function createContentKey(ports: Ports, documentId: string, readers: readonly string[]): Buffer {
  const stated = ofDocument(documentId);
  if ((stateOf(ports.db, stated)?.content ?? null) !== null) raise('internal', { at: 'second-content-key' });
  const key = newKey();
  putKey(ports, documentId, key, readers);
  ensureRecordKey(ports.db, documentId);
  if (readers.includes(ports.actor.id)) rememberKey(ports, documentId, NAME, key);
  return key;
}

/** Wraps a key for these people, whom the statement names from now on, and puts it into escrow. */
function putKey(ports: Ports, documentId: string, key: Uint8Array, readers: readonly string[]): void {
  const people = [...new Set(readers)];
  wrapFor(ports, documentId, key, people);
  putEscrow(ports, documentId, key);
  const stated = ofDocument(documentId);
  say(ports, stated, (before) => ({ ...before, content: digestOfKey(key, stated, NAME), readers: people }));
}

function wrapFor(ports: Ports, documentId: string, key: Uint8Array, people: readonly string[]): void {
  for (const personId of people) {
    const wrapped = wrapForPerson(ports.db, personId, key, grantContext(documentId, personId));
    if (wrapped === undefined) raise('certificate-unknown');
    putGrant(ports.db, { documentId, personId, wrapped, grantedMs: ports.nowMs() });
  }
}

/** The readers by the newest statement who are still at the office. @throws AppError `record-disagrees` */
export function statedReaders({ db }: Pick<Ports, 'db'>, documentId: string): string[] {
  const { people } = rosterInForce(db).content;
  const active = new Set(people.filter(({ state }) => state === 'active').map(({ id }) => id));
  return (stateOf(db, ofDocument(documentId))?.readers ?? []).filter((id) => active.has(id));
}

/** Takes every grant of the old key away and gives the new one to those who remain. */
export function replaceContentKey(
  ports: Ports,
  documentId: string,
  key: Uint8Array,
  readers: readonly string[],
): void {
  deleteGrants(ports.db, documentId);
  putKey(ports, documentId, key, readers);
}

/**
 * Wraps the key for more people, or anew.
 * @throws AppError `certificate-unknown` for someone without a certificate; `record-disagrees` for a key that is not the
 *         record's
 */
export function grantContentKey(
  ports: Ports,
  documentId: string,
  key: Uint8Array,
  readers: readonly string[],
): void {
  requireContentKey(ports, documentId, key);
  wrapFor(ports, documentId, key, [...new Set(readers)]);
  say(ports, ofDocument(documentId), (before) => ({
    ...before,
    readers: [...new Set([...before.readers, ...readers])],
  }));
}

/** The key of a document for the signed-in person, to read with; the caller wipes it. @throws AppError `key-not-granted` */
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

/**
 * The same to put something under it: only the key that the record's newest statement names.
 * @throws AppError `key-not-granted`, `record-disagrees`
 */
export function provedContentKey(ports: Ports, documentId: string): Buffer {
  const key = contentKeyOf(ports, documentId);
  try {
    requireContentKey(ports, documentId, key);
  } catch (error) {
    key.fill(0);
    forgetKeys(ports, documentId);
    throw error;
  }
  return key;
}

/** @throws AppError `record-disagrees` for a key that is not the record's */
export function requireContentKey({ db }: Pick<Ports, 'db'>, documentId: string, key: Uint8Array): void {
  const stated = ofDocument(documentId);
  if (stateOf(db, stated)?.content !== digestOfKey(key, stated, NAME)) refuseRecord(db, stated, 'key');
}

export const holdsContentKey = (ports: Ports, documentId: string): boolean =>
  emergencyKey(ports, documentId) !== undefined || findGrant(ports.db, documentId, ports.actor.id) !== null;

/** Hands the key on to people who take part from now on; nothing to do for a document without a key. */
export function shareContentKey(ports: Ports, documentId: string, readers: readonly string[]): void {
  const state = stateOf(ports.db, ofDocument(documentId));
  if (state === null || state.content === null) return;
  const missing = readers.filter(
    (personId) => !state.readers.includes(personId) || findGrant(ports.db, documentId, personId) === null,
  );
  if (missing.length === 0) return;
  const key = contentKeyOf(ports, documentId);
  try {
    grantContentKey(ports, documentId, key, missing);
  } finally {
    key.fill(0);
  }
}
