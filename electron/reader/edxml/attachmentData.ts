import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../../shared/errors.ts';
import { endingOf } from '../../../shared/domain/text/fileName.ts';
import { EDXML_LIMITS } from './limits.ts';
import { measureZip, UnzipBudget } from './measureZip.ts';
import { refuse } from './refuse.ts';

const ALPHABET = /^[A-Za-z0-9+/]*={0,2}$/;
const ZIP_MARK = Buffer.from('PK\u0003\u0004', 'latin1');
/** Names that are themselves archives (or office documents, which are zip inside): their bytes are the file. */
const CONTAINERS = new Set(
  'zip rar 7z gz tgz tar bz2 xz zst jar epub docx docm dotx xlsx xlsm xltx xlsb pptx pptm potx odt ods odp odg vsdx'.split(
    ' ',
  ),
);

export interface AttachmentData {
  readonly bytes: Buffer;
  /** the sender had packed the one file into an archive */
  readonly zipped: boolean;
}

/**
 * The bytes of one attachment: base64, and unpacked where a single file was zipped for the way. An archive that is kept as
 * it was sent is measured first.
 * @param budget of all attachments of the package
 * @throws AppError `edxml-refused`: `bad-base64`, `unzip-limit`, `unsafe-attachment-name`
 */
export async function readAttachmentData(
  name: string,
  encoded: string,
  budget = new UnzipBudget(encoded.length),
): Promise<AttachmentData> {
  const bytes = decodeBase64(encoded);
  if (!bytes.subarray(0, ZIP_MARK.length).equals(ZIP_MARK)) return { bytes, zipped: false };
  const unpacked = await openArchive(bytes, CONTAINERS.has(endingOf(name)), budget);
  return unpacked === null ? { bytes, zipped: false } : { bytes: unpacked, zipped: true };
}

function decodeBase64(encoded: string): Buffer {
  const compact = encoded.replace(/\s+/g, '');
  if (compact.length % 4 !== 0 || !ALPHABET.test(compact)) refuse('bad-base64');
  return Buffer.from(compact, 'base64');
}

/** The one file that was zipped; null when the archive is kept: it holds several, is itself the file, or can't be read. */
async function openArchive(archive: Buffer, isKept: boolean, budget: UnzipBudget): Promise<Buffer | null> {
  let zip: ZipFile;
  try {
    zip = await yauzl.fromBufferPromise(archive, { lazyEntries: true });
  } catch {
    return null;
  }
  try {
    if (zip.entryCount > EDXML_LIMITS.zipEntries) refuse('unzip-limit');
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    const files = entries.filter(({ fileName }) => !fileName.endsWith('/'));
    const [file] = files;
    if (file !== undefined && files.length === 1 && !isKept) return await unpack(zip, file, budget);
    await measureZip(zip, entries, budget);
    return null;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (/too many bytes in the stream/.test(String(cause))) refuse('unzip-limit', cause);
    if (/invalid (?:relative path|characters in fileName)|absolute path/.test(String(cause)))
      refuse('unsafe-attachment-name', cause);
    return null;
  } finally {
    zip.close();
  }
}

/** Refused by what the archive declares, and again by what comes out. */
async function unpack(zip: ZipFile, file: Entry, budget: UnzipBudget): Promise<Buffer> {
  if (file.uncompressedSize > budget.left) refuse('unzip-limit');
  const bytes = Buffer.alloc(file.uncompressedSize);
  let size = 0;
  for await (const piece of await zip.openReadStreamPromise(file)) {
    budget.spend(piece.length);
    bytes.set(piece, size); // never more than was declared: yauzl ends such a stream
    size += piece.length;
  }
  return bytes.subarray(0, size);
}
