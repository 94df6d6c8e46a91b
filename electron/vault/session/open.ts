import fs from 'node:fs';
import { AppError, raise } from '../../../shared/errors.ts';
import { forbidsNetwork } from '../../../shared/domain/levels/level.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import { meantAt, readFront } from './front.ts';
import { findUserSlot, unlockWithPassphrase, type OpenedSlot } from '../crypto/keySlots.ts';
import { wipe } from '../crypto/primitives.ts';
import { openPin } from '../crypto/slotPins.ts';
import { type PassphraseSlot, readHeader, type VaultHeader } from '../crypto/vaultHeader.ts';
import { type DatabaseKey, openEncrypted, toAppError, type WriteDb } from '../db/handles.ts';
import { migrate } from '../db/migrate.ts';
import type { GrantKind } from '../people/certificateStore.ts';
import { personById } from '../people/store.ts';
import type { RosterBody } from '../roster/body.ts';
import { guardRoster, isRosterWhole } from '../roster/guard.ts';
import { proveOwnKey } from '../roster/ownKey.ts';
import { beginSessionKey } from '../seals/sessionKey.ts';
import { watchWrites } from '../seals/watch.ts';
import { refillIndex } from '../search/refill.ts';
import { changeVaultKey, finishKeyChange, keyChangeDue } from './changeKey.ts';
import { headerAtOpening } from './headerInForce.ts';
import { refuseOlderHeader } from './headerSeen.ts';
import { beginLooking } from './others.ts';
import { keyIfSound } from './officeKeys.ts';
import type { VaultPaths } from '../disk/layout.ts';
import { isSchemaProved, proveSchema } from './schemaAtOpening.ts';
import { type Session, wipeKeys } from './session.ts';
import { watchDeciding } from '../tables/deciding.ts';
import { readStation, toStation } from '../tables/station.ts';
import { databaseKey, fileKeyOf } from './vaultKeys.ts';
import { isOlder, migrateOnCopy } from '../updates/migrateCopy.ts';

export interface OpenOptions {
  /** least accepted Argon2 cost; only tests pass one below the product's floor */
  readonly floor?: ArgonCost;
  /** a route leads out of this machine */
  readonly networked: boolean;
  readonly nowMs: number;
  /** told of the steps of a change of the vault key */
  readonly onStep?: (done: number, of: number) => void;
  /** the folder's lock found no room on the disk: the database itself is held for this process alone */
  readonly alone?: boolean;
}

/**
 * Opens the vault for a person: slot → database → migration → person → keys.
 * The slot proves the passphrase before the database is touched, so a database that then does not open is
 * damaged, and is said to be. Nothing is created or deleted on any failure.
 *
 * @throws AppError `wrong-passphrase`, `vault-header-damaged`, `vault-database-damaged`,
 *         `vault-database-missing`, `vault-from-future`, `vault-read-only`, `network-route-found`,
 *         `vault-header-older`, `vault-schema-differs`, `roster-broken`
 */
export async function openWithPassphrase(
  paths: VaultPaths,
  username: string,
  passphrase: string,
  options: OpenOptions,
): Promise<Session> {
  return changeKeyWhenDue(await openInForce(paths, username, passphrase, options), options);
}

const MOST_TRIES = 3;

/** Of a header that another session replaced meanwhile nothing is told: it is tried with the one in force. */
async function openInForce(
  paths: VaultPaths,
  username: string,
  passphrase: string,
  options: OpenOptions,
): Promise<Session> {
  const floor = options.floor === undefined ? {} : { floor: options.floor };
  for (let tries = 1; ; tries += 1) {
    const header = readHeader(paths.header);
    try {
      const typed = meantAt(readFront(paths.front), passphrase);
      const slot = await unlockWithPassphrase(header, username, typed, floor);
      return openWithSlot(paths, header, username, slot, options);
    } catch (error) {
      if (tries === MOST_TRIES || !isOvertaken(paths.header, header)) throw error;
    }
  }
}

function isOvertaken(path: string, { checksum }: VaultHeader): boolean {
  try {
    return readHeader(path).checksum !== checksum;
  } catch {
    return false;
  }
}

/** Before anybody works in it: a change of the vault key that is due. Where it can't be done now, it stays due. */
export async function changeKeyWhenDue(session: Session, options: OpenOptions): Promise<Session> {
  const { paths, actor, header, slot } = session;
  if (options.alone === true || keyChangeDue(session.db) === undefined) return session;
  if (!isSchemaProved(session.db) || !isRosterWhole(session.db)) return session;
  try {
    const next = await changeVaultKey(session, options);
    wipeKeys(session);
    return openWithSlot(paths, next.header, actor.username, next.slot, options);
  } catch (error) {
    session.db.close();
    if (readHeader(paths.header).checksum !== header.checksum) throw error;
    return openWithSlot(paths, header, actor.username, slot, options);
  }
}

/** @param read the header whose slot was opened; another session may have written a newer one since */
export function openWithSlot(
  paths: VaultPaths,
  read: VaultHeader,
  username: string,
  slot: OpenedSlot,
  options: OpenOptions,
): Session {
  let db: WriteDb | undefined;
  try {
    db = openDatabase(paths, read, slot, options.alone);
    const row = readStation(db);
    if (row.vaultId !== read.vaultId) raise('vault-database-damaged', { at: 'vault-id' });
    if (forbidsNetwork(row.profile) && !row.training && options.networked)
      raise('network-route-found', { profile: row.profile });
    const header = headerAtOpening(db, paths.header, read, username, slot.vaultKey);
    const { userSlot, roster } = guardOpened(db, header, username, slot);
    const actor = roster.content.people.find((one) => one.username === username);
    const person = actor && personById(db, actor.id);
    if (person === undefined || actor?.state !== 'active') throw new AppError('wrong-passphrase');
    proveOwnKey(db, roster, actor.id, slot.ownKey);
    const { m, t, p } = userSlot;
    const [opened, refusedKeys]: [WriteDb, GrantKind[]] = [db, []];
    const held = (kind: GrantKind): Buffer | null => {
      const { key, isRefused } = keyIfSound(opened, actor, slot.ownKey, kind);
      if (isRefused) refusedKeys.push(kind);
      return key;
    };
    return {
      paths,
      db,
      actor,
      station: toStation(row),
      keys: {
        fileKey: fileKeyOf(header, slot.vaultKey),
        userKey: slot.ownKey,
        officeKey: held('office'),
        authorityKey: held('authority'),
        registerKey: held('register'),
      },
      refusedKeys,
      slot,
      signing: beginSessionKey(db, roster, actor.id, slot.ownKey, options.nowMs),
      cost: { m, t, p },
      header,
      mustChangePassphrase: person.mustChange,
      recoveryProved: row.recoveryProved,
      readsOnly: false,
      pendingRecoveryCode: null,
      pendingRenewal: null,
      madeNow: false,
      isOver: false,
      challenge: [],
    };
  } catch (error) {
    db?.close();
    wipe(slot.vaultKey, slot.ownKey);
    throw error;
  }
}

/** Nothing of the database is believed or written before this. @returns the own slot, and the roster as it is proved from there */
function guardOpened(
  db: WriteDb,
  header: VaultHeader,
  username: string,
  { ownKey }: OpenedSlot,
): { readonly userSlot: PassphraseSlot; readonly roster: RosterBody } {
  refuseOlderHeader(db, header);
  beginLooking(db);
  watchWrites(db);
  const userSlot = findUserSlot(header, username) ?? raise('internal', { at: 'slot' });
  const pin = openPin(ownKey, header, userSlot) ?? raise('roster-broken', { why: 'pin' });
  const roster = guardRoster(db, header.vaultId, pin);
  watchDeciding(db);
  return { userSlot, roster };
}

/**
 * Whether the key can be changed in the midst of a session: it is due, nothing stands half done in the session (a code that
 * was shown and is not proved, entries that wait for room), what decides is as it was signed, and who sits there stays.
 */
export function isKeyChangeFit({ db, header, actor, readsOnly, pendingRecoveryCode }: Session): boolean {
  if (!db.open || readsOnly || pendingRecoveryCode !== null || keyChangeDue(db) === undefined) return false;
  return findUserSlot(header, actor.username) !== undefined && isSchemaProved(db) && isRosterWhole(db);
}

/**
 * Changes the vault key in the midst of a session, while nothing else reads or writes: the same person goes on with the same
 * keys, on the database under the new key, or where it could not be changed on the one of before. The session that is given
 * is used up.
 * @throws where neither opens just now: the session is over, the next opening goes on from what lies on the disk
 */
export async function changeKeyInSession(
  session: Session,
  options: Pick<OpenOptions, 'nowMs' | 'onStep'>,
): Promise<{ readonly session: Session; readonly refused: unknown }> {
  const { paths, header, slot } = session;
  const before = readHeader(paths.header).checksum;
  try {
    const next = await changeVaultKey(session, options);
    wipe(next.slot.ownKey, slot.vaultKey);
    const own = { ...next.slot, ownKey: slot.ownKey };
    return { session: goOn(session, next.header, own), refused: null };
  } catch (error) {
    session.db.close();
    if (readHeader(paths.header).checksum !== before) throw error;
    return { session: goOn(session, header, slot), refused: error };
  }
}

function goOn(session: Session, header: VaultHeader, slot: OpenedSlot): Session {
  const db = openDatabase(session.paths, header, slot);
  try {
    guardOpened(db, header, session.actor.username, slot);
    return { ...session, db, header, slot };
  } catch (error) {
    db.close();
    wipe(slot.vaultKey);
    throw error;
  }
}

/** A missing or empty database file is never made anew: that would hide the loss of the old one. */
export function openDatabase(
  paths: VaultPaths,
  header: VaultHeader,
  slot: OpenedSlot,
  alone = false,
): WriteDb {
  finishKeyChange(paths, header, slot);
  const size = fs.statSync(paths.database, { throwIfNoEntry: false })?.size;
  if (size === undefined || size === 0) raise('vault-database-missing');
  const secret = databaseKey(slot.vaultKey, header.vaultId);
  try {
    const db = alone ? openAlone(paths.database, secret) : whereRoomIs(paths.database, secret);
    try {
      migrate(db); // nothing is left to do, or the file is of a newer program
      proveSchema(db);
      refillIndex(db);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } finally {
    wipe(secret.key, secret.salt);
  }
}

/** On a full disk there is no room for the log's index either: the vault is then opened alone, so that it can be read. */
function whereRoomIs(file: string, secret: DatabaseKey): WriteDb {
  try {
    return upToDate(file, secret);
  } catch (cause) {
    const { code } = toAppError(cause);
    if (code !== 'disk-full' && code !== 'disk-failed') throw cause;
    return openAlone(file, secret);
  }
}

/** @throws AppError `disk-full` when it has to be brought up to date first, which needs room */
function openAlone(file: string, secret: DatabaseKey): WriteDb {
  const db = openEncrypted(file, secret, { create: false, alone: true });
  if (!isOlder(db)) return db;
  db.close();
  return raise('disk-full');
}

/** A database of an older program is brought up to date on a copy, which then takes its place. */
function upToDate(file: string, secret: DatabaseKey): WriteDb {
  const db = openEncrypted(file, secret, { create: false });
  if (!isOlder(db)) return db;
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  migrateOnCopy(file, secret);
  return openEncrypted(file, secret, { create: false });
}
