import { wipe } from '../crypto/primitives.ts';
import { keyOfHeader, retiredKeys } from '../crypto/retiredKeys.ts';
import type { VaultHeader } from '../crypto/vaultHeader.ts';
import type { DatabaseKey } from '../db/handles.ts';
import { backupKey, databaseKey } from '../session/vaultKeys.ts';

/** What backups of one vault are made and opened with; all of it follows from the vault key. */
export interface BackupKeys {
  readonly vaultId: string;
  /** seals manifests, databases and rings; the holder wipes it */
  readonly seal: Buffer;
  /** a fresh copy for each use: who opens a database with it wipes it */
  readonly database: () => DatabaseKey;
  /** that of a backup, by its own header: the vault key may have changed since */
  readonly databaseOf: (header: VaultHeader) => DatabaseKey;
  readonly wipe: () => void;
}

/** @param vaultKey stays the caller's; copied here */
export function backupKeys(vaultKey: Uint8Array, header: VaultHeader): BackupKeys {
  const { vaultId } = header;
  const own = Buffer.from(vaultKey);
  const older = retiredKeys(header, own);
  const all = [own, ...older];
  const seal = backupKey(older[0] ?? own, vaultId);
  return {
    vaultId,
    seal,
    database: () => databaseKey(own, vaultId),
    databaseOf: (one) => databaseKey(keyOfHeader(one, all) ?? own, vaultId),
    wipe: () => wipe(seal, ...all),
  };
}
