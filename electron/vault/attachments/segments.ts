import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import { createSha256, wipe } from '../crypto/primitives.ts';
import { refuse } from '../crypto/refusal.ts';
import {
  createSegmentHeader,
  openSegment,
  SEGMENT_HEADER_BYTES,
  SEGMENT_TAG_BYTES,
  sealSegment,
  segmentKey,
  segmentLayout,
  type SegmentKey,
} from '../crypto/segment.ts';

/** Files of authenticated segments over file descriptors; the format itself is in crypto/segment.ts. */

/** Where plaintext comes from: an open file, bytes in memory, or another encrypted file (to seal it under a new key). */
export type PlainSource =
  { readonly fd: number } | { readonly bytes: Uint8Array } | { readonly reader: SegmentReader };

export interface SealedFile {
  readonly plainBytes: number;
  readonly cipherBytes: number;
  readonly segments: number;
  readonly sha256Plain: string;
  readonly sha256Cipher: string;
}

export interface SealOptions {
  /** Largest accepted plaintext; a larger one is `blob-too-large`. */
  readonly maxBytes: number;
  readonly segmentLog2?: number;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  /** Stops between two segments. */
  readonly signal?: AbortSignal;
}

/**
 * Encrypts a source into `target`, segment by segment: memory stays flat at any size. Yields to the event loop
 * between segments so that a window can show progress and cancel.
 */
export async function sealFile(
  source: PlainSource,
  target: number,
  contentKey: Uint8Array,
  options: SealOptions,
): Promise<SealedFile> {
  const total = sizeOf(source);
  if (total > options.maxBytes) throw new AppError('blob-too-large', { maxBytes: options.maxBytes });
  const header = createSegmentHeader(options.segmentLog2);
  const { key, segmentBytes } = segmentKey(contentKey, header);
  const plain = Buffer.allocUnsafe(Math.min(segmentBytes, Math.max(total, 1)));
  const sealed = Buffer.allocUnsafe(plain.length + SEGMENT_TAG_BYTES);
  const [plainHash, cipherHash] = [createSha256(), createSha256().update(header)];
  let [position, index, written] = [0, 0, writeFully(target, header, 0)];
  try {
    do {
      options.signal?.throwIfAborted();
      const length = readPlain(source, plain, position, Math.min(segmentBytes, total - position));
      position += length;
      const piece = plain.subarray(0, length);
      const segment = sealSegment(key, index++, position >= total, piece, sealed);
      plainHash.update(piece);
      cipherHash.update(segment);
      written += writeFully(target, segment, written);
      options.onProgress?.(position, total);
      await new Promise(setImmediate);
    } while (position < total);
  } finally {
    wipe(key, plain);
  }
  const sha256Plain = plainHash.digest('hex');
  return {
    plainBytes: total,
    cipherBytes: written,
    segments: index,
    sha256Plain,
    sha256Cipher: cipherHash.digest('hex'),
  };
}

function sizeOf(source: PlainSource): number {
  if ('fd' in source) return fstatSync(source.fd).size;
  return 'bytes' in source ? source.bytes.length : source.reader.plainBytes;
}

function readPlain(source: PlainSource, into: Buffer, position: number, length: number): number {
  if ('bytes' in source) {
    into.set(source.bytes.subarray(position, position + length));
    return length;
  }
  if ('reader' in source) {
    const piece = source.reader.readRange(position, length);
    into.set(piece);
    wipe(piece);
    return piece.length;
  }
  if (readFully(source.fd, into.subarray(0, length), position) !== length)
    refuse('file-unreadable', 'source-shrank');
  return length;
}

function readFully(fd: number, into: Buffer, position: number): number {
  let got = 0;
  while (got < into.length) {
    const count = readSync(fd, into, got, into.length - got, position + got);
    if (count === 0) break;
    got += count;
  }
  return got;
}

function writeFully(fd: number, bytes: Uint8Array, position: number): number {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(fd, bytes, done, bytes.length - done, position + done);
  }
  return bytes.length;
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

  /** Plaintext of segment `index`. */
  read(index: number): Buffer {
    if (!Number.isInteger(index) || index < 0 || index >= this.segments)
      refuse('blob-damaged', 'out-of-range');
    const stride = this.segmentBytes + SEGMENT_TAG_BYTES;
    const start = SEGMENT_HEADER_BYTES + index * stride;
    const sealed = Buffer.allocUnsafe(Math.min(stride, this.#length - start));
    if (readFully(this.#fd, sealed, this.#offset + start) !== sealed.length)
      refuse('blob-damaged', 'truncated');
    return openSegment(this.#key, index, index === this.segments - 1, sealed);
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

  /** Forgets the key. The descriptor stays the caller's. */
  close(): void {
    wipe(this.#key);
  }
}

/** Decrypts a whole file into `sink`, in order. The caller discards what it wrote if this throws half-way. */
export function openFile(
  path: string,
  contentKey: Uint8Array,
  sink: (plain: Buffer) => void,
  expected: ExpectedFile = {},
): SealedFileSummary {
  const fd = openBlob(path);
  try {
    const reader = new SegmentReader(fd, contentKey, expected);
    const hash = createSha256();
    try {
      for (let i = 0; i < reader.segments; i++) {
        const plain = reader.read(i);
        hash.update(plain);
        sink(plain);
      }
    } finally {
      reader.close();
    }
    return { plainBytes: reader.plainBytes, segments: reader.segments, sha256Plain: hash.digest('hex') };
  } finally {
    closeSync(fd);
  }
}

export type SealedFileSummary = Pick<SealedFile, 'plainBytes' | 'segments' | 'sha256Plain'>;

/** Opens a blob for reading; an absent one is `blob-missing`. */
export function openBlob(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new AppError(missing ? 'blob-missing' : 'file-unreadable', {}, { cause });
  }
}
