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
  const first = firstKey(header, vaultKey);
  const key = fileKey(first, header.vaultId);
  wipe(first);
  return key;
}

/** The first vault key that this vault had: what lies outside the database stays under it. The caller wipes it. */
export function firstKey(header: VaultHeader, vaultKey: Uint8Array): Buffer {
  const [first, ...others] = retiredKeys(header, vaultKey);
  wipe(...others);
  return first ?? Buffer.from(vaultKey);
}

/** Wraps the keys of files that every reader of the vault may open (level none, stages). */
const fileKey = (vaultKey: Uint8Array, vaultId: string): Buffer =>
  hkdf(vaultKey, Buffer.from(vaultId, 'hex'), 'an-thu/file-key/1');

/** Seals what a backup holds beside the header: manifests, databases, the ring of record keys. */
export const backupKey = (vaultKey: Uint8Array, vaultId: string): Buffer =>
  hkdf(vaultKey, Buffer.from(vaultId, 'hex'), 'an-thu/backup-key/1');

/** Seals the newest head of the ledger in the places outside the vault that remember it. */
export const headKey = (vaultKey: Uint8Array, vaultId: string): Buffer =>
  hkdf(vaultKey, Buffer.from(vaultId, 'hex'), 'an-thu/kept-head-key/1');
