/**
 * Where the bytes of a file come from: all at once (an image, a small file, a rendered report) or by ranges, so that
 * a long scan is never held whole. Both end in the vault; the page sees no path.
 */
export type FileSource = (() => Promise<Uint8Array>) | RangedSource;

export interface RangedSource {
  readonly sizeBytes: number;
  /** Bytes [from, to). */
  readRange(from: number, to: number): Promise<Uint8Array>;
}

/** Everything, for a viewer that needs it whole. */
export async function readAll(source: FileSource): Promise<Uint8Array> {
  return typeof source === 'function' ? source() : source.readRange(0, source.sizeBytes);
}
