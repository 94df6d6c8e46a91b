import { closeSync, fdatasync, fstatSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import { createSha256, wipe } from '../crypto/primitives.ts';
import { refuse } from '../crypto/refusal.ts';
import {
  createSegmentHeader,
  SEGMENT_BYTES,
  SEGMENT_TAG_BYTES,
  sealSegment,
  segmentCount,
  segmentKey,
} from '../crypto/segment.ts';
import { openInLanes, sealInLanes, WORTH_A_THREAD } from '../workers/jobs.ts';
import type { SealedPlace } from '../workers/protocol.ts';
import {
  type ExpectedFile,
  openBlob,
  readFully,
  SegmentReader,
  writeFully,
} from '../crypto/segmentReader.ts';

/** Files of authenticated segments over file descriptors; the format itself is in crypto/segment.ts. */

/** An encrypted file to be sealed anew under another key. */
export interface SealedSource {
  readonly sealed: SealedPlace;
  readonly contentKey: Uint8Array;
  readonly expected: ExpectedFile;
}

/** Where plaintext comes from: an open file, bytes in memory, or another encrypted file. */
export type PlainSource = { readonly fd: number } | { readonly bytes: Uint8Array } | SealedSource;

export interface SealedFile {
  readonly plainBytes: number;
  readonly cipherBytes: number;
  readonly segments: number;
  readonly sha256Plain: string;
  /** null when it was not asked for */
  readonly sha256Cipher: string | null;
}

export interface SealOptions {
  /** Largest accepted plaintext; a larger one is `blob-too-large`. */
  readonly maxBytes: number;
  readonly segmentLog2?: number;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  /** Stops between two segments. */
  readonly signal?: AbortSignal;
  /** Also the digest of the sealed bytes, which only what travels needs; default true. */
  readonly withCipherDigest?: boolean;
}

/**
 * Encrypts a source into `target`, segment by segment: memory stays flat at any size. A large file is sealed by the
 * worker threads, so that the vault answers others meanwhile; a small one here. The bytes are not yet durable:
 * `makeDurable`.
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
  const order = { source, target, contentKey, header, total, options };
  const isLarge = total >= WORTH_A_THREAD && options.segmentLog2 === undefined;
  return (
    (isLarge && !('bytes' in source) ? await sealOnThreads({ ...order, source }) : null) ?? sealHere(order)
  );
}

interface SealOrder<Source = PlainSource> {
  readonly source: Source;
  readonly target: number;
  readonly contentKey: Uint8Array;
  readonly header: Buffer;
  readonly total: number;
  readonly options: SealOptions;
}

async function sealOnThreads(
  order: SealOrder<Exclude<PlainSource, { bytes: Uint8Array }>>,
): Promise<SealedFile | null> {
  const { total, options, target } = order;
  const writingBack = writeback(target);
  const sealed = await sealInLanes({
    ...order,
    totalBytes: total,
    withCipherDigest: options.withCipherDigest ?? true,
    signal: options.signal,
    onStep: (done) => {
      writingBack(done);
      options.onProgress?.(done, total);
    },
  });
  if (sealed === null) return null;
  const { cipherBytes, sha256Plain, sha256Cipher } = sealed;
  const segments = segmentCount(total, SEGMENT_BYTES);
  return { plainBytes: total, cipherBytes, segments, sha256Plain, sha256Cipher: sha256Cipher ?? null };
}

/** Lets the disk begin while the rest is still sealed; what fails here fails again in `makeDurable`. */
function writeback(fd: number): (done: number) => void {
  const STEP = 8 * SEGMENT_BYTES;
  let [from, isBusy] = [0, false];
  return (done) => {
    if (isBusy || done - from < STEP) return;
    [from, isBusy] = [done, true];
    fdatasync(fd, () => (isBusy = false));
  };
}

async function sealHere({
  source,
  target,
  contentKey,
  header,
  total,
  options,
}: SealOrder): Promise<SealedFile> {
  const { key, segmentBytes } = segmentKey(contentKey, header);
  const reader =
    'sealed' in source
      ? new SegmentReader(source.sealed.fd, source.contentKey, source.expected, source.sealed)
      : undefined;
  const plain = Buffer.allocUnsafe(Math.min(segmentBytes, Math.max(total, 1)));
  const sealed = Buffer.allocUnsafe(plain.length + SEGMENT_TAG_BYTES);
  const [plainHash, cipherHash] = [createSha256(), createSha256().update(header)];
  let [position, index, written] = [0, 0, writeFully(target, header, 0)];
  try {
    do {
      options.signal?.throwIfAborted();
      const piece = plain.subarray(0, Math.min(segmentBytes, total - position));
      if (reader) reader.readInto(position, piece);
      else readPlain(source, piece, position);
      position += piece.length;
      const segment = sealSegment(key, index++, position >= total, piece, sealed);
      plainHash.update(piece);
      cipherHash.update(segment);
      written += writeFully(target, segment, written);
      options.onProgress?.(position, total);
      await new Promise(setImmediate);
    } while (position < total);
  } finally {
    reader?.close();
    wipe(key, plain);
  }
  return {
    plainBytes: total,
    cipherBytes: written,
    segments: index,
    sha256Plain: plainHash.digest('hex'),
    sha256Cipher: cipherHash.digest('hex'),
  };
}

function sizeOf(source: PlainSource): number {
  if ('fd' in source) return fstatSync(source.fd).size;
  if ('bytes' in source) return source.bytes.length;
  const reader = new SegmentReader(source.sealed.fd, source.contentKey, source.expected, source.sealed);
  reader.close();
  return reader.plainBytes;
}

function readPlain(source: PlainSource, into: Buffer, position: number): void {
  if ('bytes' in source) into.set(source.bytes.subarray(position, position + into.length));
  else if ('fd' in source && readFully(source.fd, into, position) !== into.length)
    refuse('file-unreadable', 'source-shrank');
}

/**
 * Decrypts a whole file into `sink`, in order; large ones on the worker threads. The bytes are good during the call
 * only. The caller discards what it wrote if this fails half-way.
 */
export async function openFile(
  path: string,
  contentKey: Uint8Array,
  sink: (plain: Buffer) => void,
  expected: ExpectedFile = {},
): Promise<OpenedFile> {
  const fd = openBlob(path);
  try {
    return await openPlace({ fd, offset: 0, length: fstatSync(fd).size }, contentKey, sink, expected);
  } finally {
    closeSync(fd);
  }
}

/** The same for a file that lies in a container. */
export async function openPlace(
  place: SealedPlace,
  contentKey: Uint8Array,
  sink: (plain: Buffer) => void,
  expected: ExpectedFile = {},
): Promise<OpenedFile> {
  const reader = new SegmentReader(place.fd, contentKey, expected, place);
  const { plainBytes, segments, segmentBytes } = reader;
  try {
    const isLarge = plainBytes >= WORTH_A_THREAD && segmentBytes === SEGMENT_BYTES;
    if (isLarge && (await openInLanes({ place, contentKey, plainBytes, sink })) !== null)
      return { plainBytes, segments };
    const room = Buffer.allocUnsafe(Math.min(segmentBytes, Math.max(plainBytes, 1)));
    for (let i = 0; i < segments; i++) {
      const plain = reader.read(i, room);
      sink(plain);
      wipe(plain);
      await new Promise(setImmediate);
    }
    return { plainBytes, segments };
  } finally {
    reader.close();
  }
}

export type OpenedFile = Pick<SealedFile, 'plainBytes' | 'segments'>;
