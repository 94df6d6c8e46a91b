/**
 * Where the bytes of a file come from: all at once (an image, a small file, a rendered report) or by ranges, so that
 * a long scan is never held whole. Both end in the vault; the page sees no path.
 */
export type FileSource = (() => Promise<Uint8Array>) | RangedSource;

export interface RangedSource {
  readonly sizeBytes: number;
  /** Bytes [from, to). */
  readRange(from: number, to: number): Promise<Uint8Array>;
  /**
   * Of a PDF: what the vault's strict reader understood, written anew. What is drawn and read out of the file in the window
   * is that, so that nothing is shown here that was checked otherwise; the source itself where it can't be had.
   */
  asRead?(): Promise<RangedSource>;
}

/** Everything, for a viewer that needs it whole. */
export async function readAll(source: FileSource): Promise<Uint8Array> {
  return typeof source === 'function' ? source() : source.readRange(0, source.sizeBytes);
}
