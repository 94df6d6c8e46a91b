import { AppError, raise } from '../../../shared/errors.ts';
import { changed, findUserSlot, verifyTable } from '../crypto/keySlots.ts';
import { readHeader, type Slot, type VaultHeader } from '../crypto/vaultHeader.ts';
import type { Db } from '../db/handles.ts';
import { isNamed, waysIn } from './headerNamed.ts';
import { refuseOlderHeader } from './headerSeen.ts';
import type { Session } from './session.ts';

/**
 * Several processes work in one vault folder, and each of them writes the header. What a session holds of it is a copy: it is
 * read anew before it is changed, inside the transaction, and a change of slots is put upon what stands there then.
 */
type Holding = Pick<Session, 'header' | 'paths' | 'db' | 'slot' | 'actor'>;

/** What lies on the disk, where the vault key proves it; null where that is no header of this vault. */
function soundHeader(path: string, vaultId: string, vaultKey: Buffer): VaultHeader | null {
  try {
    const found = readHeader(path);
    if (found.vaultId !== vaultId) return null;
    verifyTable(found, vaultKey);
    return found;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

const isOlder = (db: Db, header: VaultHeader): boolean => {
  try {
    refuseOlderHeader(db, header);
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === 'vault-header-older') return true;
    throw error;
  }
};

/**
 * Takes in what another session wrote. A header that opens to other passphrases or codes counts only where the ledger names
 * them: everybody who signs in holds the vault key, and could make one.
 * @returns false where the own passphrase is another by what somebody else did; nothing is taken in then
 */
export function takeNewerHeader(session: Holding & { header: VaultHeader }): boolean {
  const { header, paths, db, slot, actor } = session;
  const now = soundHeader(paths.header, header.vaultId, slot.vaultKey);
  if (now === null || now.checksum === header.checksum || now.generation < header.generation) return true;
  if (isOlder(db, now)) return true;
  if (waysIn(now) !== waysIn(header) && !isNamed(db, now)) return true;
  if (findUserSlot(now, actor.username)?.id !== findUserSlot(header, actor.username)?.id) return false;
  session.header = now;
  return true;
}

/**
 * The same change of slots, upon the header that is in force now.
 * @throws AppError `busy` when another session changed one of these slots meanwhile
 */
export function uponNow(session: Session, basedOn: VaultHeader, next: VaultHeader): VaultHeader {
  if (!takeNewerHeader(session)) raise('busy');
  const now = session.header;
  return now.checksum === basedOn.checksum ? next : rebased(now, basedOn, next, session.slot.vaultKey);
}

/** The same where nobody is signed in yet. @throws AppError `busy` when the same slot was changed meanwhile */
export function rebasedOnDisk(
  db: Db,
  path: string,
  basedOn: VaultHeader,
  next: VaultHeader,
  vaultKey: Buffer,
): VaultHeader {
  const now = soundHeader(path, basedOn.vaultId, vaultKey);
  if (now === null || now.checksum === basedOn.checksum || isOlder(db, now)) return next;
  return rebased(now, basedOn, next, vaultKey);
}

const textOf = ({ slots }: VaultHeader, id: string): string =>
  JSON.stringify(slots.find((one) => one.id === id) ?? null);

function rebased(now: VaultHeader, from: VaultHeader, to: VaultHeader, vaultKey: Buffer): VaultHeader {
  const ids = new Set([...from.slots, ...to.slots].map(({ id }) => id));
  const touched = [...ids].filter((id) => textOf(from, id) !== textOf(to, id));
  if (touched.some((id) => textOf(now, id) !== textOf(from, id))) raise('busy');
  const changedTo = (id: string): Slot | undefined => to.slots.find((one) => one.id === id);
  const kept = now.slots.flatMap((one) => {
    if (!touched.includes(one.id)) return [one];
    const other = changedTo(one.id);
    return other === undefined ? [] : [other];
  });
  const added = to.slots.filter(({ id }) => touched.includes(id) && !now.slots.some((one) => one.id === id));
  const names = [...kept, ...added].flatMap((one) => (one.kind === 'user' ? [one.userId] : []));
  if (new Set(names).size !== names.length) raise('busy'); // two added the same person
  return changed(now, vaultKey, [...kept, ...added]);
}

const MOST_TRIES = 20;

/**
 * At an opening: the header that was read before the passphrase was proved, or the one that another session wrote meanwhile.
 * Only one that stays behind what the database has seen, though nothing newer lies on the disk, is an older one.
 * @throws AppError `vault-header-older`; `busy` when the own passphrase was changed meanwhile
 */
export function headerAtOpening(
  db: Db,
  path: string,
  read: VaultHeader,
  username: string,
  vaultKey: Buffer,
): VaultHeader {
  let header = read;
  for (let tries = 0; isOlder(db, header); tries += 1) {
    if (tries === MOST_TRIES) raise('busy');
    const now = soundHeader(path, header.vaultId, vaultKey);
    if (now === null || now.generation <= header.generation) {
      refuseOlderHeader(db, header);
      continue;
    }
    if (findUserSlot(now, username)?.id !== findUserSlot(header, username)?.id) raise('busy');
    header = now;
  }
  return header;
}
