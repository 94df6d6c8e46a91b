import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { raise } from '../../../shared/errors.ts';
import { HEAD_BYTES } from '../../../shared/ipc/readerProtocol.ts';
import { toAppError } from '../db/handles.ts';
import { createSha256, wipe } from '../crypto/primitives.ts';
import {
  createSegmentHeader,
  SEGMENT_BYTES,
  SEGMENT_TAG_BYTES,
  sealSegment,
  segmentKey,
} from '../crypto/segment.ts';
import { stagedPath } from './segmentsStore.ts';
import { makeFolders } from '../disk/makeFolders.ts';

export interface WrittenStage {
  readonly sizeBytes: number;
  readonly segments: number;
  readonly sha256: string;
}

/**
 * Encrypts bytes that arrive in pieces of any size into a staged file; plaintext stands in memory only, one
 * segment of it at a time.
 */
export class StageWriter {
  readonly #path: string;
  readonly #fd: number;
  readonly #key: Buffer;
  readonly #plain = Buffer.allocUnsafe(SEGMENT_BYTES);
  readonly #sealed = Buffer.allocUnsafe(SEGMENT_BYTES + SEGMENT_TAG_BYTES);
  readonly #hash = createSha256();
  readonly #maxBytes: number;
  readonly #head = Buffer.alloc(HEAD_BYTES);
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
    return this.#head.subarray(0, this.#sizeBytes);
  }

  push(piece: Uint8Array): void {
    if (this.#sizeBytes < HEAD_BYTES)
      this.#head.set(piece.subarray(0, HEAD_BYTES - this.#sizeBytes), this.#sizeBytes);
    this.#sizeBytes += piece.length;
    if (this.#sizeBytes > this.#maxBytes) raise('blob-too-large', { maxBytes: this.#maxBytes });
    this.#hash.update(piece);
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
    return { sizeBytes: this.#sizeBytes, segments: this.#index, sha256: this.#hash.digest('hex') };
  }

  abandon(): void {
    this.#close();
    rmSync(this.#path, { force: true });
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
    wipe(this.#key, this.#plain, this.#head);
  }
}
