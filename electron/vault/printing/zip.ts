import { crc32, deflateRawSync } from 'node:zlib';
import { centralHeader, endRecord, localHeader, METHODS, type ZipPart } from '../zip/headers.ts';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A ZIP of a few parts in memory. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes);
    const sizes = { packedBytes: packed.length, bytes: bytes.length };
    const part: ZipPart = { name, method: METHODS.deflated, crc: crc32(bytes), ...sizes };
    const head = localHeader(part);
    pieces.push(head, packed);
    directory.push(centralHeader(part, offset));
    offset += head.length + packed.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...pieces, central, endRecord(entries.length, central.length, offset)]);
}
