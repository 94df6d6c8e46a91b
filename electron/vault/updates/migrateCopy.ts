import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { syncFolder } from '../crypto/vaultHeader.ts';
import { countsOf } from '../backup/examine.ts';
import { type DatabaseKey, openEncrypted, type WriteDb } from '../db/handles.ts';
import { type Migration, migrate } from '../db/migrate.ts';
import { MIGRATIONS } from '../db/migrations/index.ts';

export const isOlder = (db: WriteDb, steps: readonly Migration[] = MIGRATIONS): boolean => {
  const version = Number(db.pragma('user_version', { simple: true }));
  return version > 0 && version < steps.length;
};

/** What an update must carry over to the last row. */
const NEVER_FEWER_OR_MORE = [
  'ledger',
  'entry',
  'document',
  'submission',
  'person',
  'certificate',
  'attachment',
];

/**
 * Brings an older database to this program's schema on a copy: migrate the copy, check it, compare the number of rows
 * of every table, then put it in the place of the old file with one rename. The old file stays beside it
 * (`vault.db.v<version>.bak`). Whatever fails, and whenever the power goes, the old file is untouched and opens with
 * the program of before. Needs room for two more copies.
 *
 * @param file the closed, checkpointed database
 * @throws AppError `update-failed` with the reason; codes of a full or read-only disk as they are
 */
export function migrateOnCopy(
  file: string,
  secret: DatabaseKey,
  steps: readonly Migration[] = MIGRATIONS,
): void {
  const next = `${file}.next`;
  const discard = (): void =>
    ['', '-wal', '-shm'].forEach((end) => fs.rmSync(`${next}${end}`, { force: true }));
  discard(); // of an attempt that the power ended
  let db: WriteDb | undefined;
  try {
    fs.copyFileSync(file, next, fs.constants.COPYFILE_EXCL);
    db = openEncrypted(next, secret, { create: false });
    const before = countsOf(db);
    migrate(db, file, steps);
    compare(before, countsOf(db));
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    db = undefined;
    sync(next);
    fs.renameSync(next, file);
    syncFolder(path.dirname(file));
  } catch (cause) {
    db?.close();
    discard();
    if (cause instanceof AppError && cause.code !== 'internal') throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOSPC') throw new AppError('disk-full', {}, { cause });
    throw new AppError('update-failed', { why: code === '' ? 'migration' : code }, { cause });
  }
}

/** Made again from the records after the step that empties them. */
const DERIVED = new Set(['search_key']);

type Counts = Readonly<Record<string, number>>;

function compare(before: Counts, after: Counts): void {
  for (const [table, rows] of Object.entries(before)) {
    if (DERIVED.has(table)) continue;
    const now = after[table];
    const lost = NEVER_FEWER_OR_MORE.includes(table) ? now !== rows : now !== undefined && now < rows;
    if (lost) throw new AppError('update-failed', { why: 'count', table, before: rows, after: now ?? 0 });
  }
}

function sync(file: string): void {
  const fd = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}
