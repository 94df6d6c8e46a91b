import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive of which every word may be a lie. */
export interface HostileEntry {
  readonly name: string;
  readonly content: Buffer;
  /** the size that it claims to unpack to */
  readonly declared?: number;
  /** shares the bytes of the entry before it */
  readonly overlaps?: boolean;
  readonly encrypted?: boolean;
}

/** An archive with these entries, deflated. */
export function hostileZip(entries: readonly HostileEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let [at, last] = [0, 0];
  for (const { name, content, declared = content.length, overlaps = false, encrypted = false } of entries) {
    const raw = Buffer.from(name);
    const body = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(body.length, 14);
    head.writeUInt32LE(declared, 18);
    head.writeUInt16LE(raw.length, 22);
    if (!overlaps) {
      last = at;
      const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, raw, body]);
      locals.push(local);
      at += local.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(last, 10);
    central.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), head, tail, raw);
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 4);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}
