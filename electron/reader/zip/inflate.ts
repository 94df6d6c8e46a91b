import { inflateSync } from 'node:zlib';

/** Deflate makes no more of one byte (RFC 1951: 258 bytes of two bits each). */
const MOST_OF_A_BYTE = 1_032;
/** Ends with what there is, where the data is cut (Z_SYNC_FLUSH). */
const AS_FAR_AS_IT_GOES = 2;

/** Unpacks streams of one file within a budget of the whole file; what fails is counted as dearly as what succeeds. */
export class Inflater {
  #left: number;
  #tries: number;

  /** @param bytes that may come out of all streams together; @param tries streams that may be tried */
  constructor(bytes: number, tries: number) {
    this.#left = bytes;
    this.#tries = tries;
  }

  /** Takes bytes that were made in another way from the budget. @throws RangeError when nothing is left */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new RangeError('the file unpacks to too much');
  }

  /**
   * The unpacked bytes of a zlib stream (RFC 1950); null where it is damaged or makes more than `most`.
   * @throws RangeError when the budget of the file is spent
   */
  inflate(packed: Uint8Array, most: number): Buffer | null {
    this.#tries -= 1;
    if (this.#tries < 0 || this.#left <= 0) throw new RangeError('the file has too many streams');
    const limit = Math.min(most, this.#left);
    try {
      const bytes = inflateSync(packed, { maxOutputLength: limit, finishFlush: AS_FAR_AS_IT_GOES });
      this.spend(bytes.length);
      return bytes;
    } catch (cause) {
      if (cause instanceof RangeError && limit < most) throw cause;
      this.spend(Math.min(limit, packed.length * MOST_OF_A_BYTE));
      return null;
    }
  }
}
