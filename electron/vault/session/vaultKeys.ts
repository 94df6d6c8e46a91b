import { hkdf } from '../crypto/primitives.ts';
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

/** Wraps the keys of files that every reader of the vault may open (level none, stages). */
export const fileKey = (vaultKey: Uint8Array, vaultId: string): Buffer =>
  hkdf(vaultKey, Buffer.from(vaultId, 'hex'), 'an-thu/file-key/1');

/** Seals what a backup holds beside the header: manifests, databases, the ring of record keys. */
export const backupKey = (vaultKey: Uint8Array, vaultId: string): Buffer =>
  hkdf(vaultKey, Buffer.from(vaultId, 'hex'), 'an-thu/backup-key/1');

/** Seals the newest head of the ledger in the places outside the vault that remember it. */
export const headKey = (vaultKey: Uint8Array, vaultId: string): Buffer =>
  hkdf(vaultKey, Buffer.from(vaultId, 'hex'), 'an-thu/kept-head-key/1');
