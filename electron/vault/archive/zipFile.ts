import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Patch } from '../attachments/outside.ts';
import { ARCHIVE_LIMITS } from '../../../shared/domain/archive/package.ts';
import { AppError, raise } from '../../../shared/errors.ts';

/**
 * A ZIP whose entries are stored as they are (APPNOTE 6.3, method 0, no extensions, fixed times): the same parts make
 * the same bytes, and a reader needs no inflate. Readers refuse whatever is not of this form.
 */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DOS_DATE = 0x5a21; // 1 January 2025
const VERSION = 20;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const MAX_DIRECTORY_BYTES = 16 * 1024 * 1024;

export interface StoredEntry {
  readonly name: string;
  /** where its bytes begin */
  readonly offset: number;
  readonly size: number;
  readonly crc: number;
}

/** The fields that local and central headers share, from "version needed" to the lengths of name and extra field. */
function sharedFields(name: Buffer, size: number, crc: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(DOS_DATE, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(size, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
};

/** Writes entries one after another; the header of each is put right once its bytes are known. */
export class StoredZipWriter {
  readonly #sink: (bytes: Uint8Array) => void;
  readonly #patch: Patch;
  readonly #entries: StoredEntry[] = [];
  #at = 0;

  constructor(sink: (bytes: Uint8Array) => void, patch: Patch) {
    this.#sink = sink;
    this.#patch = patch;
  }

  #put(bytes: Uint8Array): void {
    this.#sink(bytes);
    this.#at += bytes.length;
    if (this.#at > ARCHIVE_LIMITS.bytes) raise('too-large', { maxBytes: ARCHIVE_LIMITS.bytes });
  }

  async add(
    name: string,
    write: (push: (piece: Uint8Array) => void) => void | Promise<unknown>,
  ): Promise<void> {
    const title = Buffer.from(name, 'ascii');
    const start = this.#at;
    this.#put(Buffer.concat([uint32(LOCAL), sharedFields(title, 0, 0), title]));
    const offset = this.#at;
    let crc = 0;
    await write((piece) => {
      crc = crc32(piece, crc);
      this.#put(piece);
    });
    const size = this.#at - offset;
    this.#patch(sharedFields(title, size, crc), start + 4);
    this.#entries.push({ name, offset, size, crc });
  }

  finish(): void {
    const start = this.#at;
    for (const { name, offset, size, crc } of this.#entries) {
      const title = Buffer.from(name, 'ascii');
      const opening = Buffer.concat([uint32(CENTRAL), Buffer.from([VERSION, 0])]);
      const closing = Buffer.alloc(14);
      closing.writeUInt32LE(offset - LOCAL_BYTES - title.length, 10);
      this.#put(Buffer.concat([opening, sharedFields(title, size, crc), closing, title]));
    }
    const end = Buffer.alloc(END_BYTES);
    end.writeUInt32LE(END, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(this.#at - start, 12);
    end.writeUInt32LE(start, 16);
    this.#put(end);
  }
}

const refuse = (reason: string): never => raise('archive-invalid', { reason });

/** An open package: its entries by name, read a piece at a time. */
export class StoredZip {
  readonly entries: ReadonlyMap<string, StoredEntry>;
  readonly #fd: number;

  /** @throws AppError `file-unreadable`, `archive-invalid` with a reason */
  constructor(path: string) {
    try {
      this.#fd = openSync(path, 'r');
    } catch (cause) {
      throw new AppError('file-unreadable', {}, { cause });
    }
    try {
      this.entries = this.#readDirectory();
    } catch (cause) {
      closeSync(this.#fd);
      throw cause;
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  #bytes(offset: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    let got = 0;
    while (got < length) {
      const count = readSync(this.#fd, bytes, got, length - got, offset + got);
      if (count === 0) return refuse('truncated');
      got += count;
    }
    return bytes;
  }

  #readDirectory(): Map<string, StoredEntry> {
    const stat = fstatSync(this.#fd);
    if (!stat.isFile()) raise('file-unreadable', { reason: 'not-a-file' });
    if (stat.size > ARCHIVE_LIMITS.bytes) raise('too-large', { maxBytes: ARCHIVE_LIMITS.bytes });
    if (stat.size < END_BYTES) refuse('not-a-package');
    const end = this.#bytes(stat.size - END_BYTES, END_BYTES);
    const count = end.readUInt16LE(10);
    const [length, start] = [end.readUInt32LE(12), end.readUInt32LE(16)];
    if (end.readUInt32LE(0) !== END || end.readUInt16LE(20) !== 0) refuse('not-a-package');
    if (length > MAX_DIRECTORY_BYTES || start + length !== stat.size - END_BYTES) refuse('not-a-package');
    const directory = this.#bytes(start, length);
    const entries = new Map<string, StoredEntry>();
    let [at, next] = [0, 0];
    for (let i = 0; i < count; i++) {
      if (at + CENTRAL_BYTES > length || directory.readUInt32LE(at) !== CENTRAL) refuse('not-a-package');
      const nameLength = directory.readUInt16LE(at + 28);
      if (directory.readUInt16LE(at + 10) !== 0 || directory.readUInt32LE(at + 30) !== 0) refuse('packed');
      if (at + CENTRAL_BYTES + nameLength > length) refuse('not-a-package');
      const name = directory.toString('latin1', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength);
      const [crc, size] = [directory.readUInt32LE(at + 16), directory.readUInt32LE(at + 24)];
      // one behind the other, nothing between: no bytes that no part names, no part inside another
      if (directory.readUInt32LE(at + 42) !== next || directory.readUInt32LE(at + 20) !== size)
        refuse('overlap');
      const offset = next + LOCAL_BYTES + nameLength;
      next = offset + size;
      if (next > start || entries.has(name)) refuse('overlap');
      entries.set(name, { name, offset, size, crc });
      at += CENTRAL_BYTES + nameLength;
    }
    if (at !== length || next !== start) refuse('overlap');
    return entries;
  }

  /** The bytes of a part in pieces that are good during the call only. @throws AppError `archive-invalid` */
  read(name: string, sink: (piece: Buffer) => void): void {
    const entry = this.entries.get(name) ?? raise('archive-invalid', { reason: 'missing', path: name });
    const step = 1024 * 1024;
    for (let done = 0; done < entry.size; done += step)
      sink(this.#bytes(entry.offset + done, Math.min(step, entry.size - done)));
  }

  /** A small part whole. @throws AppError `archive-invalid` where it is larger */
  whole(name: string, maxBytes: number): Buffer {
    const entry = this.entries.get(name) ?? raise('archive-invalid', { reason: 'missing', path: name });
    if (entry.size > maxBytes) raise('archive-invalid', { reason: 'too-large', path: name });
    return this.#bytes(entry.offset, entry.size);
  }
}
