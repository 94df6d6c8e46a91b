import { closeSync } from 'node:fs';
import { wipe } from '../crypto/primitives.ts';
import type { ByteSource } from '../reader/index.ts';
import { openBlob, SegmentReader } from '../crypto/segmentReader.ts';

/**
 * The plain bytes of an encrypted file, one segment of them at a time: opened when they are asked for, closed and
 * wiped with the last piece or when no more is wanted.
 * @param most no more than so many bytes, from the beginning; default: all
 */
export function sealedSource(
  path: string,
  key: Uint8Array,
  { plainBytes, segments, most = plainBytes }: { plainBytes: number; segments: number; most?: number },
): ByteSource {
  const sizeBytes = Math.min(plainBytes, most);
  return { sizeBytes, pieces: segmentPieces(path, key, { plainBytes, segments }, sizeBytes) };
}

function* segmentPieces(
  path: string,
  key: Uint8Array,
  expected: { readonly plainBytes: number; readonly segments: number },
  sizeBytes: number,
): Generator<Buffer, void, undefined> {
  const fd = openBlob(path);
  try {
    const reader = new SegmentReader(fd, key, expected);
    const room = Buffer.allocUnsafe(Math.min(reader.segmentBytes, Math.max(reader.plainBytes, 1)));
    try {
      for (let segment = 0, given = 0; given < sizeBytes; segment += 1) {
        const piece = reader.read(segment, room).subarray(0, sizeBytes - given);
        given += piece.length;
        yield piece;
      }
    } finally {
      reader.close();
      wipe(room);
    }
  } finally {
    closeSync(fd);
  }
}
