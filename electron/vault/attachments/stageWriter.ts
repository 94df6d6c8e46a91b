import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { raise } from '../../../shared/errors.ts';
import { toAppError } from '../db/handles.ts';
import { createSha256, wipe } from '../crypto/primitives.ts';
import {
  createSegmentHeader,
  SEGMENT_BYTES,
  SEGMENT_TAG_BYTES,
  sealSegment,
  segmentKey,
} from '../crypto/segment.ts';
import { HEAD_BYTES } from '../../reader/kinds.ts';
import { MAX_COUNTED_BYTES } from '../../reader/pdfPages.ts';
import { stagedPath } from './segmentsStore.ts';
import { makeFolders } from '../makeFolders.ts';

export interface WrittenStage {
  readonly sizeBytes: number;
  readonly segments: number;
  readonly sha256: string;
  readonly head: Buffer;
  /** the whole plaintext while it was small enough to be looked at, else null */
  readonly whole: Buffer | null;
}

/**
 * Encrypts bytes that arrive in pieces of any size into a staged file; plaintext stands in memory only, one
 * segment of it at a time (and the whole of it only while it is small enough to count the pages of a PDF).
 */
export class StageWriter {
  readonly #path: string;
  readonly #fd: number;
  readonly #key: Buffer;
  readonly #plain = Buffer.allocUnsafe(SEGMENT_BYTES);
  readonly #sealed = Buffer.allocUnsafe(SEGMENT_BYTES + SEGMENT_TAG_BYTES);
  readonly #hash = createSha256();
  readonly #maxBytes: number;
  #kept: Buffer[] | null = [];
  #first: Buffer = Buffer.alloc(0);
  #closed = false;
  #filled = 0;
  #index = 0;
  #position = 0;
  #sizeBytes = 0;

  constructor(dir: string, id: string, fileKey: Uint8Array, maxBytes: number) {
    this.#path = stagedPath(dir, id);
    this.#maxBytes = maxBytes;
    const header = createSegmentHeader();
    try {
      makeFolders(dirname(this.#path));
      this.#fd = openSync(this.#path, 'wx', 0o600);
    } catch (cause) {
      throw toAppError(cause);
    }
    this.#key = segmentKey(fileKey, header).key;
    this.#write(header);
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** The first bytes so far, for finding out what the file is. */
  head(): Buffer {
    return this.#first.length > 0 ? this.#first : Buffer.concat(this.#kept ?? []).subarray(0, HEAD_BYTES);
  }

  push(piece: Uint8Array): void {
    this.#sizeBytes += piece.length;
    if (this.#sizeBytes > this.#maxBytes) raise('blob-too-large', { maxBytes: this.#maxBytes });
    this.#hash.update(piece);
    this.#keep(piece);
    for (let at = 0; at < piece.length;) {
      if (this.#filled === SEGMENT_BYTES) this.#flush(false); // more follows, so this one is not the last
      const length = Math.min(SEGMENT_BYTES - this.#filled, piece.length - at);
      this.#plain.set(piece.subarray(at, at + length), this.#filled);
      this.#filled += length;
      at += length;
    }
  }

  /** Seals the last segment; durable on return. */
  finish(): WrittenStage {
    this.#flush(true);
    try {
      fsyncSync(this.#fd);
    } catch (cause) {
      throw toAppError(cause);
    }
    this.#close();
    const whole = this.#kept === null ? null : Buffer.concat(this.#kept);
    return {
      sizeBytes: this.#sizeBytes,
      segments: this.#index,
      sha256: this.#hash.digest('hex'),
      head: this.head(),
      whole,
    };
  }

  abandon(): void {
    this.#close();
    rmSync(this.#path, { force: true });
  }

  #keep(piece: Uint8Array): void {
    if (this.#kept === null) return;
    this.#kept.push(Buffer.from(piece));
    if (this.#sizeBytes < HEAD_BYTES) return;
    if (this.#first.length === 0)
      this.#first = Buffer.from(Buffer.concat(this.#kept).subarray(0, HEAD_BYTES));
    if (this.#sizeBytes > MAX_COUNTED_BYTES) this.#kept = null;
  }

  #flush(last: boolean): void {
    this.#write(
      sealSegment(this.#key, this.#index, last, this.#plain.subarray(0, this.#filled), this.#sealed),
    );
    this.#index += 1;
    this.#filled = 0;
  }

  #write(bytes: Uint8Array): void {
    try {
      for (let done = 0; done < bytes.length;) {
        done += writeSync(this.#fd, bytes, done, bytes.length - done, this.#position + done);
      }
    } catch (cause) {
      throw toAppError(cause);
    }
    this.#position += bytes.length;
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#fd);
    wipe(this.#key, this.#plain);
  }
}
