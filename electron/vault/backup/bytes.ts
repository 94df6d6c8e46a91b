import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { openFile, sealFile } from '../attachments/segments.ts';
import { writeFully } from '../crypto/segmentReader.ts';
import { createSha256 } from '../crypto/primitives.ts';
import { refuse } from '../crypto/refusal.ts';
import { makeDurable, syncFolder } from '../crypto/vaultHeader.ts';
import { folderError } from './places.ts';

const PIECE_BYTES = 1024 * 1024;
const MAX_SEALED_BYTES = 2 ** 42;

export interface Copied {
  readonly bytes: number;
  readonly sha256: string;
}

/** The digest of a file, a piece at a time: others are answered meanwhile. */
export async function digestFile(file: string): Promise<Copied> {
  const source = await open(file, 'r');
  try {
    return await pump(source, null);
  } finally {
    await source.close();
  }
}

async function pump(source: FileHandle, target: number | null): Promise<Copied> {
  const hash = createSha256();
  const room = Buffer.allocUnsafe(PIECE_BYTES);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await source.read(room, 0, room.length, bytes);
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
 * @param placeOf where a file of that digest belongs; null: it is not wanted (it differs from what was announced)
 */
export async function copyInto(
  from: string,
  temporary: string,
  placeOf: (copied: Copied) => string | null,
): Promise<Copied> {
  const source = await open(from, 'r'); // its absence is the caller's to judge
  try {
    mkdirSync(path.dirname(temporary), { recursive: true, mode: 0o700 });
    const target = openSync(temporary, 'w', 0o600);
    let copied: Copied;
    try {
      copied = await pump(source, target);
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
    await source.close();
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
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch {
    return refuse('backup-damaged', path.basename(file));
  }
  try {
    const { size } = fstatSync(fd);
    if (size > maxBytes + maxBytes / 1024 + 65_536) refuse('backup-damaged', path.basename(file));
  } finally {
    closeSync(fd);
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
