import type { ArgonCost } from '../crypto/argon.ts';
import type { OpenedSlot } from '../crypto/keySlots.ts';
import { wipe } from '../crypto/primitives.ts';
import { writeHeader, type VaultHeader } from '../crypto/vaultHeader.ts';
import type { WriteDb } from '../db/handles.ts';
import type { GrantKind } from '../people/certificateStore.ts';
import type { Actor, Ports, SessionKeys, Station } from '../ports.ts';
import type { Sealing } from '../seals/seal.ts';
import type { SessionKey } from '../seals/sessionKey.ts';
import { uponNow } from './headerInForce.ts';
import { headerEntry } from './headerNamed.ts';
import { rememberHeader } from './headerSeen.ts';
import type { Renewal } from './codeConsent.ts';
import type { VaultPaths } from '../disk/layout.ts';

/** A signed-in person, the open database and the keys that this person may use. Lives in the vault process only. */
export interface Session {
  readonly paths: VaultPaths;
  readonly db: WriteDb;
  /** read anew from the roster when another session wrote (`others.ts`) */
  actor: Actor;
  /** the person left, or the passphrase is another, by what another session did */
  isOver: boolean;
  /** changed by an act that names the office otherwise */
  station: Station;
  readonly keys: SessionKeys;
  /** keys that were wrapped for this person and are not the office's; the sign-in takes them out */
  readonly refusedKeys: readonly GrantKind[];
  readonly slot: OpenedSlot;
  /** signs what this session does */
  readonly signing: SessionKey;
  /** cost for new slots: that of this person's own */
  readonly cost: ArgonCost;
  header: VaultHeader;
  mustChangePassphrase: boolean;
  recoveryProved: boolean;
  /** the disk is full: the vault can be read, and nothing is written before there is room */
  readsOnly: boolean;
  /** the code of this run, until it is proved from paper; never stored */
  pendingRecoveryCode: string | null;
  /** what stands behind the pending code, which takes the place of the one in force when it is proved; null: it is in force */
  pendingRenewal: Renewal | null;
  /** the vault was made in this very session */
  madeNow: boolean;
  /** groups asked last, counted from 1 */
  challenge: readonly number[];
}

/**
 * Replaces the header file inside the running command, so that a failure takes the whole command back. What others changed
 * of it since `basedOn` stays.
 * @throws AppError `busy` when another command changed the same slot meanwhile
 */
export function replaceHeader(session: Session, basedOn: VaultHeader, next: VaultHeader): void {
  put(session, uponNow(session, basedOn, next));
}

function put(session: Session, header: VaultHeader): void {
  rememberHeader(session.db, header);
  writeHeader(session.paths.header, header);
  session.header = header;
}

/** The same where a passphrase or a code comes or goes: the entry that names the header belongs to the command. */
export function replaceSlots(
  session: Session,
  { append }: Pick<Ports, 'append'>,
  basedOn: VaultHeader,
  next: VaultHeader,
): void {
  const header = uponNow(session, basedOn, next);
  append(headerEntry(header));
  put(session, header);
}

/** With what this session signs what it writes. */
export const sealingOf = ({ signing, station }: Pick<Session, 'signing' | 'station'>): Sealing => ({
  signing,
  vaultId: station.vaultId,
});

export function wipeKeys({ keys, slot, signing }: Session): void {
  signing.key.forget();
  wipe(
    keys.fileKey,
    keys.userKey,
    keys.officeKey ?? undefined,
    keys.authorityKey ?? undefined,
    keys.registerKey ?? undefined,
    slot.vaultKey,
    slot.ownKey,
  );
}

/** Closes the database (checkpointed) and wipes every key. Never throws. */
export function closeSession(session: Session): void {
  try {
    session.db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // a disk that is full or gone: the log stays beside the database, and what is in it is taken in when it is opened again
  }
  try {
    session.db.close();
  } catch {
    // the same; a handle that can't be closed ends with the process
  } finally {
    wipeKeys(session);
    session.pendingRecoveryCode = null;
    session.pendingRenewal = null;
  }
}
