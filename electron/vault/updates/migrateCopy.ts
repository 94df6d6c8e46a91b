import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { syncFolder } from '../crypto/vaultHeader.ts';
import { countsOf } from '../db/counts.ts';
import { type DatabaseKey, openEncrypted, toAppError, type WriteDb } from '../db/handles.ts';
import { migrate } from '../db/migrate.ts';
import type { Migration } from '../db/migration.ts';
import { MIGRATIONS } from '../db/migrations/index.ts';
import {
  type Before,
  discardDatabase,
  dropOlderCopies,
  keepOldCopy,
  syncFile,
  versionOf,
} from './oldCopies.ts';

export const isOlder = (db: WriteDb, steps: readonly Migration[] = MIGRATIONS): boolean => {
  const version = versionOf(db);
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
 * Brings an older database to this program's schema on a copy. First the old file is copied beside itself as
 * `vault.db.v<version>.bak` and that copy is proved (oldCopies.ts). Then: migrate a second copy, check it, compare the
 * number of rows of every table, put it in the place of the old file with one rename. Whatever fails, and whenever the
 * power goes, the old file is untouched and opens with the program of before. Needs room for two more copies.
 *
 * @param file the closed, checkpointed database
 * @throws AppError `update-no-room`, `vault-read-only`, `vault-database-damaged`, or `update-failed` with the reason
 */
export function migrateOnCopy(
  file: string,
  secret: DatabaseKey,
  steps: readonly Migration[] = MIGRATIONS,
): void {
  const next = `${file}.next`;
  let [db, kept]: [WriteDb | undefined, string | undefined] = [undefined, undefined];
  try {
    discardDatabase(next); // of an attempt that the power ended
    needRoom(file);
    const before = countBefore(file, secret);
    kept = keepOldCopy(file, secret, before);
    fs.copyFileSync(file, next, fs.constants.COPYFILE_EXCL);
    db = openEncrypted(next, secret, { create: false });
    migrate(db, steps);
    compare(before.counts, countsOf(db));
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    db = undefined;
    syncFile(next);
    fs.renameSync(next, file);
  } catch (cause) {
    db?.close();
    // the vault itself is as it was: nothing half done stays, and no room is taken that may be what lacks
    for (const made of [next, kept]) if (made !== undefined) tryDiscard(made);
    throw refusal(cause, file);
  }
  try {
    syncFolder(path.dirname(file));
  } catch (cause) {
    throw toAppError(cause); // carried over, but not surely for ever: nobody works in it until the next opening
  }
  dropOlderCopies(file);
}

function countBefore(file: string, secret: DatabaseKey): Before {
  const db = openEncrypted(file, secret, { create: false });
  try {
    return { version: versionOf(db), counts: countsOf(db) };
  } finally {
    db.close();
  }
}

const MEGABYTE = 1024 ** 2;
/** Two copies, and what the steps write besides: their log is the larger part of a third. */
const COPIES = 3;
const SPARE_BYTES = 16 * MEGABYTE;

/** Asked before anything is written: a disk that fills up in the middle is slow to say so. */
function needRoom(file: string): void {
  const { need, free } = roomFor(file);
  if (free < need) throw noRoom(file);
}

function roomFor(file: string): { readonly need: number; readonly free: number } {
  const { bavail, bsize } = fs.statfsSync(path.dirname(file));
  return { need: fs.statSync(file).size * COPIES + SPARE_BYTES, free: bavail * bsize };
}

function noRoom(file: string, cause?: unknown): AppError {
  const { need, free } = roomFor(file);
  const params = { need: Math.ceil(need / MEGABYTE), free: Math.floor(free / MEGABYTE) };
  return new AppError('update-no-room', params, { cause });
}

const TOLD_AS_IT_IS: ReadonlySet<string> = new Set(['vault-read-only', 'vault-database-damaged']);

/** The disk says what lacks; everything else is an update that failed, which the old vault outlived. */
function refusal(cause: unknown, file: string): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const known = toAppError(cause);
  if (known.code === 'disk-full' || code === 'EDQUOT') return noRoom(file, cause);
  if (known.code !== 'internal' && (known === cause || TOLD_AS_IT_IS.has(known.code))) return known;
  return new AppError('update-failed', { why: code === '' ? 'migration' : code }, { cause });
}

function tryDiscard(file: string): void {
  try {
    discardDatabase(file);
  } catch {
    // swept by the next attempt
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
