import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  opendirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { CONTAINER_HEADER_BYTES, isContainer } from '../crypto/envelopeContainer.ts';
import { makeDurable, syncFolder } from '../crypto/vaultHeader.ts';
import { copyParts, type Copied } from '../workers/jobs.ts';
import { MAX_ENVELOPE_BYTES } from './blobs.ts';
import { asFolderError, openPlainFile } from './smallFile.ts';

/**
 * The folder channel: `<folder>/an-thu/<recipient station>/<sender station>.<envelope id>.atg`. The name is a label
 * for finding a file again and for answering the sender when the file itself can't be opened; nothing is decided by
 * it. Whatever else lies there is left alone.
 */
const ROOT = 'an-thu';
const NAME = /^([0-9a-f]{32})\.([0-9a-f]{32})\.atg$/;
/** A folder with more entries is read up to here and the rest counted as passed over. */
const MAX_ENTRIES = 20_000;

export interface Found {
  readonly path: string;
  /** What the name claims, for a file that can't be opened. */
  readonly claimed: { readonly station: string; readonly envelopeId: string } | null;
}

/** The sealed files for a station, in the order of their names, and how many things were passed over. */
export function listFolder(folder: string, station: string): { found: Found[]; skipped: number } {
  checkFolder(folder);
  const box = join(folder, ROOT, station);
  if (!isFolder(join(folder, ROOT)) || !isFolder(box)) return { found: [], skipped: 0 };
  const found: Found[] = [];
  let [skipped, seen] = [0, 0];
  try {
    const entries = opendirSync(box);
    try {
      for (let entry = entries.readSync(); entry !== null; entry = entries.readSync()) {
        if ((seen += 1) > MAX_ENTRIES) return { found: sorted(found), skipped: skipped + 1 };
        const name = entry.name;
        if (name.endsWith('.part')) continue; // another station is still writing it, or its medium was pulled out
        if (!name.toLowerCase().endsWith('.atg') || !looksSealed(join(box, name))) skipped += 1;
        else found.push({ path: join(box, name), claimed: claimOf(name) });
      }
    } finally {
      entries.closeSync();
    }
  } catch (cause) {
    throw asFolderError(cause);
  }
  return { found: sorted(found), skipped };
}

const sorted = (found: Found[]): Found[] => found.sort((a, b) => (a.path < b.path ? -1 : 1));

function claimOf(name: string): Found['claimed'] {
  const [, station, envelopeId] = NAME.exec(name) ?? [];
  return station === undefined || envelopeId === undefined ? null : { station, envelopeId };
}

/** A plain file of a size that an envelope may have, beginning like one. Links, pipes and folders are not followed. */
function looksSealed(path: string): boolean {
  const opened = openPlainFile(path);
  if (!opened) return false;
  try {
    if (opened.size < CONTAINER_HEADER_BYTES || opened.size > MAX_ENVELOPE_BYTES) return false;
    const head = Buffer.alloc(8);
    return readSync(opened.fd, head, 0, head.length, 0) === head.length && isContainer(head);
  } catch {
    return false;
  } finally {
    closeSync(opened.fd);
  }
}

function checkFolder(folder: string): void {
  try {
    if (lstatSync(join(folder, '.')).isDirectory()) return;
  } catch (cause) {
    throw new AppError('folder-unusable', {}, { cause });
  }
  throw new AppError('folder-unusable');
}

function isFolder(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (!stat.isDirectory()) throw new AppError('folder-unusable', { reason: 'not-a-folder' });
  return true;
}

/** Copies a file of the medium into the vault, durable, and tells what was copied; null when it can't be read. */
export async function copyIn(from: string, to: string, maxBytes: number): Promise<Copied | null> {
  const source = openPlainFile(from);
  if (!source) return null;
  try {
    if (source.size > maxBytes) return null;
    const target = openSync(to, 'w', 0o600);
    try {
      const whole = { fd: source.fd, offset: 0, length: source.size };
      const copied = await copyParts(new Uint8Array(0), [whole], target);
      if (fstatSync(source.fd).size !== source.size) return null; // it grew while it was read
      await makeDurable(target);
      return copied;
    } finally {
      closeSync(target);
    }
  } catch (cause) {
    // a bad spot, or the medium was pulled out: the others are still tried
    if (cause instanceof AppError && cause.code === 'blob-damaged') return null;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('disk-full', {}, { cause });
    throw cause;
  } finally {
    closeSync(source.fd);
  }
}

/**
 * Puts a sealed file on the medium: beside its place, durable, compared, then renamed. A file of the same name that
 * holds the same bytes is left as it is; one with other bytes is ours half-copied and is replaced.
 * @returns whether anything was written
 */
export async function putInFolder(
  folder: string,
  station: string,
  name: string,
  source: string,
): Promise<boolean> {
  checkFolder(folder);
  const [root, box] = [join(folder, ROOT), join(folder, ROOT, station)];
  const place = join(box, name);
  const temporary = `${place}.part`;
  try {
    for (const path of [root, box]) if (!isFolder(path)) mkdirSync(path, { mode: 0o755 });
    const wanted = await digestOf(source);
    if (wanted === undefined) throw new AppError('blob-missing');
    if ((await digestOf(place)) === wanted) return false;
    rmSync(temporary, { force: true });
    await copyFile(source, temporary, constants.COPYFILE_EXCL);
    letOthersRead(temporary);
    await sync(temporary);
    if ((await digestOf(temporary)) !== wanted)
      throw new AppError('folder-unusable', { reason: 'not-the-same-after-writing' });
    renameSync(temporary, place);
    syncFolder(box);
    return true;
  } catch (cause) {
    rmQuietly(temporary);
    throw asFolderError(cause);
  }
}

async function sync(path: string): Promise<void> {
  const fd = openSync(path, 'r+');
  try {
    await makeDurable(fd);
  } finally {
    closeSync(fd);
  }
}

/** The recipient is another user of a shared folder; the bytes are sealed. Sticks know no such rights. */
function letOthersRead(path: string): void {
  try {
    chmodSync(path, 0o644);
  } catch {
    // FAT has none to set
  }
}

function rmQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // the medium is gone or read-only; the error before this one says so
  }
}

/** Undefined when there is no plain file. */
async function digestOf(path: string): Promise<string | undefined> {
  const opened = openPlainFile(path);
  if (!opened) return undefined;
  try {
    const whole = { fd: opened.fd, offset: 0, length: opened.size };
    return (await copyParts(new Uint8Array(0), [whole])).sha256;
  } catch (cause) {
    throw new AppError('folder-unusable', {}, { cause });
  } finally {
    closeSync(opened.fd);
  }
}

export const folderName = (senderStation: string, envelopeId: string): string =>
  `${senderStation}.${envelopeId}.atg`;
