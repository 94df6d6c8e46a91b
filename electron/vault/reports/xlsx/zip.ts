import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Names of parts are ours: ASCII, no folder above. Times are fixed, so that the same figures make the same bytes. */
const DOS_DATE = 0x5a21; // 1 January 2025
const VERSION = 20;
const DEFLATED = 8;

interface Written {
  readonly head: Buffer;
  readonly packed: Buffer;
  readonly central: Buffer;
}

/** A ZIP of a few parts in memory (APPNOTE 6.3, no extensions). */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { head, packed, central } = write(entry, offset);
    pieces.push(head, packed);
    directory.push(central);
    offset += head.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, central, end]);
}

function write({ name, bytes }: ZipEntry, offset: number): Written {
  const title = Buffer.from(name, 'ascii');
  const packed = deflateRawSync(bytes);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(VERSION, 0);
  shared.writeUInt16LE(DEFLATED, 4);
  shared.writeUInt16LE(DOS_DATE, 8);
  shared.writeUInt32LE(crc32(bytes), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(bytes.length, 18);
  shared.writeUInt16LE(title.length, 22);
  const local = Buffer.alloc(4);
  local.writeUInt32LE(0x04034b50, 0);
  const opening = Buffer.alloc(6);
  opening.writeUInt32LE(0x02014b50, 0);
  opening.writeUInt16LE(VERSION, 4);
  const closing = Buffer.alloc(14);
  closing.writeUInt32LE(offset, 10);
  return {
    head: Buffer.concat([local, shared, title]),
    packed,
    central: Buffer.concat([opening, shared, closing, title]),
  };
}
