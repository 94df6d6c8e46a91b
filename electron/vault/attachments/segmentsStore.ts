import { closeSync, fstatSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { randomId } from '../crypto/primitives.ts';
import { makeDurable, syncFolder } from '../crypto/vaultHeader.ts';
import { openBlob } from '../crypto/segmentReader.ts';
import { sealFile, type PlainSource, type SealedFile, type SealOptions } from './segments.ts';
import { makeFolders } from '../disk/makeFolders.ts';

/**
 * File and row in one protocol:
 *   1. `stageFile`   writes tmp/<id> and fsyncs it;
 *   2. the command writes the row with the file's id and digests, in its transaction;
 *   3. `commitBlob`  renames tmp/<id> to <aa>/<id> and fsyncs both folders, before the transaction commits;
 *   4. `sweepBlobs`  at start removes what has no row: a crash anywhere leaves at most a file without a row,
 *                    never a row without a file.
 * Names are random ids; a name that a person or a sender gave is never part of a path.
 */
const ID = /^[0-9a-f]{32}$/;
const TEMPORARY = 'tmp';

export interface StagedBlob extends SealedFile {
  readonly id: string;
}

/** Encrypts a source (a path, an open file, or bytes) into tmp/<id>; durable on return. Removes it on failure. */
export async function stageFile(
  dir: string,
  source: PlainSource | { readonly path: string },
  contentKey: Uint8Array,
  options: SealOptions,
): Promise<StagedBlob> {
  const id = randomId();
  makeFolders(join(dir, TEMPORARY));
  const path = stagedPath(dir, id);
  const opened = 'path' in source ? openSource(source.path) : undefined;
  let target: number | undefined;
  try {
    target = openSync(path, 'wx', 0o600);
    const plain = opened === undefined ? (source as PlainSource) : { fd: opened };
    const sealed = await sealFile(plain, target, contentKey, options);
    await makeDurable(target);
    return { id, ...sealed };
  } catch (cause) {
    rmSync(path, { force: true });
    throw asStoreError(cause);
  } finally {
    if (target !== undefined) closeSync(target);
    if (opened !== undefined) closeSync(opened);
  }
}

/** Puts a staged file in its place for good; call it inside the transaction that writes the row. Idempotent. */
export function commitBlob(dir: string, id: string): void {
  const [from, to] = [stagedPath(dir, id), blobPath(dir, id)];
  try {
    makeFolders(join(to, '..'));
    renameSync(from, to);
    syncFolder(join(to, '..'));
    syncFolder(dir);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw asStoreError(cause);
    closeSync(openBlob(to)); // committed already, or gone: `blob-missing`
  }
}

/** Drops a staged file whose command failed. */
export const discardStaged = (dir: string, id: string): void => rmSync(stagedPath(dir, id), { force: true });

/** Removes a committed file whose row is gone (purged). */
export const removeBlob = (dir: string, id: string): void => rmSync(blobPath(dir, id), { force: true });

export interface Sweep {
  readonly staged: number;
  readonly orphans: number;
  /** Ids that have a row and no file: damage to be shown, not repaired. */
  readonly missing: readonly string[];
}

/** At start, before any command: removes staged files and files without a row. Files of other names are left alone. */
export function sweepBlobs(dir: string, knownIds: ReadonlySet<string>): Sweep {
  makeFolders(join(dir, TEMPORARY));
  const staged = readdirSync(join(dir, TEMPORARY)).filter((name) => ID.test(name));
  for (const id of staged) discardStaged(dir, id);
  const found = new Set<string>();
  for (const folder of readdirSync(dir).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    for (const name of readdirSync(join(dir, folder)))
      if (ID.test(name) && name.startsWith(folder)) found.add(name);
  }
  const orphans = [...found].filter((id) => !knownIds.has(id));
  for (const id of orphans) removeBlob(dir, id);
  return {
    staged: staged.length,
    orphans: orphans.length,
    missing: [...knownIds].filter((id) => !found.has(id)),
  };
}

/** Where a committed file lies; 256 folders keep each of them short. */
export const blobPath = (dir: string, id: string): string => join(dir, checked(id).slice(0, 2), id);
export const stagedPath = (dir: string, id: string): string => join(dir, TEMPORARY, checked(id));

function checked(id: string): string {
  if (!ID.test(id)) throw new AppError('blob-missing');
  return id;
}

function openSource(path: string): number {
  const fd = openBlobSource(path);
  if (fstatSync(fd).isFile()) return fd;
  closeSync(fd);
  throw new AppError('file-unreadable', { reason: 'not-a-file' });
}

function openBlobSource(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (cause) {
    throw new AppError('file-unreadable', {}, { cause });
  }
}

function asStoreError(cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk-full', {}, { cause });
  if (code === 'EROFS' || code === 'EACCES') return new AppError('vault-read-only', {}, { cause });
  return cause;
}
