/**
 * The headers of a ZIP (APPNOTE 6.3, no extensions). Names are ours: ASCII, no folder above. Times are fixed, so that
 * the same parts make the same bytes. No ZIP64: callers keep below 4 GiB and 65,535 parts.
 */
export const SIGNATURES = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
export const METHODS = { stored: 0, deflated: 8 } as const;
/** Lengths without the name. */
export const HEADER_BYTES = { local: 30, central: 46, end: 22 } as const;
const DOS_DATE = 0x5a21; // 1 January 2025
const VERSION = 20;

export interface ZipPart {
  readonly name: string;
  readonly method: (typeof METHODS)[keyof typeof METHODS];
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
};

/** The fields that local and central headers share, from "version needed" to the lengths of name and extra field. */
export function sharedFields({ name, method, crc, packedBytes, bytes }: ZipPart): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt16LE(DOS_DATE, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packedBytes, 14);
  fields.writeUInt32LE(bytes, 18);
  fields.writeUInt16LE(Buffer.byteLength(name, 'ascii'), 22);
  return fields;
}

/** Before the bytes of a part. */
export const localHeader = (part: ZipPart): Buffer =>
  Buffer.concat([uint32(SIGNATURES.local), sharedFields(part), Buffer.from(part.name, 'ascii')]);

/** In the directory; `offset` is where the local header of the part begins. */
export function centralHeader(part: ZipPart, offset: number): Buffer {
  const closing = Buffer.alloc(14);
  closing.writeUInt32LE(offset, 10);
  const opening = [uint32(SIGNATURES.central), Buffer.from([VERSION, 0])];
  return Buffer.concat([...opening, sharedFields(part), closing, Buffer.from(part.name, 'ascii')]);
}

/** The end of the directory: how many parts, how long it is, where it begins. */
export function endRecord(parts: number, directoryBytes: number, directoryOffset: number): Buffer {
  const end = Buffer.alloc(HEADER_BYTES.end);
  end.writeUInt32LE(SIGNATURES.end, 0);
  end.writeUInt16LE(parts, 8);
  end.writeUInt16LE(parts, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(directoryOffset, 16);
  return end;
}
