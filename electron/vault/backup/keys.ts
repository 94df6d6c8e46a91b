import { wipe } from '../crypto/primitives.ts';
import type { DatabaseKey } from '../db/handles.ts';
import { backupKey, databaseKey } from '../session/vaultKeys.ts';

/** What backups of one vault are made and opened with; all of it follows from the vault key. */
export interface BackupKeys {
  readonly vaultId: string;
  /** seals manifests, databases and rings; the holder wipes it */
  readonly seal: Buffer;
  /** a fresh copy for each use: who opens a database with it wipes it */
  readonly database: () => DatabaseKey;
  readonly wipe: () => void;
}

/** @param vaultKey stays the caller's; copied here */
export function backupKeys(vaultKey: Uint8Array, vaultId: string): BackupKeys {
  const own = Buffer.from(vaultKey);
  const seal = backupKey(own, vaultId);
  return { vaultId, seal, database: () => databaseKey(own, vaultId), wipe: () => wipe(own, seal) };
}
