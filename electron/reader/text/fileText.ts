import { recoverText } from '../../../shared/domain/text/legacyEncodings.ts';
import { detectKind, HEAD_BYTES } from '../kinds.ts';
import { decodeText } from './decodeText.ts';
import { officeText } from './officeText.ts';
import { oleText, rtfText } from './oldOfficeText.ts';
import { pdfText } from './pdfText.ts';

/** Characters of one file that are searched; a mark of secrecy stands on a first page. */
const MOST_TEXT = 120_000;
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The words of a file by what it is, to be searched for marks of secrecy; never shown.
 * @returns null where nothing could be read: pictures, archives, scans, encrypted or damaged files. A person looks at those.
 * @throws AppError `file-type-refused` for programs and scripts
 */
export async function textOfFile(name: string, bytes: Buffer): Promise<string | null> {
  const { kind, mime } = await detectKind(name, bytes.subarray(0, HEAD_BYTES));
  if (bytes.length > MOST_BYTES) return null;
  if (kind === 'pdf') return pdfText(bytes, MOST_TEXT);
  if (kind === 'text') return plainText(bytes);
  if (kind !== 'office') return null;
  if (mime.endsWith('/rtf')) return rtfText(bytes, MOST_TEXT);
  return bytes.subarray(0, 2).toString('latin1') === 'PK'
    ? officeText(bytes, MOST_TEXT)
    : oleText(bytes, MOST_TEXT);
}

function plainText(bytes: Buffer): string {
  return recoverText(decodeText(bytes.subarray(0, 4 * MOST_TEXT)).slice(0, MOST_TEXT)).text;
}
