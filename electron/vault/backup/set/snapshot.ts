import fs from 'node:fs';
import path from 'node:path';
import { raise } from '../../../../shared/errors.ts';
import { namedFileIds } from '../../attachments/store.ts';
import { filesDir } from '../../attachments/place.ts';
import { blobPath } from '../../attachments/segmentsStore.ts';
import { type Db, type DatabaseKey, openEncrypted, type WriteDb } from '../../db/handles.ts';
import { dueRaw } from '../../envelopes/listStore.ts';
import { inboxPath, outboxPath } from '../../disk/places.ts';
import type { Place } from './manifest.ts';

export interface NamedFile {
  readonly place: Place;
  readonly name: string;
  readonly path: string;
}

export interface Snapshot {
  /** files that the database names at that moment */
  readonly files: readonly NamedFile[];
  readonly ledger: { readonly seq: number; readonly hash: string };
}

/**
 * One moment of the database, held while its file is copied and the writer goes on: after a whole checkpoint a second
 * connection begins to read. While it reads the bare file, SQLite moves no page from the log into it (the reader holds
 * WAL_READ_LOCK(0), which a checkpoint needs for itself), so the file stands still and what is written goes to the log.
 *
 * @param copyTo where the copy is put; made whole and durable before this resolves
 * @throws AppError `busy` when someone else reads the database just now; `disk-full`
 */
export async function copySnapshot(
  db: WriteDb,
  vaultDir: string,
  databasePath: string,
  secret: DatabaseKey,
  copyTo: string,
): Promise<Snapshot> {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const reader = openEncrypted(databasePath, secret, { create: false });
  try {
    reader.pragma('query_only = ON');
    reader.prepare('BEGIN').run();
    const snapshot = readSnapshot(reader, vaultDir);
    const log = fs.statSync(`${databasePath}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    if (log > 0) raise('busy');
    await fs.promises.copyFile(databasePath, copyTo, fs.constants.COPYFILE_FICLONE);
    return snapshot;
  } finally {
    reader.close();
  }
}

function readSnapshot(db: Db, vaultDir: string): Snapshot {
  const head = db.prepare('SELECT seq, lower(hex(hash)) AS hash FROM ledger ORDER BY seq DESC LIMIT 1').get();
  return { files: namedFiles(db, vaultDir), ledger: head as Snapshot['ledger'] }; // a vault has a first entry
}

/** Stages are no records; the rest of what rows name lies in files beside the database. */
export function namedFiles(db: Db, vaultDir: string): NamedFile[] {
  const stages = new Set(db.prepare('SELECT id FROM stage').pluck().all());
  const blobs = [...namedFileIds(db)].filter((id) => !stages.has(id));
  const raw = dueRaw(db);
  return [
    ...blobs.map((name) => ({ place: 'blob' as const, name, path: blobPath(filesDir(vaultDir), name) })),
    ...[...raw.inbox].map((name) => ({ place: 'inbox' as const, name, path: inboxPath(vaultDir, name) })),
    ...[...raw.outbox].map((name) => ({ place: 'outbox' as const, name, path: outboxPath(vaultDir, name) })),
  ];
}

/** Where a file of a backup belongs in a vault folder. */
export function placeIn(vaultDir: string, place: Place, name: string): string {
  const at = {
    blob: () => blobPath(filesDir(vaultDir), name),
    inbox: () => inboxPath(vaultDir, name),
    outbox: () => outboxPath(vaultDir, name),
  };
  return at[place]();
}

export const scratchIn = (vaultDir: string): string => path.join(vaultDir, 'scratch');

/** What a backup or a test that was cut off left behind. */
export function sweepScratchAfterSignIn(at: { readonly dir: string }): void {
  try {
    fs.rmSync(scratchIn(at.dir), { recursive: true, force: true });
  } catch {
    // encrypted copies only; met again next time
  }
}
