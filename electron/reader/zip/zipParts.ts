import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** Bounds of a foreign archive. All that comes out is counted, whatever it declares. */
export interface ZipLimits {
  readonly entries: number;
  /** bytes of one part, unpacked */
  readonly partBytes: number;
  /** bytes of all parts that are read, unpacked */
  readonly unpackedBytes: number;
}

/** The archive holds more than is read of one. */
export class ZipTooLarge extends Error {}

/**
 * Bytes that a file of this size may unpack to: honest office files swell ten to twenty times, a bomb a thousand times.
 * @param most whatever the size
 * @param least even of a small one
 */
export const unpackBudget = (packed: number, most: number, least = 12 * 1024 * 1024): number =>
  Math.min(most, least + 16 * packed);

/** Parts of an archive by their names; each is unpacked when it is asked for, within the bounds of the whole. */
export class ZipParts {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly #zip: ZipFile;
  readonly #limits: ZipLimits;
  #left: number;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: ZipLimits) {
    this.#zip = zip;
    this.entries = entries;
    this.#limits = limits;
    this.#left = limits.unpackedBytes;
  }

  /** @throws ZipTooLarge, or an Error of the archive: damaged, a path out of it, one name twice */
  static async open(bytes: Buffer, limits: ZipLimits): Promise<ZipParts> {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
    const entries = new Map<string, Entry>();
    if (zip.entryCount > limits.entries) throw new ZipTooLarge('entries');
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw new Error('a name stands twice in the archive');
      entries.set(entry.fileName, entry);
    }
    return new ZipParts(zip, entries, limits);
  }

  /** @throws ZipTooLarge, or an Error of the archive */
  async read(entry: Entry): Promise<Buffer> {
    const most = Math.min(this.#limits.partBytes, this.#left);
    if (entry.uncompressedSize > most) throw new ZipTooLarge('bytes');
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of await this.#zip.openReadStreamPromise(entry)) {
      size += piece.length;
      if (size > most) throw new ZipTooLarge('bytes');
      pieces.push(piece);
    }
    this.#left -= size;
    return Buffer.concat(pieces, size);
  }

  /** The part with this name as text, or null where there is none. */
  async text(name: string): Promise<string | null> {
    const entry = this.entries.get(name);
    return entry === undefined ? null : (await this.read(entry)).toString('utf8');
  }
}
