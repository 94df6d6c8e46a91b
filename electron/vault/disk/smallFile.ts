import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { randomId } from '../crypto/primitives.ts';
import { syncFolder } from '../crypto/vaultHeader.ts';

/** Windows has neither flag; there a device name is refused by `isFile`. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens a plain file: no link is followed and a pipe does not block. Undefined when it is something else. */
export function openPlainFile(path: string): { fd: number; size: number } | undefined {
  let fd: number;
  try {
    if (!lstatSync(path).isFile()) return undefined;
    fd = openSync(path, READ_FLAGS);
  } catch {
    return undefined;
  }
  const stat = fstatSync(fd);
  if (stat.isFile()) return { fd, size: stat.size };
  closeSync(fd);
  return undefined;
}

/** The whole of a small file. @throws AppError `file-unreadable`, `too-large` */
export function readSmallFile(path: string, maxBytes: number): Buffer {
  const opened = openPlainFile(path);
  if (!opened) throw new AppError('file-unreadable');
  try {
    if (opened.size > maxBytes) throw new AppError('too-large', { what: 'file', maxBytes });
    const bytes = Buffer.alloc(opened.size);
    let got = 0;
    for (let count = -1; got < bytes.length && count !== 0; got += count) {
      count = readSync(opened.fd, bytes, got, bytes.length - got, got);
    }
    return bytes.subarray(0, got);
  } finally {
    closeSync(opened.fd);
  }
}

/**
 * Writes beside the place, makes it durable and renames it.
 * @param forAll others of the machine may read it: what is handed to other offices as it is
 * @throws AppError `disk-full`, `save-place-unusable`
 */
export function writeSmallFile(path: string, bytes: Uint8Array, forAll = false): void {
  const temporary = `${path}.${randomId().slice(0, 8)}.part`;
  try {
    const fd = openSync(temporary, 'wx', 0o600);
    try {
      if (forAll) fchmodSync(fd, 0o644); // whatever the umask says
      for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done, bytes.length - done, done);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (cause) {
    removeQuietly(temporary);
    throw asFolderError(cause, 'save-place-unusable');
  }
}

/** What could not be written may not be removable either; the first fault is the one to tell. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // a part that stays is known by its ending
  }
}

/** What goes wrong on a medium, as a code that says what to do. */
export function asFolderError(
  cause: unknown,
  place: 'folder-unusable' | 'save-place-unusable' = 'folder-unusable',
): AppError {
  if (cause instanceof AppError) return cause;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk-full', {}, { cause });
  return new AppError(place, {}, { cause });
}
