import { wipe } from '../crypto/primitives.ts';
import type { JobDone } from '../reader/job.ts';

/** Pieces in which the window is given what it draws. */
const PIECE_BYTES = 1024 * 1024;

/** Bytes of the file itself. */
export type ReadRange = (from: number, to: number, into: Buffer) => void;

/**
 * A PDF as the strict reader wrote it anew: bytes of its own are held, ranges of the file are read when they are asked
 * for, so that a long scan is never held whole.
 */
export class ShownFile {
  readonly sizeBytes: number;
  private readonly own: Buffer;
  /** one behind another: where a part begins in what is shown and in the bytes of its own, where its range begins, and how long that is */
  private readonly at: Float64Array;

  private constructor(own: Buffer, at: Float64Array, sizeBytes: number) {
    this.own = own;
    this.at = at;
    this.sizeBytes = sizeBytes;
  }

  /** Null where only the file itself can be shown, or where what the reader told does not fit together. */
  static of({ value, items, files }: JobDone<'shownPdf'>, fileBytes: number): ShownFile | null {
    const [own = Buffer.alloc(0)] = files;
    const parts = items.flatMap((item) => ('parts' in item ? item.parts : []));
    if (value.sizeBytes === null) return null;
    const at = new Float64Array((parts.length / 3) * 4);
    let [size, held] = [0, 0];
    for (let part = 0; part * 3 + 2 < parts.length; part += 1) {
      const [ours = 0, from = 0, length = 0] = parts.slice(part * 3, part * 3 + 3);
      at.set([size, held, from, length], part * 4);
      if (from + length > fileBytes) return null;
      size += ours + length;
      held += ours;
    }
    return size === value.sizeBytes && held === own.length ? new ShownFile(own, at, size) : null;
  }

  /** @param read gives bytes of the file */
  piece(index: number, read: ReadRange): Buffer {
    const [from, to] = [index * PIECE_BYTES, Math.min(this.sizeBytes, (index + 1) * PIECE_BYTES)];
    const piece = Buffer.alloc(Math.max(0, to - from));
    for (let part = this.partAt(from); part * 4 < this.at.length; part += 1) {
      const [begin = 0, held = 0, start = 0, length = 0] = this.at.subarray(part * 4, part * 4 + 4);
      if (begin >= to) break;
      const ours = (this.at[part * 4 + 5] ?? this.own.length) - held;
      const put = (at: number, size: number, copy: (skip: number, room: Buffer) => void): void => {
        const [first, last] = [Math.max(at, from), Math.min(at + size, to)];
        if (first < last) copy(first - at, piece.subarray(first - from, last - from));
      };
      put(begin, ours, (skip, room) => this.own.copy(room, 0, held + skip, held + skip + room.length));
      put(begin + ours, length, (skip, room) => read(start + skip, start + skip + room.length, room));
    }
    return piece;
  }

  /** The last part that begins at or before this place. */
  private partAt(place: number): number {
    let [low, high] = [0, this.at.length / 4 - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.at[middle * 4] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  close(): void {
    wipe(this.own);
  }
}
