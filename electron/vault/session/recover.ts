import { AppError, raise } from '../../../shared/errors.ts';
import { codeTold } from './codeStanding.ts';
import type { ArgonCost } from '../crypto/argon.ts';
import {
  addSlot,
  findUserSlot,
  replaceSlot,
  unlockWithRecoveryCode,
  type OpenedSlot,
} from '../crypto/keySlots.ts';
import { wipe } from '../crypto/primitives.ts';
import type { Db } from '../db/handles.ts';
import { openPin } from '../crypto/slotPins.ts';
import { type PassphraseSlot, readHeader, type VaultHeader, writeHeader } from '../crypto/vaultHeader.ts';
import { unwrapKeyWith } from '../crypto/wrap.ts';
import { certificatesOf } from '../people/certificateStore.ts';
import { escrowContext, openKey } from '../people/credentials.ts';
import { escrowOf, personByUsername } from '../people/store.ts';
import { checkPassphrase } from '../people/createRules.ts';
import { readFront } from './front.ts';
import { rebasedOnDisk } from './headerInForce.ts';
import { refuseOlderHeader } from './headerSeen.ts';
import type { VaultPaths } from '../disk/layout.ts';
import { changeKeyWhenDue, openDatabase, openWithSlot, type OpenOptions } from './open.ts';
import type { Session } from './session.ts';

/**
 * Opens the vault with the printed code and gives the named person a new passphrase. The person's own key comes
 * back from its escrow, so that everything sealed for that person stays readable.
 *
 * @throws AppError `wrong-recovery-code`, `not-found` (no such person), `weak-passphrase`, `vault-header-older`
 */
export async function openWithRecoveryCode(
  paths: VaultPaths,
  input: { recoveryCode: string; username: string; newPassphrase: string },
  options: OpenOptions & { cost: ArgonCost },
): Promise<Session> {
  checkPassphrase(input.newPassphrase, { username: input.username });
  const found = readHeader(paths.header);
  const floor = options.floor === undefined ? {} : { floor: options.floor };
  const told = codeTold(readFront(paths.front)?.recovery ?? null);
  const recovery = await unlockWithRecoveryCode(found, input.recoveryCode, floor, told);
  const header = recovery.renewed ?? found;
  let userKey: Buffer | undefined;
  try {
    userKey = escrowedKey(paths, header, recovery, input.username);
    const existing = findUserSlot(header, input.username);
    const request = {
      kind: 'user',
      userId: input.username,
      passphrase: input.newPassphrase,
      cost: options.cost,
    } as const;
    // the slot that stands there keeps what its holder saw of the roster, unless it is not that holder's
    const pin =
      openPin(userKey, header, existing) ??
      openPin(recovery.ownKey, header, recoverySlot(header, recovery.slotId)) ??
      undefined;
    const base = existing === undefined ? (await addSlot(header, recovery.vaultKey, request)).header : header;
    const slotId = findUserSlot(base, input.username)?.id ?? raise('internal', { at: 'slot' });
    const keys: OpenedSlot = { slotId, vaultKey: recovery.vaultKey, ownKey: userKey };
    const made = await replaceSlot(base, keys, request, pin);
    const next = putHeader(paths, found, made, recovery);
    const opened = {
      slotId: findUserSlot(next, input.username)?.id ?? slotId,
      vaultKey: Buffer.from(recovery.vaultKey),
      ownKey: Buffer.from(userKey),
    };
    return await changeKeyWhenDue(openWithSlot(paths, next, input.username, opened, options), options);
  } finally {
    wipe(recovery.vaultKey, recovery.ownKey, userKey);
  }
}

/** While nobody else writes: what another session changed of the header meanwhile stays. */
function putHeader(
  paths: VaultPaths,
  basedOn: VaultHeader,
  made: VaultHeader,
  keys: OpenedSlot,
): VaultHeader {
  const db = openDatabase(paths, basedOn, keys);
  try {
    return db
      .transaction(() => {
        const next = rebasedOnDisk(db, paths.header, basedOn, made, keys.vaultKey);
        writeHeader(paths.header, next);
        return next;
      })
      .immediate();
  } finally {
    db.close();
  }
}

const recoverySlot = ({ slots }: VaultHeader, id: string): PassphraseSlot | undefined =>
  slots.find((slot): slot is PassphraseSlot => slot.kind === 'recovery' && slot.id === id);

function escrowedKey(
  paths: VaultPaths,
  header: Parameters<typeof openDatabase>[1],
  recovery: OpenedSlot,
  username: string,
): Buffer {
  const db = openDatabase(paths, header, recovery);
  try {
    // before a header is made out of it that would be newer than every other
    refuseOlderHeader(db, header);
    const person = personByUsername(db, username);
    if (person === undefined || person.state !== 'active') raise('not-found', { what: 'person' });
    return openEscrow(db, recovery.ownKey, person.id);
  } finally {
    db.close();
  }
}

/** A person's own key out of its escrow. @throws AppError `key-not-granted` */
export function openEscrow(db: Db, recoveryKey: Uint8Array, personId: string): Buffer {
  const escrow = escrowOf(db, personId) ?? raise('recovery-not-carried');
  const certificate = certificatesOf(db, 'recovery', 'encrypt').find((row) => row.serial === escrow.serial);
  if (certificate === undefined) return raise('recovery-not-carried');
  try {
    return unwrapKeyWith(openKey(certificate, recoveryKey), escrow.escrow, escrowContext(personId));
  } catch (cause) {
    // sealed under the code before: carried over when that person signs in the next time
    if (cause instanceof AppError && cause.code === 'key-not-granted')
      throw new AppError('recovery-not-carried', {}, { cause });
    throw cause;
  }
}
