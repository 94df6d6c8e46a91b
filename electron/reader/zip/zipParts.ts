import { inflateRawSync } from 'node:zlib';
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
  readonly #bytes: Buffer;
  readonly #limits: ZipLimits;
  #left: number;

  private constructor(zip: ZipFile, bytes: Buffer, entries: ReadonlyMap<string, Entry>, limits: ZipLimits) {
    this.#bytes = bytes;
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
    return new ZipParts(zip, bytes, entries, limits);
  }

  /** @throws ZipTooLarge, or an Error of the archive */
  async read(entry: Entry): Promise<Buffer> {
    const most = Math.min(this.#limits.partBytes, this.#left);
    if (entry.uncompressedSize > most) throw new ZipTooLarge('bytes');
    const { fileDataStart } = await this.#zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = this.#bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    const part = unpack(packed, entry);
    if (part.length !== entry.uncompressedSize) throw new Error('a part is not as large as it says');
    this.#left -= part.length;
    return part;
  }

  /** The part with this name as text, or null where there is none. */
  async text(name: string): Promise<string | null> {
    const entry = this.entries.get(name);
    return entry === undefined ? null : (await this.read(entry)).toString('utf8');
  }
}

const [STORED, DEFLATED] = [0, 8];

/** In one go, and no more than it says: the size is bounded, and a stream of small pieces costs ten times as much. @throws ZipTooLarge, Error */
function unpack(packed: Buffer, entry: Entry): Buffer {
  if (entry.isEncrypted()) throw new Error('a part has a password');
  if (entry.compressionMethod === STORED) return packed;
  if (entry.compressionMethod !== DEFLATED) throw new Error('a part is packed in a way that is not read');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
  } catch (cause) {
    if (cause instanceof RangeError) throw new ZipTooLarge('bytes');
    throw cause;
  }
}
