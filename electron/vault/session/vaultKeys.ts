import { hkdf, wipe } from '../crypto/primitives.ts';
import { retiredKeys } from '../crypto/retiredKeys.ts';
import type { VaultHeader } from '../crypto/vaultHeader.ts';
import type { DatabaseKey } from '../db/handles.ts';

/**
 * Everything that the vault key stands for, each by its own HKDF label, so that no key is used twice.
 * The salt of the database file is derived too: it is pinned in the key and never read from the file.
 */
export function databaseKey(vaultKey: Uint8Array, vaultId: string): DatabaseKey {
  const salt = Buffer.from(vaultId, 'hex');
  return {
    key: hkdf(vaultKey, salt, 'an-thu/database-key/1'),
    salt: hkdf(vaultKey, salt, 'an-thu/database-salt/1').subarray(0, 16),
  };
}

/** As `fileKey`, of the first vault key: what is wrapped under it stays when the vault key changes. */
export function fileKeyOf(header: VaultHeader, vaultKey: Buffer): Buffer {
  const older = retiredKeys(header, vaultKey);
  const key = fileKey(older[0] ?? vaultKey, header.vaultId);
  wipe(...older);
  return key;
}

/** Wraps the keys of files that every reader of the vault may open (level none, stages). */
const fileKey = (vaultKey: Uint8Array, vaultId: string): Buffer =>
  hkdf(vaultKey, Buffer.from(vaultId, 'hex'), 'an-thu/file-key/1');

/** Seals what a backup holds beside the header: manifests, databases, the ring of record keys. */
export const backupKey = (vaultKey: Uint8Array, vaultId: string): Buffer =>
  hkdf(vaultKey, Buffer.from(vaultId, 'hex'), 'an-thu/backup-key/1');
