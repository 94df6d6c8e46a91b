/** The part of yauzl 3.4 that the vault uses; @types/yauzl describes 2.x. */
declare module 'yauzl' {
  export interface Entry {
    readonly fileName: string;
    readonly uncompressedSize: number;
    readonly compressedSize: number;
    readonly compressionMethod: number;
    readonly relativeOffsetOfLocalHeader: number;
    readonly fileNameLength: number;
    isEncrypted(): boolean;
  }
  export interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterableIterator<Entry>;
    openReadStreamPromise(entry: Entry): Promise<AsyncIterable<Uint8Array>>;
    readLocalFileHeaderPromise(
      entry: Entry,
      options: { readonly minimal: true },
    ): Promise<{ readonly fileDataStart: number }>;
    close(): void;
  }
  const yauzl: {
    fromBufferPromise(buffer: Buffer, options: { lazyEntries: true }): Promise<ZipFile>;
  };
  export default yauzl;
}
