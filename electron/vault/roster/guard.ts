import { z } from 'zod';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Pin } from '../crypto/slotPins.ts';
import type { Db, WriteDb } from '../db/handles.ts';
import { type Deviation, deviations, type RosterBody, type RosterPerson, rosterContent } from './body.ts';
import { sectionDeviations, signedSections } from './sectionRows.ts';
import { SECTION_NAMES, type SectionName } from './sections.ts';
import { type RosterSigner, signRoster, type SigningPorts } from './sign.ts';
import type { SignedRoster } from './store.ts';
import { requireNamed, trustedRoster } from './verify.ts';
import { CONTENT, type Touched, touched, untouched, watch } from './watch.ts';
import { mayChange, type Said } from './whoMaySign.ts';

/**
 * Of one connection: what was proved of the roster, and up to which foreign write. A write of another connection (of
 * another program, that is: this one has a single writer) moves SQLite's `data_version`, and everything is proved anew.
 */
interface Guard {
  readonly vaultId: string;
  readonly pin: Pin;
  signed: SignedRoster;
  version: number;
  /** how people, posts and certificates are not as the roster says; empty: they are */
  broken: readonly Deviation[];
  /** the same of each section that was asked for since */
  readonly sections: Map<SectionName, readonly Deviation[]>;
}
const guards = new WeakMap<Db, Guard>();

const NOT_PROVED = -1;
const Count = z.int();
/** Moves with each commit of another connection, and with none of the own. */
export const dataVersion = (db: Db): number => Count.parse(db.prepare('PRAGMA data_version').pluck().get());

/**
 * Proves the roster for whoever signs in, and watches it from then on.
 * @returns what the signed roster says: the truth about who this person is, whatever the rows say
 * @throws AppError `roster-broken` when there is no roster that follows from the pin
 */
export function guardRoster(db: WriteDb, vaultId: string, pin: Pin): RosterBody {
  const signed = trustedRoster(db, vaultId, pin);
  watch(db);
  const sections = new Map<SectionName, readonly Deviation[]>();
  guards.set(db, { vaultId, pin, signed, version: dataVersion(db), broken: found(db, signed), sections });
  return signed.body;
}

const newestText = (db: Db): unknown =>
  db.prepare('SELECT body FROM roster ORDER BY serial DESC LIMIT 1').pluck().get();

/** Mostly every row is as it was signed, to the letter: then nothing needs to be compared one by one. */
function found(db: Db, { body, text }: SignedRoster): readonly Deviation[] {
  const content = rosterContent(db);
  return text.endsWith(`"content":${JSON.stringify(content)}}`) ? [] : deviations(body.content, content);
}

function proved(db: Db): Guard {
  const guard = guards.get(db) ?? raise('internal', { at: 'roster' });
  const version = dataVersion(db);
  if (version !== guard.version) {
    // the very text that was proved before need not be proved again
    if (newestText(db) === guard.signed.text) requireNamed(db, guard.signed);
    else guard.signed = trustedRoster(db, guard.vaultId, guard.pin);
    guard.broken = found(db, guard.signed);
    guard.sections.clear();
    guard.version = version;
  }
  return guard;
}

function brokenIn(db: Db, guard: Guard, name: SectionName): readonly Deviation[] {
  const known = guard.sections.get(name);
  if (known !== undefined) return known;
  const broken = sectionDeviations(db, guard.signed.body, name);
  guard.sections.set(name, broken);
  return broken;
}

const refuse = (what: Touched, rows: number): never =>
  what === CONTENT
    ? raise('roster-broken', { why: 'rows', rows })
    : raise('roster-broken', { why: 'section', section: what, rows });

/**
 * Asked before every wrap of a key and before every change of people, posts and certificates; with a section, before that is
 * used.
 * @throws AppError `roster-broken` with how many rows are not as the roster says
 */
export function requireRoster(db: Db): void {
  const { broken } = proved(db);
  if (broken.length > 0) refuse(CONTENT, broken.length);
}

/** @throws AppError `roster-broken` with `why` `section`, which one, and how many of its rows are not as they were signed */
export function requireTrust(db: Db, name: SectionName): void {
  const broken = brokenIn(db, proved(db), name);
  if (broken.length > 0) refuse(name, broken.length);
}

/**
 * Reads what a section speaks for. Another program that writes meanwhile is noticed: what comes back stood in the database
 * as it was proved.
 * @throws AppError `roster-broken`
 */
export function underTrust<T>(db: Db, name: SectionName, read: () => T): T {
  for (;;) {
    requireTrust(db, name);
    const version = dataVersion(db);
    const value = read();
    if (version === proved(db).version) return value;
  }
}

/** Whether keys may be wrapped now, for what is done by the way and may wait. */
export const isRosterWhole = (db: Db): boolean => holds(() => requireRoster(db));

function holds(ask: () => void): boolean {
  try {
    ask();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'roster-broken') return false;
    throw error;
  }
}

/** How the database is not as the roster says, for the health check and for putting it right. */
export function rosterDeviations(db: Db): readonly Deviation[] {
  const guard = proved(db);
  return [...guard.broken, ...SECTION_NAMES.flatMap((name) => brokenIn(db, guard, name))];
}

export const rosterInForce = (db: Db): RosterBody => proved(db).signed.body;

/** Who somebody is and which posts he holds, for whatever an act rests upon: what was signed, whatever the rows say. */
export const personInForce = (db: Db, by: { id: string } | { username: string }): RosterPerson | undefined =>
  rosterInForce(db).content.people.find(
    (one) => one.state === 'active' && ('id' in by ? one.id === by.id : one.username === by.username),
  );

/** What was proved in a transaction that was taken back was perhaps never there. */
export function forgetProof(db: Db): void {
  const guard = guards.get(db);
  if (guard !== undefined) guard.version = NOT_PROVED;
}

/** Before a command's own changes: what another program wrote meanwhile must not pass for them. */
export function noticeForeignWrites(db: Db): void {
  const guard = guards.get(db);
  if (guard === undefined) return;
  if (holds(() => proved(db))) SECTION_NAMES.forEach((name) => brokenIn(db, guard, name));
  else {
    guard.broken = [{ what: 'certificate', id: '', how: 'changed' }];
    guard.sections.clear();
  }
}

/**
 * At the end of a command that changed something that the roster speaks for: the next one is signed, in the same
 * transaction. Nothing is done where nothing changed, or where it was signed already.
 * @param signer who signs: what people may change without the issuing key stands in `whoMaySign.ts`
 * @throws AppError `roster-broken` when the rows had been changed by something else before, `key-not-granted`
 */
export function signIfTouched(
  db: Db,
  ports: Pick<SigningPorts, 'nowMs' | 'append'>,
  signer: RosterSigner,
): void {
  const guard = guards.get(db);
  if (guard === undefined) return;
  const names = touched(db);
  if (names.length === 0) return;
  for (const name of names) {
    const broken = name === CONTENT ? guard.broken : (guard.sections.get(name) ?? guard.broken);
    if (broken.length > 0) refuse(name, broken.length);
  }
  settle(db, guard, ports, signer, names);
}

/** Signs although the rows were not as the roster said: whoever put them right answers for it. */
export function signRepaired(
  db: Db,
  ports: Pick<SigningPorts, 'nowMs' | 'append'>,
  signer: RosterSigner,
): void {
  settle(db, guards.get(db) ?? raise('internal', { at: 'roster' }), ports, signer, [
    CONTENT,
    ...SECTION_NAMES,
  ]);
}

/** What nobody touched stays as it was signed, whatever its rows say now. */
function settle(
  db: Db,
  guard: Guard,
  { nowMs, append }: Pick<SigningPorts, 'nowMs' | 'append'>,
  signer: RosterSigner,
  names: readonly Touched[],
): void {
  untouched(db);
  guard.version = NOT_PROVED; // committed or taken back: the next question finds out
  const { body } = guard.signed;
  const after: Said = {
    content: names.includes(CONTENT) ? rosterContent(db) : body.content,
    sections: signedSections(
      db,
      body.sections,
      SECTION_NAMES.filter((name) => names.includes(name)),
    ),
    officeKeys: body.officeKeys,
  };
  if (isSame(body, after)) return; // taken back within the same command, or put back to what was signed
  if (!mayBeSigned(body, after, signer)) raise('key-not-granted', { key: 'authority' });
  signRoster(db, { vaultId: guard.vaultId, nowMs, append }, signer, after);
}

const isSame = (before: Said, after: Said): boolean =>
  deviations(before.content, after.content).length === 0 &&
  SECTION_NAMES.every((name) => before.sections[name] === after.sections[name]);

/** Whether the next roster will be believed: refused here, before it is written, and not at the next sign-in. */
function mayBeSigned(before: RosterBody, after: Said, signer: RosterSigner): boolean {
  if (signer.kind === 'authority') return true;
  const people = signer.people.map(({ id }) => before.content.people.find((one) => one.id === id));
  return people.every((one) => one?.state === 'active') && mayChange(before, after, people as RosterPerson[]);
}
