import { findUserSlot, repinned, unlockWithPassphrase } from '../../electron/vault/crypto/keySlots.ts';
import { readHeader, writeHeader } from '../../electron/vault/crypto/vaultHeader.ts';
import { openEncrypted } from '../../electron/vault/db/handles.ts';
import { personByUsername } from '../../electron/vault/people/store.ts';
import { readRoster } from '../../electron/vault/roster/store.ts';
import { signRoster } from '../../electron/vault/roster/sign.ts';
import { vaultPaths } from '../../electron/vault/session/layout.ts';
import { grantedKey } from '../../electron/vault/session/open.ts';
import { databaseKey } from '../../electron/vault/session/vaultKeys.ts';
import { migrateOnCopy } from '../../electron/vault/updates/migrateCopy.ts';
import { TEST_ARGON, TEST_NOW_MS, TEST_PASSPHRASE } from './vault.ts';

/**
 * A dump of before the roster (schema 62), with everybody's passphrase at hand: carried over, its list of people signed by
 * the administrator, and pinned in each slot. No program does so: whoever could write into a vault could else take its
 * signature away. Such vaults were never released.
 */
export async function signAfterwards(dir: string): Promise<void> {
  const paths = vaultPaths(dir);
  let header = readHeader(paths.header);
  const users = header.slots.flatMap((slot) => (slot.kind === 'user' ? [slot.userId] : []));
  const unlock = (username: string) =>
    unlockWithPassphrase(header, username, TEST_PASSPHRASE, { floor: TEST_ARGON });
  const admin = await unlock('quantri');
  migrateOnCopy(paths.database, databaseKey(admin.vaultKey, header.vaultId));
  const db = openEncrypted(paths.database, databaseKey(admin.vaultKey, header.vaultId), { create: false });
  try {
    const person = personByUsername(db, 'quantri');
    const authorityKey = person && grantedKey(db, person, admin.ownKey, 'authority');
    if (!authorityKey) throw new Error('no issuing key in the dump');
    signRoster(db, header.vaultId, TEST_NOW_MS, { kind: 'authority', authorityKey });
    const { authority, serial } = readRoster(db)?.body ?? { authority: '', serial: 0 };
    for (const username of users.filter((name) => findUserSlot(header, name)))
      header = repinned(header, await unlock(username), { authority, serial });
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  writeHeader(paths.header, header);
}
