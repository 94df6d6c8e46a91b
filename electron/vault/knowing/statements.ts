import { AppError, raise } from '../../../shared/errors.ts';
import type { Level } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import type { LedgerDraft, Ports } from '../ports.ts';
import { rosterInForce } from '../roster/guard.ts';
import { rolesAt } from '../roster/history.ts';
import { type OwnKey, provedPerson, signAsPerson } from '../roster/personSignature.ts';
import { levelOfDocument } from './needToKnow.ts';
import { type DocumentRecord, findDocument } from '../tables/documents.ts';
import { numberOfKey, suffixOfKey, yearOfKey } from '../tables/entryKey.ts';
import {
  maySay,
  NOTHING_STATED,
  signedBytes,
  type State,
  StatementBody,
  type Stated,
} from './statementBody.ts';
import {
  digestOfText,
  insertStatement,
  keyOf,
  listedAs,
  newestStatement,
  statementAt,
  type StatementRow,
  toldLast,
} from './statementStore.ts';

/**
 * What decides about a classified record is said in statements, each signed by who may say it, each naming the one before,
 * the newest named in the ledger (ADR 0034). A level in a row, a person on the list of readers, a wrapped key count only as
 * far as the newest statement says the same: whoever holds the key of the database writes rows, and signs nothing.
 */
type Why = 'absent' | 'signature' | 'older' | 'level' | 'key' | 'reader';
type Session = Pick<Ports, 'db' | 'actor' | 'keys' | 'nowMs'>;

/** @throws AppError `record-disagrees` */
export function refuseRecord(db: Db, stated: Stated, why: Why): never {
  const line = stated.kind === 'document' ? listedAs(db, stated.id) : null;
  const entry =
    line === null
      ? {}
      : { entry: `${numberOfKey(line.sortKey)}${suffixOfKey(line.sortKey)}/${yearOfKey(line.sortKey)}` };
  throw new AppError('record-disagrees', { id: stated.id, why, ...entry });
}

interface Proved {
  readonly body: StatementBody;
  readonly digest: string;
}

/** What was proved, by its digest: it stays proved, whatever is written afterwards. */
const proofs = new WeakMap<Db, Map<string, Proved>>();
/** More than a person looks at in a day. */
const MOST_PROOFS = 10_000;

function proofsOf(db: Db): Map<string, Proved> {
  const known = proofs.get(db) ?? new Map<string, Proved>();
  if (known.size > MOST_PROOFS) known.clear();
  proofs.set(db, known);
  return known;
}

/** The newest statement, proved back to the first; null where nothing was ever said. */
function proved(db: Db, stated: Stated): Proved | null {
  const { kind, id } = stated;
  const newest = newestStatement(db, kind, id);
  const told = toldLast(db, kind, id);
  if (newest === null && told === null) return null;
  if (newest === null) return refuseRecord(db, stated, 'absent');
  if (told !== digestOfText(newest.body)) return refuseRecord(db, stated, 'older');
  return proofOf(db, stated, newest);
}

function proofOf(db: Db, stated: Stated, newest: StatementRow): Proved {
  const known = proofsOf(db);
  const waiting: StatementRow[] = [];
  let before: Proved | null = null;
  for (let row: StatementRow | null = newest; row !== null;) {
    before = known.get(digestOfText(row.body)) ?? null;
    if (before !== null) break;
    waiting.push(row);
    row = row.serial > 1 ? statementAt(db, stated.kind, stated.id, row.serial - 1) : null;
  }
  for (const row of waiting.reverse()) {
    const next: Proved = { body: bodyAfter(db, stated, before, row), digest: digestOfText(row.body) };
    known.set(next.digest, next);
    before = next;
  }
  return before ?? refuseRecord(db, stated, 'signature');
}

/** A statement that may come after another. @throws AppError `record-disagrees` */
function bodyAfter(db: Db, stated: Stated, before: Proved | null, row: StatementRow): StatementBody {
  const read = parsed(row.body);
  const fits =
    read !== null &&
    read.vaultId === rosterInForce(db).vaultId &&
    read.kind === stated.kind &&
    read.id === stated.id &&
    read.serial === (before?.body.serial ?? 0) + 1 &&
    read.previous === (before?.digest ?? null) &&
    read.roster >= (before?.body.roster ?? 1) &&
    provedPerson(db, signedBytes(row.body), row) === read.by &&
    maySay(stated.kind, before?.body.state ?? null, read.state, {
      id: read.by,
      roles: rolesAt(db, read.roster, read.by),
    });
  return fits ? read : refuseRecord(db, stated, 'signature');
}

function parsed(text: string): StatementBody | null {
  try {
    return StatementBody.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What a command says of a record: one statement, signed when the ledger is told (`tellStatement`). */
interface Saying {
  readonly stated: Stated;
  readonly before: Proved | null;
  readonly signer: OwnKey;
  readonly state: State;
}
const sayings = new WeakMap<Db, ReadonlyMap<string, Saying>>();
const NONE: ReadonlyMap<string, Saying> = new Map();

/** What is true of a record by what was signed, and by what this command says of it. @throws AppError `record-disagrees` */
export function stateOf(db: Db, stated: Stated): State | null {
  return sayings.get(db)?.get(keyOf(stated))?.state ?? proved(db, stated)?.body.state ?? null;
}

/**
 * Says something of a record, in the command that does it; signed by whose ports these are.
 * @throws AppError `record-disagrees`, `not-permitted` for what this person may not say
 */
export function say(ports: Session, stated: Stated, change: (before: State) => State): void {
  const said = sayings.get(ports.db) ?? NONE;
  const open = said.get(keyOf(stated));
  const before = open === undefined ? proved(ports.db, stated) : open.before;
  const now = open?.state ?? before?.body.state ?? null;
  const state = change(now ?? NOTHING_STATED);
  if (now !== null && JSON.stringify(state) === JSON.stringify(now)) return;
  const signer = open?.signer ?? { id: ports.actor.id, userKey: ports.keys.userKey };
  sayings.set(ports.db, new Map([...said, [keyOf(stated), { stated, before, signer, state }]]));
}

/**
 * With every entry of the ledger: signs what was said of its subject, and names it there.
 * @returns the facts to add; none where nothing was said
 */
export function tellStatement(ports: Session, { subjectKind, subjectId }: LedgerDraft): { stated?: string } {
  const said = sayings.get(ports.db);
  const saying = said?.get(`${subjectKind}/${subjectId}`);
  if (said === undefined || saying === undefined) return {};
  const { db } = ports;
  const { stated, before, signer, state } = saying;
  const { vaultId, serial: roster } = rosterInForce(db);
  const body: StatementBody = {
    format: 1,
    vaultId,
    kind: stated.kind,
    id: stated.id,
    serial: (before?.body.serial ?? 0) + 1,
    previous: before?.digest ?? null,
    atMs: ports.nowMs(),
    by: signer.id,
    roster,
    state,
  };
  const by = { id: signer.id, roles: rolesAt(db, roster, signer.id) };
  if (!maySay(stated.kind, before?.body.state ?? null, state, by))
    raise('not-permitted', { reason: 'statement' });
  const text = JSON.stringify(body);
  insertStatement(db, {
    kind: stated.kind,
    id: stated.id,
    serial: body.serial,
    body: text,
    ...signAsPerson(db, signer, signedBytes(text)),
  });
  const digest = digestOfText(text);
  proofsOf(db).set(digest, { body, digest });
  sayings.set(db, new Map([...said].filter(([key]) => key !== keyOf(stated))));
  return { stated: digest };
}

/** What was said so far, for what may be taken back. */
export function sayingsNow(db: Db): () => void {
  const kept = sayings.get(db) ?? NONE;
  return () => void sayings.set(db, kept);
}

/** At the beginning of a transaction: what an earlier one said and did not do is not said. */
export const beginSaying = (db: Db): void => void sayings.delete(db);

/** At its end: what decides about a record is never left unsigned. */
export function refuseUntold(db: Db): void {
  if ((sayings.get(db)?.size ?? 0) > 0) raise('internal', { at: 'statement-untold' });
}

export const ofDocument = (id: string): Stated => ({ kind: 'document', id });
export const ofDraft = (id: string): Stated => ({ kind: 'proposal', id });

/**
 * Asked before anything is done with a record: the level of its row, and of the lists, is the signed one.
 * @throws AppError `record-disagrees`
 */
export function requireAgreement(db: Db, document: { readonly id: string; readonly level: Level }): void {
  const stated = ofDocument(document.id);
  const state = stateOf(db, stated);
  const level = state?.level ?? 'none';
  const listed = listedAs(db, document.id);
  if (document.level !== level || (listed !== null && listed.level !== level))
    refuseRecord(db, stated, 'level');
  // what was entered into a book of classified documents was classified, and somebody said so
  if (state === null && listed?.book.startsWith('classified') === true) refuseRecord(db, stated, 'absent');
}

/** A record, as its rows and what was signed of it agree; null for none. @throws AppError `record-disagrees` */
export function agreedDocument(db: Db, id: string): DocumentRecord | null {
  const document = findDocument(db, id);
  if (document !== null) requireAgreement(db, document);
  return document;
}

export interface DraftRow {
  readonly id: string;
  readonly level: Level;
  readonly drafterId: string;
  readonly checkerId: string | null;
  readonly signerId: string | null;
  readonly clerkId: string | null;
}

/** Whom the key of a draft may be given. */
export const partiesOf = (draft: Omit<DraftRow, 'id' | 'level'>): string[] =>
  [...new Set([draft.drafterId, draft.checkerId, draft.signerId, draft.clerkId])].filter((id) => id !== null);

/** The same of a draft, and of those to whom it goes. @throws AppError `record-disagrees` */
export function requireDraftAgreement(db: Db, draft: DraftRow): void {
  const stated = ofDraft(draft.id);
  const state = stateOf(db, stated);
  if (draft.level !== (state?.level ?? 'none')) refuseRecord(db, stated, 'level');
  if (state !== null && partiesOf(draft).some((id) => !state.parties.includes(id)))
    refuseRecord(db, stated, 'reader');
}

/**
 * Asked before words about a record are kept, in whatever row: whether they are sealed is decided by what was signed.
 * @param as the level that the caller read; more than was signed is never asked for by a row alone
 * @throws AppError `record-disagrees`
 */
export function stateForSealing(db: Db, stated: Stated, as: Level): State | null {
  const state = stateOf(db, stated);
  const level = state?.level ?? 'none';
  const inRow = stated.kind === 'document' ? (levelOfDocument(db, stated.id) ?? level) : level;
  // words of what was declassified and is not opened yet stay under its keys
  const stillSealed = level === 'none' && (state?.content ?? null) !== null;
  if (inRow !== level || (as !== level && !stillSealed)) refuseRecord(db, stated, 'level');
  return state;
}
