import { readFully, SegmentReader, writeFully } from '../crypto/segmentReader.ts';
import { createSha256, wipe } from '../crypto/primitives.ts';
import { refuse } from '../crypto/refusal.ts';
import { SEGMENT_TAG_BYTES, sealSegment, segmentKey } from '../crypto/segment.ts';
import type { CopyJob, Done, LaneSource, OpenJob, ReadJob, SealedPlace, SealJob } from './protocol.ts';
import { RingControl, slotOf } from './ring.ts';

/** The work itself, as a worker thread does it: plain functions that block, with no way back to the vault's state. */

/** Reads into the ring and hashes; the source is read once, so what was hashed is what is sealed. */
export function readLane(job: ReadJob): Done {
  const { totalBytes, segmentBytes, ring } = job;
  const control = new RingControl(job.control);
  const source = openSource(job.source);
  const hash = createSha256();
  try {
    for (let index = 0, at = 0; at < totalBytes; index += 1) {
      const length = Math.min(segmentBytes, totalBytes - at);
      control.awaitRoom(index);
      const plain = slotOf(ring, segmentBytes, index, length);
      source.read(at, plain);
      at += length;
      control.filled(index + 1);
      hash.update(plain);
    }
    return { sha256Plain: hash.digest('hex') };
  } finally {
    source.close();
  }
}

/** Seals what the other lane read, and writes it. */
export function sealLane(job: SealJob, step: (done: number) => void): Done {
  const { totalBytes, ring, target } = job;
  const control = new RingControl(job.control);
  const { key, segmentBytes } = segmentKey(job.contentKey, Buffer.from(job.header));
  const sealed = Buffer.allocUnsafe(segmentBytes + SEGMENT_TAG_BYTES);
  const hash = job.withCipherDigest ? createSha256().update(job.header) : undefined;
  try {
    let written = writeFully(target, job.header, 0);
    for (let index = 0, at = 0; at < totalBytes; index += 1) {
      const length = Math.min(segmentBytes, totalBytes - at);
      at += length;
      control.awaitFilled(index);
      const plain = slotOf(ring, segmentBytes, index, length);
      const segment = sealSegment(key, index, at >= totalBytes, plain, sealed);
      control.taken(index + 1);
      hash?.update(segment);
      written += writeFully(target, segment, written);
      step(at);
    }
    return { bytes: written, ...(hash ? { sha256Cipher: hash.digest('hex') } : {}) };
  } finally {
    wipe(key, job.contentKey);
  }
}

function openSource(source: LaneSource): {
  readonly read: (at: number, into: Buffer) => void;
  readonly close: () => void;
} {
  if ('fd' in source) {
    return {
      read: (at, into) => {
        if (readFully(source.fd, into, at) !== into.length) refuse('file-unreadable', 'source-shrank');
      },
      close: () => undefined,
    };
  }
  const { sealed, contentKey, expected } = source;
  const reader = new SegmentReader(sealed.fd, contentKey, expected, sealed);
  wipe(contentKey);
  return { read: (at, into) => void reader.readInto(at, into), close: () => reader.close() };
}

export function openLane(job: OpenJob, step: (index: number) => void): Done {
  const control = new RingControl(job.control);
  const { place, contentKey, expected, ring } = job;
  const reader = new SegmentReader(place.fd, contentKey, expected, place);
  try {
    for (let index = job.first; index < reader.segments; index += job.step) {
      control.awaitRoom(index);
      reader.read(index, slotOf(ring, reader.segmentBytes, index));
      step(index);
    }
    return {};
  } finally {
    reader.close();
    wipe(contentKey);
  }
}

const COPY_BYTES = 1024 * 1024;

/** SHA-256 over a head and parts of files, and, where a target is named, their copy one after another. */
export function copyLane({ head, from, target }: CopyJob, step: (done: number) => void): Done {
  const hash = createSha256();
  let bytes = 0;
  const put = (piece: Uint8Array): void => {
    hash.update(piece);
    if (target !== undefined) writeFully(target, piece, bytes);
    bytes += piece.length;
    step(bytes);
  };
  if (head.length > 0) put(head);
  for (const part of from) eachPiece(part, put);
  return { sha256Cipher: hash.digest('hex'), bytes };
}

/** Reads a part of a file piece by piece; a file shorter than promised is refused. */
function eachPiece(part: SealedPlace, take: (piece: Buffer) => void): void {
  const buffer = Buffer.allocUnsafe(Math.min(COPY_BYTES, Math.max(part.length, 1)));
  for (let done = 0; done < part.length;) {
    const piece = buffer.subarray(0, Math.min(buffer.length, part.length - done));
    if (readMedium(part.fd, piece, part.offset + done) !== piece.length) refuse('blob-damaged', 'truncated');
    take(piece);
    done += piece.length;
  }
}

/** A bad spot of a medium, or one that was pulled out, ends the reading like the end of the file. */
function readMedium(fd: number, into: Buffer, position: number): number {
  try {
    return readFully(fd, into, position);
  } catch {
    return -1;
  }
}
