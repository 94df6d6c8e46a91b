import { createCipheriv, createDecipheriv, randomBytes, type CipherGCM, type DecipherGCM } from 'node:crypto';
import { hkdf } from './primitives.ts';
import { refuse } from './refusal.ts';

/**
 * One encrypted file as a row of authenticated segments (the STREAM construction, as in age and Tink): flat memory,
 * random access, and no cut, swap, repeat or append goes unnoticed.
 *
 *   header (44) = "ANTSEG" ‖ version 1 ‖ suite 1 ‖ log2(segment) ‖ 0 0 0 ‖ fileId (16) ‖ salt (16)
 *   key         = HKDF-SHA256(contentKey, salt, "an-thu/segment/1" ‖ header)      every header byte is bound
 *   segment i   = AES-256-GCM(key, nonce = counter (11, big-endian) ‖ last (1)) ‖ tag (16)
 *
 * Only the last segment may be short, and an empty one stands in an empty file only.
 */
const MAGIC = Buffer.from('ANTSEG', 'ascii');
const VERSION = 1;
const SUITE_AES_256_GCM = 1;
export const SEGMENT_HEADER_BYTES = 44;
export const SEGMENT_TAG_BYTES = 16;
/** 1 MiB: fewer than 0.002 % overhead, and one segment is one message of the relay. */
export const SEGMENT_LOG2 = 20;
export const SEGMENT_BYTES = 2 ** SEGMENT_LOG2;
const MIN_LOG2 = 12;
const MAX_LOG2 = 24;

export interface SegmentKey {
  readonly key: Buffer;
  readonly segmentBytes: number;
}

export function createSegmentHeader(segmentLog2: number = SEGMENT_LOG2): Buffer {
  const fixed = Buffer.from([VERSION, SUITE_AES_256_GCM, segmentLog2, 0, 0, 0]);
  return Buffer.concat([MAGIC, fixed, randomBytes(16), randomBytes(16)]);
}

/** Checks a header and derives the key of its file. */
export function segmentKey(contentKey: Uint8Array, header: Buffer): SegmentKey {
  const log2 = header[8] ?? 0;
  const known =
    header.length === SEGMENT_HEADER_BYTES &&
    header.subarray(0, 6).equals(MAGIC) &&
    header[6] === VERSION &&
    header[7] === SUITE_AES_256_GCM &&
    log2 >= MIN_LOG2 &&
    log2 <= MAX_LOG2;
  if (!known) refuse('blob-damaged', 'header');
  const info = Buffer.concat([Buffer.from('an-thu/segment/1', 'ascii'), header]);
  return { key: hkdf(contentKey, header.subarray(28, 44), info), segmentBytes: 2 ** log2 };
}

function segmentNonce(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/**
 * OpenSSL is given a segment in pieces of this size: what comes out of each then lies in the processor's cache when
 * it is copied, and its memory is used again for the next, where a whole megabyte would be mapped anew every time
 * (measured: half the time of one call per segment).
 */
const PIECE_BYTES = 32 * 1024;

/** Puts `bytes` through a cipher into the beginning of `target`; returns how many were written. */
function through(cipher: CipherGCM | DecipherGCM, bytes: Uint8Array, target: Buffer): number {
  let at = 0;
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    const piece = cipher.update(bytes.subarray(from, from + PIECE_BYTES));
    at += piece.copy(target, at);
    piece.fill(0); // it may be plain text
  }
  return at;
}

/** Encrypts segment `index` into `target`, which must hold the tag as well; returns the bytes written. */
export function sealSegment(
  key: Buffer,
  index: number,
  last: boolean,
  plain: Uint8Array,
  target: Buffer,
): Buffer {
  const nonce = segmentNonce(index, last);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: SEGMENT_TAG_BYTES });
  const tagAt = through(cipher, plain, target);
  cipher.final();
  cipher.getAuthTag().copy(target, tagAt);
  return target.subarray(0, tagAt + SEGMENT_TAG_BYTES);
}

/**
 * Decrypts one segment, into `target` when one is given; nothing of it comes out unless it is whole, in its place
 * and of this file.
 */
export function openSegment(
  key: Buffer,
  index: number,
  last: boolean,
  sealed: Buffer,
  target?: Buffer,
): Buffer {
  if (sealed.length < SEGMENT_TAG_BYTES) refuse('blob-damaged', 'truncated');
  const tagAt = sealed.length - SEGMENT_TAG_BYTES;
  const nonce = segmentNonce(index, last);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: SEGMENT_TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(tagAt));
  const body = sealed.subarray(0, tagAt);
  const plain = target ? target.subarray(0, through(decipher, body, target)) : decipher.update(body);
  try {
    decipher.final();
  } catch {
    plain.fill(0);
    refuse('blob-damaged', 'segment');
  }
  return plain;
}

export interface SegmentLayout {
  readonly segments: number;
  readonly plainBytes: number;
}

/** How a ciphertext of this length divides; a length that no file can have is refused. */
export function segmentLayout(cipherBytes: number, segmentBytes: number = SEGMENT_BYTES): SegmentLayout {
  const body = cipherBytes - SEGMENT_HEADER_BYTES;
  const whole = segmentBytes + SEGMENT_TAG_BYTES;
  const segments = Math.ceil(body / whole);
  const lastBytes = body - (segments - 1) * whole;
  if (body < SEGMENT_TAG_BYTES || lastBytes < SEGMENT_TAG_BYTES) refuse('blob-damaged', 'truncated');
  if (lastBytes === SEGMENT_TAG_BYTES && segments > 1) refuse('blob-damaged', 'truncated');
  return { segments, plainBytes: body - segments * SEGMENT_TAG_BYTES };
}

/** Number of segments, and length of the ciphertext, of a file of this size. */
export const segmentCount = (plainBytes: number, segmentBytes: number = SEGMENT_BYTES): number =>
  Math.max(1, Math.ceil(plainBytes / segmentBytes));

export const sealedLength = (plainBytes: number, segmentBytes: number = SEGMENT_BYTES): number =>
  SEGMENT_HEADER_BYTES + plainBytes + SEGMENT_TAG_BYTES * segmentCount(plainBytes, segmentBytes);
