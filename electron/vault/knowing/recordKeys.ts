import { z } from 'zod';
import { AppError, raise } from '../../../shared/errors.ts';
import { ensureRecordKey } from './backupKeys.ts';
import { contentKeyOf, holdsContentKey, provedContentKey } from './contentKeys.ts';
import { wipe } from '../crypto/primitives.ts';
import { newKey, unwrapKey, unwrapSecret, wrapKey, wrapSecret } from '../crypto/wrap.ts';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf } from '../db/statements.ts';
import { mayHoldKey, unwrapForPerson } from '../people/credentials.ts';
import { wrapForPerson } from '../roster/wrap.ts';
import { allPeople } from '../people/store.ts';
import { isAboveClearance } from './clearance.ts';
import type { Ports } from '../ports.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import { emergencyKey, forgetKeys, rememberedKey, rememberKey } from './keyMemory.ts';
import { digestOfKey, keyInForce, type State } from './statementBody.ts';
import { ofDocument, refuseRecord, say, stateForSealing, stateOf } from './statements.ts';
import { asStored, isSealed, SEALED, stringOf, type StoredText } from '../db/storedText.ts';

/**
 * The words of a classified record are sealed in the database, so that the key of the vault alone does not read them.
 *   line   trích yếu and note of the register line: whoever keeps or checks the books (register key), and the readers
 *   text   directions, notes of answers, names of files: the readers only (content key); also trích yếu and note of an
 *          envelope "Chỉ người có tên mới được bóc bì": the books have of it what stood outside (NĐ 26/2020 Điều 4)
 * Each kind has numbered keys; a withdrawal puts a new number in force, so that what is written afterwards is not
 * under a key that the withdrawn person may have kept. A sealed text names its key: `sealed:line.1:<base64>`. Which keys
 * are the record's, and so which is in force, stands in its newest statement (`statements.ts`): a row of this table may
 * open what was sealed under it, and nothing new is sealed under a key that nobody signed for.
 */
export type TextKind = 'line' | 'text';
const SEALED_FORM = /^sealed:((?:line|text)\.\d{1,6}):([A-Za-z0-9+/=]+)$/;
const REGISTER = 'register';
const CONTENT = 'content';

const keyContext = (documentId: string, name: string, holder: string): string =>
  `an-thu/record-key/${documentId}/${name}/${holder}`;
const textContext = (documentId: string, name: string, field: string): string =>
  `an-thu/record-text/${documentId}/${name}/${field}`;

const Wrap = z.object({ holder: z.string(), wrapped: bytes });

const wrapsOf = manyOf(Wrap)<[documentId: string, name: string]>(`
  SELECT holder, wrapped FROM record_key WHERE document_id = ? AND name = ?`);

const putWrap = doing<[documentId: string, name: string, holder: string, wrapped: Uint8Array]>(`
  INSERT INTO record_key (document_id, name, holder, wrapped) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET wrapped = excluded.wrapped`);

const dropWrap = doing<[documentId: string, name: string, holder: string]>(`
  DELETE FROM record_key WHERE document_id = ? AND name = ? AND holder = ?`);

const generationOf = (name: string): number => Number(name.split('.')[1]);

/** Whether a key is the one that the record's newest statement gives this name. */
const isStated = (
  state: Pick<State, 'keys'> | null,
  documentId: string,
  { name, key }: NewRecordKey,
): boolean => state?.keys[name] === digestOfKey(key, ofDocument(documentId), name);

/** A key for new words and its wrappings, not yet written (the record's own row must stand first). */
export interface NewRecordKey {
  readonly name: string;
  readonly key: Buffer;
}

export const newRecordKey = (kind: TextKind, generation = 1): NewRecordKey => ({
  name: `${kind}.${generation}`,
  key: newKey(),
});

/**
 * Writes the wrappings of a new key: a line for the register (wrapped for each of its keepers when the writer holds no
 * register key; the next of them takes it over at sign-in), and for the readers under the content key; before the
 * content has a key, for `readers` one by one.
 */
export function keepRecordKey(
  ports: Ports,
  documentId: string,
  made: NewRecordKey,
  contentKey: Uint8Array | null,
  readers: readonly string[] = [],
): void {
  const { name, key } = made;
  if (contentKey !== null || name.startsWith('text.')) ensureRecordKey(ports.db, documentId);
  const put = (holder: string, wrapped: Uint8Array): void =>
    putWrap(ports.db, documentId, name, holder, wrapped);
  if (contentKey !== null) put(CONTENT, wrapKey(contentKey, key, keyContext(documentId, name, CONTENT)));
  const one = new Set(contentKey === null ? readers : []);
  if (name.startsWith('line.')) {
    const { registerKey } = ports.keys;
    if (registerKey === null) keepersOf(ports.db).forEach((personId) => one.add(personId));
    else put(REGISTER, wrapKey(registerKey, key, keyContext(documentId, name, REGISTER)));
  }
  for (const personId of one) {
    const wrapped = wrapForPerson(ports.db, personId, key, keyContext(documentId, name, personId));
    if (wrapped !== undefined) put(personId, wrapped);
  }
  const stated = ofDocument(documentId);
  say(ports, stated, (before) => ({
    ...before,
    keys: { ...before.keys, [name]: digestOfKey(key, stated, name) },
  }));
  rememberKey(ports, documentId, name, key);
}

const keepersOf = (db: Db): string[] =>
  allPeople(db)
    .filter((person) => person.state === 'active' && mayHoldKey('register', person.roles))
    .map((person) => person.id);

/** Opens a key of a record, if this person can. */
function openKeyOf(ports: Ports, documentId: string, name: string): Buffer | null {
  emergencyKey(ports, documentId); // whose time is over takes the keys that it opened along
  const known = rememberedKey(ports, documentId, name);
  if (known !== undefined) return known;
  const wraps = wrapsOf(ports.db, documentId, name);
  const wrapFor = (holder: string): Uint8Array | undefined =>
    wraps.find((wrap) => wrap.holder === holder)?.wrapped;
  const key = tryOpen(ports, documentId, name, wrapFor);
  if (key !== null) rememberKey(ports, documentId, name, key);
  return key;
}

function tryOpen(
  ports: Ports,
  documentId: string,
  name: string,
  wrapFor: (holder: string) => Uint8Array | undefined,
): Buffer | null {
  const register = wrapFor(REGISTER);
  if (register !== undefined && ports.keys.registerKey !== null)
    return unwrapKey(ports.keys.registerKey, register, keyContext(documentId, name, REGISTER));
  try {
    const content = wrapFor(CONTENT);
    if (content !== undefined && holdsContentKey(ports, documentId)) {
      const contentKey = contentKeyOf(ports, documentId);
      try {
        return unwrapKey(contentKey, content, keyContext(documentId, name, CONTENT));
      } finally {
        wipe(contentKey);
      }
    }
    const own = wrapFor(ports.actor.id);
    if (own === undefined) return null;
    const context = keyContext(documentId, name, ports.actor.id);
    return unwrapForPerson(ports.db, ports.actor.id, ports.keys.userKey, own, context);
  } catch {
    return null; // wrapped for a certificate whose key is gone (a reset passphrase): withheld until it is given again
  }
}

/** The key in force for a kind of words, to seal with. @throws AppError `record-disagrees` for one that nobody signed for */
function sealingKey(
  ports: Ports,
  documentId: string,
  state: State | null,
  kind: TextKind,
): NewRecordKey | 'none' | 'withheld' {
  const name = state === null ? null : keyInForce(state, kind);
  if (name === null) return 'none';
  const key = openKeyOf(ports, documentId, name);
  if (key === null) return 'withheld';
  if (isStated(state, documentId, { name, key })) return { name, key };
  forgetKeys(ports, documentId);
  return refuseRecord(ports.db, ofDocument(documentId), 'key');
}

export function sealWith(made: NewRecordKey, documentId: string, field: string, text: string): StoredText {
  const sealed = wrapSecret(made.key, Buffer.from(text, 'utf8'), textContext(documentId, made.name, field));
  return asStored(`${SEALED}${made.name}:${sealed.toString('base64')}`);
}

/**
 * Seals a text about a document under the key in force for its kind; plain for level none, '' stays ''.
 * @param field where it stands ("subject", "direction/<id>"): a sealed text cannot be moved to another place
 * @throws AppError `key-not-granted` for someone who cannot read what is there; `record-disagrees` where the level, or the
 *         key, is not the one that was signed
 */
export function sealText(
  ports: Ports,
  document: { readonly id: string; readonly level: Level },
  kind: TextKind,
  field: string,
  text: string,
): StoredText {
  if (text === '') return asStored(text);
  const state = stateForSealing(ports.db, ofDocument(document.id), document.level);
  if (document.level === 'none') return asStored(text);
  const inForce = sealingKey(ports, document.id, state, kind);
  if (inForce === 'withheld') raise('key-not-granted');
  if (inForce !== 'none') return sealWith(inForce, document.id, field, text);
  const made = newRecordKey(kind);
  const contentKey = provedContentKey(ports, document.id);
  try {
    keepRecordKey(ports, document.id, made, contentKey);
    return sealWith(made, document.id, field, text);
  } finally {
    wipe(contentKey, made.key);
  }
}

/**
 * As `sealText`, for words that were written before their document was classified; null when this person has no key for
 * their kind. A line may begin under the register key alone, wrapped for `readers` one by one.
 */
export function sealIfAble(
  ports: Ports,
  document: { readonly id: string; readonly level: Level },
  at: { readonly kind: TextKind; readonly field: string; readonly readers: readonly string[] },
  text: string,
): StoredText | null {
  const { kind, field, readers } = at;
  const state = stateForSealing(ports.db, ofDocument(document.id), document.level);
  const inForce = sealingKey(ports, document.id, state, kind);
  if (inForce === 'withheld') return null;
  if (inForce !== 'none') return sealWith(inForce, document.id, field, text);
  if (holdsContentKey(ports, document.id)) return sealText(ports, document, kind, field, text);
  if (kind !== 'line' || ports.keys.registerKey === null) return null;
  const made = newRecordKey(kind);
  keepRecordKey(ports, document.id, made, null, readers);
  const sealed = sealWith(made, document.id, field, text);
  wipe(made.key);
  return sealed;
}

/** Seals what nobody shall read again: under a key that is gone at once, as if it had been sealed and erased in time. */
export function sealForNobody(documentId: string, kind: TextKind, field: string, text: string): StoredText {
  const made = newRecordKey(kind);
  const sealed = sealWith(made, documentId, field, text);
  wipe(made.key);
  return sealed;
}

/** The words, or null for someone who cannot open them. `field` must be the one it was sealed for. */
export function openText(ports: Ports, documentId: string, field: string, text: StoredText): string | null {
  if (!isSealed(text)) return stringOf(text);
  const [, name, body] = SEALED_FORM.exec(stringOf(text)) ?? [];
  if (name === undefined || body === undefined) raise('internal', { at: 'sealed-text' });
  if (isAboveClearance(ports, documentId)) return null;
  const key = openKeyOf(ports, documentId, name);
  if (key === null) return null;
  try {
    return unwrapSecret(key, Buffer.from(body, 'base64'), textContext(documentId, name, field)).toString(
      'utf8',
    );
  } catch (error) {
    // not opened by a key that nobody signed for: withheld, and what is written is refused
    if (isStated(stateOf(ports.db, ofDocument(documentId)), documentId, { name, key })) throw error;
    forgetKeys(ports, documentId);
    return null;
  }
}

/** Under which kind of key a text lies; null for one that is not sealed. */
export const sealedKindOf = (text: StoredText): TextKind | null =>
  isSealed(text) ? (stringOf(text).startsWith(`${SEALED}line.`) ? 'line' : 'text') : null;

/** Trích yếu of a line, opened; null when there is none or it is withheld. */
export const openSubject = (ports: Ports, documentId: string, subject: StoredText | null): string | null =>
  subject === null ? null : openText(ports, documentId, 'subject', subject);

/**
 * After a withdrawal: what was sealed stays readable under the new content key, and new words get a new key.
 */
export function rekeyRecord(ports: Ports, documentId: string, oldKey: Uint8Array, nextKey: Uint8Array): void {
  const state = stateOf(ports.db, ofDocument(documentId));
  const names = Object.keys(state?.keys ?? {});
  for (const name of names) {
    const content = wrapsOf(ports.db, documentId, name).find((wrap) => wrap.holder === CONTENT)?.wrapped;
    if (content === undefined) continue;
    const key = unwrapKey(oldKey, content, keyContext(documentId, name, CONTENT));
    if (!isStated(state, documentId, { name, key })) refuseRecord(ports.db, ofDocument(documentId), 'key');
    putWrap(
      ports.db,
      documentId,
      name,
      CONTENT,
      wrapKey(nextKey, key, keyContext(documentId, name, CONTENT)),
    );
    wipe(key);
  }
  putNewKeys(ports, documentId, nextKey, Math.max(0, ...names.map(generationOf)) + 1);
}

/** The content got its key later than the line (an opened envelope): what is written from now on is under new keys. */
export function beginContent(ports: Ports, documentId: string, contentKey: Uint8Array): void {
  const names = Object.keys(stateOf(ports.db, ofDocument(documentId))?.keys ?? {});
  const last = Math.max(0, ...names.map(generationOf));
  putNewKeys(ports, documentId, contentKey, last + 1);
}

function putNewKeys(ports: Ports, documentId: string, contentKey: Uint8Array, generation: number): void {
  for (const kind of ['line', 'text'] as const) {
    const made = newRecordKey(kind, generation);
    keepRecordKey(ports, documentId, made, contentKey);
    wipe(made.key);
  }
}

const Pending = z.object({ documentId: z.string(), name: z.string(), wrapped: bytes });

/**
 * Lines that a leader or officer wrote (an opened envelope, a withdrawal) lie wrapped for each keeper; the first keeper
 * who signs in puts them under the register key: those for which somebody signed, for whoever may write a row can wrap a
 * key of the own for a keeper. @returns how many
 */
export function adoptLines(ports: Pick<Ports, 'db' | 'keys' | 'actor'>): number {
  const { registerKey } = ports.keys;
  if (registerKey === null) return 0;
  const pending = ports.db
    .prepare(
      `SELECT document_id AS documentId, name, wrapped FROM record_key k
        WHERE holder = :me AND name LIKE 'line.%' AND NOT EXISTS (
          SELECT 1 FROM record_key r WHERE r.document_id = k.document_id AND r.name = k.name AND r.holder = 'register')`,
    )
    .all({ me: ports.actor.id })
    .map((row) => Pending.parse(row));
  let adopted = 0;
  for (const line of pending) {
    const { documentId, name } = line;
    const key = ownLineKey(ports, line);
    if (key === null) continue;
    putWrap(
      ports.db,
      documentId,
      name,
      REGISTER,
      wrapKey(registerKey, key, keyContext(documentId, name, REGISTER)),
    );
    dropWrap(ports.db, documentId, name, ports.actor.id);
    wipe(key);
    adopted += 1;
  }
  return adopted;
}

/** The key of a line that lies wrapped for the signed-in person, if it is the record's; what is not stays where it lies. */
function ownLineKey(
  ports: Pick<Ports, 'db' | 'keys' | 'actor'>,
  { documentId, name, wrapped }: z.infer<typeof Pending>,
): Buffer | null {
  try {
    const context = keyContext(documentId, name, ports.actor.id);
    const key = unwrapForPerson(ports.db, ports.actor.id, ports.keys.userKey, wrapped, context);
    if (isStated(stateOf(ports.db, ofDocument(documentId)), documentId, { name, key })) return key;
    wipe(key);
    return null;
  } catch (error) {
    // wrapped for a key that is gone, or a record that the health check tells: a sign-in does not end here
    if (error instanceof AppError && ['key-not-granted', 'record-disagrees'].includes(error.code))
      return null;
    throw error;
  }
}

/** Lines that still lie wrapped for the signed-in person alone are wrapped for another as well. @returns how many */
export function passLinesOn(ports: Pick<Ports, 'db' | 'keys' | 'actor'>, personId: string): number {
  const own = ports.db
    .prepare('SELECT document_id AS documentId, name, wrapped FROM record_key WHERE holder = ?')
    .all(ports.actor.id)
    .map((row) => Pending.parse(row));
  for (const line of own) {
    const { documentId, name } = line;
    const key = ownLineKey(ports, line);
    if (key === null) continue;
    const next = wrapForPerson(ports.db, personId, key, keyContext(documentId, name, personId));
    wipe(key);
    if (next !== undefined) putWrap(ports.db, documentId, name, personId, next);
  }
  return own.length;
}
