import { z } from 'zod';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Pin } from '../crypto/slotPins.ts';
import type { Db, WriteDb } from '../db/handles.ts';
import { type Deviation, deviations, type RosterBody, type RosterContent, rosterContent } from './body.ts';
import { type RosterSigner, signRoster } from './sign.ts';
import { trustedRoster } from './verify.ts';
import { mayChangeAlone, mayChangeTogether } from './whoMaySign.ts';

/**
 * Of one connection: what was proved of the roster, and up to which foreign write. A write of another connection (of
 * another program, that is: this one has a single writer) moves SQLite's `data_version`, and everything is proved anew.
 */
interface Guard {
  readonly vaultId: string;
  readonly pin: Pin;
  body: RosterBody;
  /** of which `body` was read */
  text: string;
  version: number;
  /** how the database is not as the roster says; empty: it is */
  broken: readonly Deviation[];
}
const guards = new WeakMap<Db, Guard>();

const NOT_PROVED = -1;
const Count = z.int();
const dataVersion = (db: Db): number => Count.parse(db.prepare('PRAGMA data_version').pluck().get());

/** Counts this connection's own changes of what a roster speaks for. */
const WATCH = /* sql */ `
  CREATE TEMP TABLE roster_touched (n INTEGER NOT NULL) STRICT;
  INSERT INTO temp.roster_touched VALUES (0);
  CREATE TEMP TRIGGER roster_person_new AFTER INSERT ON main.person
    BEGIN UPDATE roster_touched SET n = n + 1; END;
  CREATE TEMP TRIGGER roster_person_changed
    AFTER UPDATE OF username, full_name, position, state, exception_document, exception_until ON main.person
    BEGIN UPDATE roster_touched SET n = n + 1; END;
  CREATE TEMP TRIGGER roster_post_new AFTER INSERT ON main.person_role
    BEGIN UPDATE roster_touched SET n = n + 1; END;
  CREATE TEMP TRIGGER roster_post_gone AFTER DELETE ON main.person_role
    BEGIN UPDATE roster_touched SET n = n + 1; END;
  CREATE TEMP TRIGGER roster_certificate_new AFTER INSERT ON main.certificate
    BEGIN UPDATE roster_touched SET n = n + 1; END;
  CREATE TEMP TRIGGER roster_certificate_revoked AFTER UPDATE OF revoked_ms ON main.certificate
    BEGIN UPDATE roster_touched SET n = n + 1; END;
`;

/**
 * Proves the roster for whoever signs in, and watches it from then on.
 * @returns what the signed roster says: the truth about who this person is, whatever the rows say
 * @throws AppError `roster-broken` when there is no roster that follows from the pin
 */
export function guardRoster(db: WriteDb, vaultId: string, pin: Pin): RosterBody {
  const proof = proofOf(db, vaultId, pin);
  db.exec(WATCH);
  guards.set(db, { vaultId, pin, ...proof, version: dataVersion(db), broken: found(db, proof) });
  return proof.body;
}

function proofOf(db: Db, vaultId: string, pin: Pin): Pick<Guard, 'body' | 'text'> {
  const { body, text } = trustedRoster(db, vaultId, pin);
  return { body, text };
}

const newestText = (db: Db): unknown =>
  db.prepare('SELECT body FROM roster ORDER BY serial DESC LIMIT 1').pluck().get();

/** Mostly every row is as it was signed, to the letter: then nothing needs to be compared one by one. */
function found(db: Db, { body, text }: Pick<Guard, 'body' | 'text'>): readonly Deviation[] {
  const content = rosterContent(db);
  return text.endsWith(`"content":${JSON.stringify(content)}}`) ? [] : deviations(body.content, content);
}

function proved(db: Db): Guard {
  const guard = guards.get(db) ?? raise('internal', { at: 'roster' });
  const version = dataVersion(db);
  if (version !== guard.version) {
    // the very text that was proved before need not be proved again
    if (newestText(db) !== guard.text) Object.assign(guard, proofOf(db, guard.vaultId, guard.pin));
    guard.broken = found(db, guard);
    guard.version = version;
  }
  return guard;
}

/**
 * Asked before every wrap of a key and before every change of people, posts and certificates.
 * @throws AppError `roster-broken` with how many rows are not as the roster says
 */
export function requireRoster(db: Db): void {
  const { broken } = proved(db);
  if (broken.length > 0) throw new AppError('roster-broken', { why: 'rows', rows: broken.length });
}

/** Whether keys may be wrapped now, for what is done by the way and may wait. */
export function isRosterWhole(db: Db): boolean {
  try {
    requireRoster(db);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'roster-broken') return false;
    throw error;
  }
}

/** How the database is not as the roster says, for the health check and for putting it right. */
export const rosterDeviations = (db: Db): readonly Deviation[] => proved(db).broken;

export const rosterInForce = (db: Db): RosterBody => proved(db).body;

/** Before a command's own changes: what another program wrote meanwhile must not pass for them. */
export const noticeForeignWrites = (db: Db): void => void (guards.has(db) && tryProve(db));

function tryProve(db: Db): void {
  try {
    proved(db);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'roster-broken') throw error;
    const guard = guards.get(db);
    if (guard !== undefined) guard.broken = [{ what: 'certificate', id: '', how: 'changed' }];
  }
}

const touched = (db: Db): number =>
  Count.parse(db.prepare('SELECT n FROM temp.roster_touched').pluck().get());

/**
 * At the end of a command that changed people, posts or certificates: the next roster is signed, in the same
 * transaction. Nothing is done where nothing changed, or where it was signed already.
 * @param signer who signs: what people may change without the issuing key stands in `whoMaySign.ts`
 * @throws AppError `roster-broken` when the rows had been changed by something else before, `key-not-granted`
 */
export function signIfTouched(db: Db, nowMs: number, signer: RosterSigner): void {
  const guard = guards.get(db);
  if (guard === undefined || touched(db) === 0) return;
  if (guard.broken.length > 0)
    throw new AppError('roster-broken', { why: 'rows', rows: guard.broken.length });
  settle(db, guard, nowMs, signer);
}

/** Whether the next roster will be believed: refused here, before it is written, and not at the next sign-in. */
function mayChange(before: RosterContent, after: RosterContent, signer: RosterSigner): boolean {
  if (signer.kind === 'authority') return true;
  const [first, second] = signer.people.map(({ id }) => before.people.find((one) => one.id === id));
  if (first === undefined) return false;
  return second === undefined
    ? mayChangeAlone(before, after, first)
    : mayChangeTogether(before, after, first, second);
}

/** Signs although the rows were not as the roster said: whoever put them right answers for it. */
export function signRepaired(db: Db, nowMs: number, signer: RosterSigner): void {
  settle(db, guards.get(db) ?? raise('internal', { at: 'roster' }), nowMs, signer);
}

function settle(db: Db, guard: Guard, nowMs: number, signer: RosterSigner): void {
  db.prepare('UPDATE temp.roster_touched SET n = 0').run();
  const content = rosterContent(db);
  if (deviations(guard.body.content, content).length === 0) return; // taken back within the same command
  if (!mayChange(guard.body.content, content, signer)) raise('key-not-granted', { key: 'authority' });
  signRoster(db, guard.vaultId, nowMs, signer);
  guard.version = NOT_PROVED; // committed or taken back: the next question finds out
}
