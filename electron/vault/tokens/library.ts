import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { AppError, raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { tokenLibrary } from './store.ts';

/** Code that runs as whoever signs: what is loaded is what an officer chose, path and bytes. */

/**
 * SHA-256 of a library, hexadecimal, read in pieces beside other work.
 * @throws AppError `token-failed` with `why` `moduleMissing`
 */
export async function libraryDigest(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const piece of fs.createReadStream(path)) hash.update(piece as Buffer);
  } catch (cause) {
    throw new AppError('token-failed', { why: 'moduleMissing', module: path }, { cause });
  }
  return hash.digest('hex');
}

/**
 * The library in use, as it was when it was chosen.
 * @throws AppError `token-failed` with `why` `noModule`, `moduleMissing`, `moduleChanged`; `roster-broken`
 */
export async function libraryInUse(db: Db): Promise<string> {
  const { path, sha256 } = tokenLibrary(db);
  if (path === null) return raise('token-failed', { why: 'noModule', module: '' });
  if ((await libraryDigest(path)) !== sha256) raise('token-failed', { why: 'moduleChanged', module: path });
  return path;
}
