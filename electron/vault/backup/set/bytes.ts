import { closeSync, lstatSync, mkdirSync, openSync, read, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { openFile, sealFile } from '../../attachments/segments.ts';
import { writeFully } from '../../crypto/segmentReader.ts';
import { createSha256 } from '../../crypto/primitives.ts';
import { refuse } from '../../crypto/refusal.ts';
import { makeDurable, syncFolder } from '../../crypto/vaultHeader.ts';
import { openPlainFile } from '../../disk/smallFile.ts';
import { folderError } from '../places.ts';

const PIECE_BYTES = 1024 * 1024;
const MAX_SEALED_BYTES = 2 ** 42;

export interface Copied {
  readonly bytes: number;
  readonly sha256: string;
}

/** A plain file of at most so many bytes. @throws what `lstat` says of one that is not there; AppError `backup-damaged` */
function openAtMost(file: string, mostBytes: number): { fd: number; size: number } {
  const opened = openPlainFile(file);
  if (opened === undefined) {
    lstatSync(file); // its absence is the caller's to judge
    return refuse('backup-damaged', path.basename(file)); // a link, a pipe, a device: nothing that we wrote
  }
  if (opened.size <= mostBytes) return opened;
  closeSync(opened.fd);
  return refuse('backup-damaged', path.basename(file));
}

/**
 * The digest of a file, a piece at a time: others are answered meanwhile.
 * @param mostBytes what it may have: a medium answers with what it likes, and a file without end is never read to its end
 * @throws AppError `backup-damaged` for a longer one, and for whatever is no plain file
 */
export async function digestFile(file: string, mostBytes: number): Promise<Copied> {
  const { fd, size } = openAtMost(file, mostBytes);
  try {
    return await pump(fd, size, null);
  } finally {
    closeSync(fd);
  }
}

const readPiece = promisify(read);

async function pump(source: number, size: number, target: number | null): Promise<Copied> {
  const hash = createSha256();
  const room = Buffer.allocUnsafe(Math.min(PIECE_BYTES, Math.max(size, 1)));
  let bytes = 0;
  while (bytes < size) {
    const { bytesRead } = await readPiece(source, room, 0, Math.min(room.length, size - bytes), bytes);
    if (bytesRead === 0) break;
    const piece = room.subarray(0, bytesRead);
    hash.update(piece);
    if (target !== null) writeFully(target, piece, bytes);
    bytes += bytesRead;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * Copies a file under a name that its own digest decides, durable before it stands there.
 * @param mostBytes what it may have; a file of our own vault has what it has
 * @param placeOf where a file of that digest belongs; null: it is not wanted (it differs from what was announced)
 */
export async function copyInto(
  from: string,
  temporary: string,
  mostBytes: number,
  placeOf: (copied: Copied) => string | null,
): Promise<Copied> {
  const { fd: source, size } = openAtMost(from, mostBytes);
  try {
    mkdirSync(path.dirname(temporary), { recursive: true, mode: 0o700 });
    const target = openSync(temporary, 'w', 0o600);
    let copied: Copied;
    try {
      copied = await pump(source, size, target);
      await makeDurable(target);
    } finally {
      closeSync(target);
    }
    const place = placeOf(copied);
    if (place === null) refuse('backup-damaged', 'file');
    mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
    renameSync(temporary, place);
    syncFolder(path.dirname(place));
    return copied;
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw folderError(cause);
  } finally {
    closeSync(source);
  }
}

/** Seals a file, or bytes, to a new durable file. */
export async function sealTo(
  target: string,
  source: { readonly path: string } | { readonly bytes: Uint8Array },
  key: Uint8Array,
  onProgress?: (doneBytes: number, totalBytes: number) => void,
): Promise<Copied> {
  const from = 'path' in source ? openSync(source.path, 'r') : null;
  try {
    const fd = openSync(target, 'w', 0o600);
    try {
      const plain = 'bytes' in source ? source : { fd: from ?? -1 };
      const sealed = await sealFile(plain, fd, key, {
        maxBytes: MAX_SEALED_BYTES,
        withCipherDigest: false,
        ...(onProgress === undefined ? {} : { onProgress }),
      });
      await makeDurable(fd);
      return { bytes: sealed.plainBytes, sha256: sealed.sha256Plain };
    } finally {
      closeSync(fd);
    }
  } catch (cause) {
    throw folderError(cause);
  } finally {
    if (from !== null) closeSync(from);
  }
}

/** Opens a sealed file into memory. @throws AppError `backup-damaged` also when it is missing or too long */
export async function openSealed(file: string, key: Uint8Array, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await openSealedInto(file, key, maxBytes, (piece) => pieces.push(Buffer.from(piece)));
  return Buffer.concat(pieces);
}

export async function openSealedInto(
  file: string,
  key: Uint8Array,
  maxBytes: number,
  sink: (piece: Buffer) => void,
): Promise<Copied> {
  const hash = createSha256();
  let bytes = 0;
  checkSize(file, maxBytes);
  try {
    await openFile(file, key, (piece) => {
      hash.update(piece);
      bytes += piece.length;
      sink(piece);
    });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'blob-damaged' || code === 'blob-missing') refuse('backup-damaged', path.basename(file));
    throw folderError(cause);
  }
  return { bytes, sha256: hash.digest('hex') };
}

function checkSize(file: string, maxBytes: number): void {
  try {
    closeSync(openAtMost(file, maxBytes + maxBytes / 1024 + 65_536).fd);
  } catch {
    refuse('backup-damaged', path.basename(file));
  }
}

/** Seals bytes beside their place, durable, and renames: a reader sees the old file or the new one. */
export async function sealInPlace(file: string, bytes: Uint8Array, key: Uint8Array): Promise<void> {
  const temporary = `${file}.part`;
  try {
    await sealTo(temporary, { bytes }, key);
    renameSync(temporary, file);
    syncFolder(path.dirname(file));
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw folderError(cause);
  }
}

/** Writes a small file that must be on the disk when this returns. */
export async function writeDurable(file: string, bytes: Uint8Array): Promise<void> {
  try {
    const fd = openSync(file, 'w', 0o600);
    try {
      writeFully(fd, bytes, 0);
      await makeDurable(fd);
    } finally {
      closeSync(fd);
    }
  } catch (cause) {
    throw folderError(cause);
  }
}
