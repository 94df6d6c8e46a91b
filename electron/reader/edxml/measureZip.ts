import type { Entry, ZipFile } from 'yauzl';
import { AppError } from '../../../shared/errors.ts';
import { EDXML_LIMITS } from './limits.ts';
import { refuse } from './refuse.ts';

const LOCAL_HEADER_BYTES = 30;

/** Measures archives of one package against what all of them together may unpack to. */
export class UnzipBudget {
  #left: number;

  /** @param packageBytes size of the package: honest files swell tens of times, a bomb a thousand times */
  constructor(packageBytes: number) {
    this.#left = Math.min(
      EDXML_LIMITS.totalBytes,
      EDXML_LIMITS.unzipLeast + EDXML_LIMITS.unzipTimes * packageBytes,
    );
  }

  get left(): number {
    return Math.min(this.#left, EDXML_LIMITS.attachmentBytes);
  }

  /** @throws AppError `edxml-refused`: `unzip-limit` */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) refuse('unzip-limit');
  }
}

/**
 * Looks through an archive that is kept as it was sent, so that nobody who opens it elsewhere finds a bomb: entries,
 * sizes that it declares, bytes that several entries share, and what really comes out of each.
 * @throws AppError `edxml-refused`: `unzip-limit`
 */
export async function measureZip(
  zip: ZipFile,
  entries: readonly Entry[],
  budget: UnzipBudget,
): Promise<void> {
  refuseOverlaps(entries);
  let declared = 0;
  for (const { uncompressedSize } of entries) declared += uncompressedSize;
  if (declared > budget.left) refuse('unzip-limit');
  for (const entry of entries) {
    if (entry.isEncrypted()) continue; // by its declared size only
    try {
      for await (const piece of await zip.openReadStreamPromise(entry)) budget.spend(piece.length);
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      if (/too many bytes in the stream/.test(String(cause))) refuse('unzip-limit', cause);
      // this entry is damaged or packed in a way that nobody knows: the others are measured all the same
    }
  }
}

/** One stretch of bytes that many entries unpack is how a small archive swells without a layer (D. Fifield, 2019). */
function refuseOverlaps(entries: readonly Entry[]): void {
  const byPlace = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const { relativeOffsetOfLocalHeader: from, compressedSize, fileNameLength } of byPlace) {
    if (from < end) refuse('unzip-limit');
    end = from + LOCAL_HEADER_BYTES + fileNameLength + compressedSize;
  }
}
