import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../../shared/errors.ts';
import { endingOf } from '../../../shared/domain/text/fileName.ts';
import { EDXML_LIMITS } from './limits.ts';
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
 * The bytes of one attachment: base64, and unpacked where a single file was zipped for the way.
 * @throws AppError `edxml-refused`: `bad-base64`, `unzip-limit`, `unsafe-attachment-name`
 */
export async function readAttachmentData(name: string, encoded: string): Promise<AttachmentData> {
  const bytes = decodeBase64(encoded);
  if (!bytes.subarray(0, ZIP_MARK.length).equals(ZIP_MARK) || CONTAINERS.has(endingOf(name)))
    return { bytes, zipped: false };
  const unpacked = await unpackOnlyFile(bytes);
  return unpacked === null ? { bytes, zipped: false } : { bytes: unpacked, zipped: true };
}

function decodeBase64(encoded: string): Buffer {
  const compact = encoded.replace(/\s+/g, '');
  if (compact.length % 4 !== 0 || !ALPHABET.test(compact)) refuse('bad-base64');
  return Buffer.from(compact, 'base64');
}

/** Null when the archive holds several files, or can't be read: then it is what was sent, as it is. */
async function unpackOnlyFile(archive: Buffer): Promise<Buffer | null> {
  let zip: ZipFile;
  try {
    zip = await yauzl.fromBufferPromise(archive, { lazyEntries: true });
  } catch {
    return null;
  }
  try {
    const files: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.endsWith('/')) files.push(entry);
      if (files.length > 1) return null;
    }
    const [file] = files;
    return file === undefined ? null : await unpack(zip, file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (/invalid (?:relative path|characters in fileName)|absolute path/.test(String(cause)))
      refuse('unsafe-attachment-name', cause);
    if (/too many bytes in the stream/.test(String(cause))) refuse('unzip-limit', cause);
    return null;
  } finally {
    zip.close();
  }
}

/** Refused by what the archive declares, and again by what comes out. */
async function unpack(zip: ZipFile, file: Entry): Promise<Buffer> {
  if (file.uncompressedSize > EDXML_LIMITS.attachmentBytes) refuse('unzip-limit');
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of await zip.openReadStreamPromise(file)) {
    size += piece.length;
    if (size > EDXML_LIMITS.attachmentBytes) refuse('unzip-limit');
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}
