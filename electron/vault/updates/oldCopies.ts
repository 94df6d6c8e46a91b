import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { countsOf } from '../db/counts.ts';
import { damageOf } from '../db/damage.ts';
import { syncFolder } from '../crypto/vaultHeader.ts';
import { type DatabaseKey, openEncrypted, toAppError, type WriteDb } from '../db/handles.ts';
import { vaultPaths } from '../disk/layout.ts';

/**
 * The database as it was before an update of the program, beside it as `vault.db.v<schema>.bak`: encrypted like the
 * original, with the same key. It opens with the program of before.
 */
export interface OldCopy {
  readonly file: string;
  /** the schema that it has */
  readonly version: number;
  readonly atMs: number;
}

const MOST_KEPT = 2;
const ENDS = ['', '-wal', '-shm'] as const;

/** Of the database alone, with what SQLite lays beside it. */
export const discardDatabase = (file: string): void =>
  ENDS.forEach((end) => fs.rmSync(`${file}${end}`, { force: true }));

/** Newest first. */
export function oldCopies(dir: string): OldCopy[] {
  const { database } = vaultPaths(dir);
  return copiesOf(database);
}

function copiesOf(database: string): OldCopy[] {
  const folder = path.dirname(database);
  return namesBeside(database, /^\.v(\d+)\.bak$/)
    .map(([name, version]) => {
      const file = path.join(folder, name);
      return { file, version: Number(version), atMs: Math.round(fs.statSync(file).mtimeMs) };
    })
    .sort((one, other) => other.atMs - one.atMs || other.version - one.version);
}

function namesBeside(database: string, end: RegExp): (readonly [string, string])[] {
  const base = path.basename(database);
  return fs.readdirSync(path.dirname(database)).flatMap((name) => {
    const found = name.startsWith(base) ? end.exec(name.slice(base.length)) : null;
    return found === null ? [] : [[name, found[1] ?? ''] as const];
  });
}

/** What a copy must hold to be one. */
export interface Before {
  readonly version: number;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Copies the closed, checkpointed database and proves the copy: it opens with the same key, every page and index is
 * whole, and it has every row. Only then it gets its name, in the place of one that an earlier attempt left.
 *
 * @returns the path of the copy
 * @throws AppError `update-failed` when the copy is not the original, `vault-database-damaged` when that is damaged
 *         already; errors of the disk as they come
 */
export function keepOldCopy(database: string, secret: DatabaseKey, before: Before): string {
  const kept = `${database}.v${before.version}.bak`;
  const part = `${kept}.part`;
  discardDatabase(part); // of an attempt that the power ended
  let made = part;
  try {
    fs.copyFileSync(database, part, fs.constants.COPYFILE_EXCL);
    const now = new Date();
    fs.utimesSync(part, now, now); // Windows copies the time too
    if (!isWhole(part, secret, before))
      throw isWhole(database, secret, before)
        ? new AppError('update-failed', { why: 'copy' })
        : new AppError('vault-database-damaged');
    syncFile(part);
    fs.renameSync(part, kept);
    made = kept;
    syncFolder(path.dirname(kept));
    return kept;
  } catch (cause) {
    discardDatabase(made);
    throw cause;
  }
}

/** @throws errors of the disk; one of the database's bytes is an answer */
function isWhole(file: string, secret: DatabaseKey, { version, counts }: Before): boolean {
  let db: WriteDb | undefined;
  try {
    db = openEncrypted(file, secret, { create: false });
    return versionOf(db) === version && sameCounts(countsOf(db), counts) && damageOf(db).length === 0;
  } catch (cause) {
    if (toAppError(cause).code === 'vault-database-damaged') return false;
    throw cause;
  } finally {
    db?.close();
  }
}

export const versionOf = (db: WriteDb): number => Number(db.pragma('user_version', { simple: true }));

const sameCounts = (one: Before['counts'], other: Before['counts']): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([table, rows]) => other[table] === rows);

/** After an update that went well. One that another program holds open just now goes at the next. */
export function dropOlderCopies(database: string): void {
  for (const { file } of copiesOf(database).slice(MOST_KEPT))
    try {
      discardDatabase(file);
    } catch {
      // a copy too many harms nobody
    }
}

/** All of them, and halves that the power left: what was erased or sealed in the vault must not lie open in a copy. */
export function removeOldCopies(dir: string): void {
  const { database } = vaultPaths(dir);
  for (const [name] of namesBeside(database, /^\.(?:v\d+\.bak(?:\.part)?|next)(?:-wal|-shm)?$/))
    fs.rmSync(path.join(path.dirname(database), name), { force: true });
}

export function syncFile(file: string): void {
  const fd = fs.openSync(file, 'r+');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}
