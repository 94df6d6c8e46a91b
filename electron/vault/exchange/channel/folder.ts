import {
  chmodSync,
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  opendirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../../../shared/errors.ts';
import { CONTAINER_HEADER_BYTES, isContainer } from '../../envelopes/container.ts';
import { makeDurable, syncFolder } from '../../crypto/vaultHeader.ts';
import { copyParts, type Copied } from '../../workers/jobs.ts';
import { MAX_ENVELOPE_BYTES } from './blobs.ts';
import type { Arrival, Channel, ChannelRun, Parcel } from './channel.ts';
import { resumeCopy } from './resumeCopy.ts';
import { asFolderError, openPlainFile } from '../../disk/smallFile.ts';

/**
 * The folder channel: `<folder>/an-thu/<recipient station>/<sender station>.<envelope id>.atg`. The name is a label
 * for finding a file again and for answering the sender when the file itself can't be opened; nothing is decided by
 * it. Whatever else lies there is left alone.
 */
const ROOT = 'an-thu';
const STATION = /^[0-9a-f]{32}$/;
const NAME = /^([0-9a-f]{32})\.([0-9a-f]{32})\.atg$/;
/** How file managers and this program name what is not written to its end. */
const PARTIAL = /\.(part|partial|tmp|crdownload)$/i;
/** A folder with more entries is read up to here and the rest counted as passed over. */
const MAX_ENTRIES = 20_000;

/**
 * The channel over one folder: a stick, a disc, a folder that two stations share. Whoever chooses in the system's
 * dialog the `an-thu` on it, or a station's folder in that, means the stick.
 */
export function folderChannel(chosen: string): Channel {
  const folder = mediumRoot(chosen);
  return {
    id: 'folder',
    put: (parcel, run) => putInFolder(folder, parcel, run),
    list: async (station) => {
      const { found, skipped, unfinished } = listFolder(folder, station);
      return { arrivals: found.map(arrivalOf), skipped, unfinished };
    },
  };
}

function mediumRoot(chosen: string): string {
  const path = resolve(chosen);
  const ours = STATION.test(basename(path)) ? dirname(path) : path;
  return basename(ours) === ROOT && holdsStations(ours) ? dirname(ours) : path;
}

/** Tells the `an-thu` that this channel made from a shared folder that somebody happened to call so. */
function holdsStations(folder: string): boolean {
  try {
    const names = readdirSync(folder);
    return !names.includes(ROOT) && names.some((name) => STATION.test(name));
  } catch {
    return false;
  }
}

interface Found {
  readonly path: string;
  readonly size: number;
  readonly claimed: Arrival['claimed'];
}

const arrivalOf = ({ path, size, claimed }: Found): Arrival => ({
  claimed,
  size,
  open: () => openPlainFile(path),
  copyTo: (to, maxBytes) => copyIn(path, to, maxBytes),
});

/** The sealed files for a station, in the order of their names, and how many things were passed over. */
function listFolder(
  folder: string,
  station: string,
): { found: Found[]; skipped: number; unfinished: number } {
  checkFolder(folder);
  const box = join(folder, ROOT, station);
  if (!isFolder(join(folder, ROOT)) || !isFolder(box)) return { found: [], skipped: 0, unfinished: 0 };
  const found: Found[] = [];
  let [skipped, unfinished, seen] = [0, 0, 0];
  try {
    const entries = opendirSync(box);
    try {
      for (let entry = entries.readSync(); entry !== null; entry = entries.readSync()) {
        if ((seen += 1) > MAX_ENTRIES) return { found: sorted(found), skipped: skipped + 1, unfinished };
        const name = entry.name;
        const path = join(box, name);
        const looks = name.toLowerCase().endsWith('.atg') ? looksSealed(path) : null;
        // another station is still writing it, or its medium was pulled out
        if (PARTIAL.test(name) || looks === 'begun') unfinished += 1;
        else if (looks === null) skipped += 1;
        else found.push({ path, size: looks, claimed: claimOf(name) });
      }
    } finally {
      entries.closeSync();
    }
  } catch (cause) {
    throw asFolderError(cause);
  }
  return { found: sorted(found), skipped, unfinished };
}

const sorted = (found: Found[]): Found[] => found.sort((a, b) => (a.path < b.path ? -1 : 1));

function claimOf(name: string): Arrival['claimed'] {
  const [, station, envelopeId] = NAME.exec(name) ?? [];
  return station === undefined || envelopeId === undefined ? null : { station, envelopeId };
}

/**
 * Bytes of a plain file of a size that an envelope may have, beginning like one; `begun` when it ends before its own
 * header does; null when it is something else. Links, pipes and folders are not followed.
 */
function looksSealed(path: string): number | 'begun' | null {
  const opened = openPlainFile(path);
  if (!opened) return null;
  try {
    if (opened.size > MAX_ENVELOPE_BYTES) return null;
    const head = Buffer.alloc(CONTAINER_HEADER_BYTES);
    if (!isContainer(head.subarray(0, readSync(opened.fd, head, 0, head.length, 0)))) return null;
    return opened.size < CONTAINER_HEADER_BYTES ? 'begun' : opened.size;
  } catch {
    return null;
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
async function copyIn(from: string, to: string, maxBytes: number): Promise<Copied | null> {
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
 * Puts a sealed file on the medium: beside its place, durable, read back and compared, then renamed. What an earlier
 * run left half-written is gone on with. A file of the same name that holds the same bytes is left as it is; one with
 * other bytes is ours half-copied and is replaced.
 * @returns whether anything was written
 */
async function putInFolder(folder: string, parcel: Parcel, run: ChannelRun): Promise<boolean> {
  checkFolder(folder);
  const [root, box] = [join(folder, ROOT), join(folder, ROOT, parcel.station)];
  const place = join(box, `${parcel.from}.${parcel.envelopeId}.atg`);
  const temporary = `${place}.part`;
  try {
    for (const path of [root, box]) if (!isFolder(path)) mkdirSync(path, { mode: 0o755 });
    const wanted = await digestOf(parcel.path);
    if (wanted === undefined) throw new AppError('blob-missing');
    if ((await digestOf(place)) === wanted) return false;
    await resumeCopy(parcel.path, temporary, run);
    letOthersRead(temporary);
    await sync(temporary);
    if ((await digestOf(temporary)) !== wanted) {
      rmQuietly(temporary);
      throw new AppError('folder-unusable', { reason: 'not-the-same-after-writing' });
    }
    renameSync(temporary, place);
    syncFolder(box);
    return true;
  } catch (cause) {
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
