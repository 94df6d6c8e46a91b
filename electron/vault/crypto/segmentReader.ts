import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import { wipe } from './primitives.ts';
import { refuse } from './refusal.ts';
import {
  openSegment,
  SEGMENT_HEADER_BYTES,
  SEGMENT_TAG_BYTES,
  segmentKey,
  segmentLayout,
  type SegmentKey,
} from './segment.ts';

let scratch: Buffer = Buffer.alloc(0);

/** Room for one sealed segment; the same for each, since one is opened before the next is read. */
function sealedScratch(length: number): Buffer {
  if (scratch.length < length) scratch = Buffer.allocUnsafeSlow(length);
  return scratch.subarray(0, length);
}

/** What is known about a file from its row or manifest; each is checked when given. */
export interface ExpectedFile {
  readonly plainBytes?: number;
  readonly segments?: number;
}

/**
 * An encrypted file open for reading, any segment at a time (the viewer jumps; nothing is decrypted that is not
 * shown). The descriptor may be of a container: `offset` and `length` then say where the file lies.
 */
export class SegmentReader {
  readonly plainBytes: number;
  readonly segments: number;
  readonly segmentBytes: number;
  readonly #fd: number;
  readonly #offset: number;
  readonly #length: number;
  readonly #key: SegmentKey['key'];

  constructor(
    fd: number,
    contentKey: Uint8Array,
    expected: ExpectedFile = {},
    place: { readonly offset: number; readonly length: number } = { offset: 0, length: fstatSync(fd).size },
  ) {
    const header = Buffer.alloc(SEGMENT_HEADER_BYTES);
    if (readFully(fd, header, place.offset) !== header.length) refuse('blob-damaged', 'truncated');
    const { key, segmentBytes } = segmentKey(contentKey, header);
    const { segments, plainBytes } = segmentLayout(place.length, segmentBytes);
    if ((expected.plainBytes ?? plainBytes) !== plainBytes || (expected.segments ?? segments) !== segments) {
      refuse('blob-damaged', 'length');
    }
    [this.#fd, this.#offset, this.#length, this.#key] = [fd, place.offset, place.length, key];
    [this.plainBytes, this.segments, this.segmentBytes] = [plainBytes, segments, segmentBytes];
  }

  /** Length of the plaintext of segment `index`. */
  lengthOf(index: number): number {
    return Math.min(this.segmentBytes, this.plainBytes - index * this.segmentBytes);
  }

  /** Plaintext of segment `index`; into `target` when one is given, which it must fit into. */
  read(index: number, target?: Buffer): Buffer {
    if (!Number.isInteger(index) || index < 0 || index >= this.segments)
      refuse('blob-damaged', 'out-of-range');
    const stride = this.segmentBytes + SEGMENT_TAG_BYTES;
    const start = SEGMENT_HEADER_BYTES + index * stride;
    const sealed = sealedScratch(Math.min(stride, this.#length - start));
    if (readFully(this.#fd, sealed, this.#offset + start) !== sealed.length)
      refuse('blob-damaged', 'truncated');
    return openSegment(this.#key, index, index === this.segments - 1, sealed, target);
  }

  /** A range of the plaintext, across segments. Meant for the viewer's small steps, not for whole files. */
  readRange(start: number, length: number): Buffer {
    const end = Math.min(start + length, this.plainBytes);
    if (start < 0 || start > this.plainBytes) refuse('blob-damaged', 'out-of-range');
    const pieces: Buffer[] = [];
    for (let at = start; at < end;) {
      const index = Math.floor(at / this.segmentBytes);
      const within = at - index * this.segmentBytes;
      const piece = this.read(index).subarray(within, within + end - at);
      pieces.push(piece);
      at += piece.length;
    }
    return Buffer.concat(pieces);
  }

  /** Fills `into` with the plaintext from `start` on; a range that is one segment goes straight into it. */
  readInto(start: number, into: Buffer): void {
    const index = start / this.segmentBytes;
    if (Number.isInteger(index) && into.length === this.lengthOf(index)) {
      this.read(index, into);
      return;
    }
    const piece = this.readRange(start, into.length);
    if (piece.length !== into.length) refuse('blob-damaged', 'out-of-range');
    into.set(piece);
    wipe(piece);
  }

  /** Forgets the key. The descriptor stays the caller's. */
  close(): void {
    wipe(this.#key);
  }
}

/** No link is followed, and a pipe does not block; Windows has neither flag, and no device is a plain file there. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens a blob for reading; an absent one is `blob-missing`, what is no plain file `file-unreadable`. */
export function openBlob(path: string): number {
  try {
    const fd = openSync(path, READ_FLAGS);
    if (fstatSync(fd).isFile()) return fd;
    closeSync(fd);
    throw new AppError('file-unreadable');
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new AppError(missing ? 'blob-missing' : 'file-unreadable', {}, { cause });
  }
}

/** Reads until `into` is full or the file ends; returns the bytes read. */
export function readFully(fd: number, into: Buffer, position: number): number {
  let got = 0;
  while (got < into.length) {
    const count = readSync(fd, into, got, into.length - got, position + got);
    if (count === 0) break;
    got += count;
  }
  return got;
}

/** Writes all of `bytes` at `position`; returns their number. */
export function writeFully(fd: number, bytes: Uint8Array, position: number): number {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(fd, bytes, done, bytes.length - done, position + done);
  }
  return bytes.length;
}
