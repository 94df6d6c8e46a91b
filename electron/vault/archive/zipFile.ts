import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Patch } from '../disk/outside.ts';
import { ARCHIVE_LIMITS } from '../../../shared/domain/archive/package.ts';
import { AppError, raise } from '../../../shared/errors.ts';
import {
  centralHeader,
  endRecord,
  HEADER_BYTES,
  localHeader,
  METHODS,
  sharedFields,
  SIGNATURES,
  type ZipPart,
} from '../zip/headers.ts';

/*
 * A ZIP whose parts are stored as they are, one behind the other: a reader needs no inflate. A reader for every ZIP
 * (yauzl) allows parts inside each other and bytes that no part names; a package that is signed part by part may hold
 * neither, so whatever is not of this one form is refused here.
 */
const MAX_DIRECTORY_BYTES = 16 * 1024 * 1024;

export interface StoredEntry {
  readonly name: string;
  /** where its bytes begin */
  readonly offset: number;
  readonly size: number;
  readonly crc: number;
}

const storedPart = (name: string, bytes: number, crc: number): ZipPart => {
  return { name, method: METHODS.stored, crc, packedBytes: bytes, bytes };
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
    const start = this.#at;
    this.#put(localHeader(storedPart(name, 0, 0)));
    const offset = this.#at;
    let crc = 0;
    await write((piece) => {
      crc = crc32(piece, crc);
      this.#put(piece);
    });
    const size = this.#at - offset;
    this.#patch(sharedFields(storedPart(name, size, crc)), start + 4);
    this.#entries.push({ name, offset, size, crc });
  }

  finish(): void {
    const start = this.#at;
    for (const { name, offset, size, crc } of this.#entries)
      this.#put(centralHeader(storedPart(name, size, crc), offset - HEADER_BYTES.local - name.length));
    this.#put(endRecord(this.#entries.length, this.#at - start, start));
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
    if (stat.size < HEADER_BYTES.end) refuse('not-a-package');
    const end = this.#bytes(stat.size - HEADER_BYTES.end, HEADER_BYTES.end);
    const count = end.readUInt16LE(10);
    const [length, start] = [end.readUInt32LE(12), end.readUInt32LE(16)];
    if (end.readUInt32LE(0) !== SIGNATURES.end || end.readUInt16LE(20) !== 0) refuse('not-a-package');
    if (length > MAX_DIRECTORY_BYTES || start + length !== stat.size - HEADER_BYTES.end)
      refuse('not-a-package');
    const directory = this.#bytes(start, length);
    const entries = new Map<string, StoredEntry>();
    let [at, next] = [0, 0];
    for (let i = 0; i < count; i++) {
      if (at + HEADER_BYTES.central > length || directory.readUInt32LE(at) !== SIGNATURES.central)
        refuse('not-a-package');
      const nameLength = directory.readUInt16LE(at + 28);
      if (directory.readUInt16LE(at + 10) !== METHODS.stored || directory.readUInt32LE(at + 30) !== 0)
        refuse('packed');
      if (at + HEADER_BYTES.central + nameLength > length) refuse('not-a-package');
      const name = directory.toString(
        'latin1',
        at + HEADER_BYTES.central,
        at + HEADER_BYTES.central + nameLength,
      );
      const [crc, size] = [directory.readUInt32LE(at + 16), directory.readUInt32LE(at + 24)];
      // one behind the other, nothing between: no bytes that no part names, no part inside another
      if (directory.readUInt32LE(at + 42) !== next || directory.readUInt32LE(at + 20) !== size)
        refuse('overlap');
      const offset = next + HEADER_BYTES.local + nameLength;
      next = offset + size;
      if (next > start || entries.has(name)) refuse('overlap');
      entries.set(name, { name, offset, size, crc });
      at += HEADER_BYTES.central + nameLength;
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
