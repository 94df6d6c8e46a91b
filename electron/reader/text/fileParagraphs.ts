import { detectKind, HEAD_BYTES } from '../kinds.ts';
import { textOfFile } from './fileText.ts';
import { pdfLines } from './pdfText.ts';

export interface FileParagraphs {
  /** lines of a printed page break anywhere; paragraphs do not */
  readonly are: 'paragraphs' | 'lines';
  readonly list: readonly string[];
}

const MOST_BYTES = 32 * 1024 * 1024;
const MOST_TEXT = 400_000;

/**
 * What can be read of a file in its order, to be compared with another round of it.
 * @returns null where there are no words: pictures, scans, encrypted or damaged files
 * @throws AppError `file-type-refused` for programs and scripts
 */
export async function paragraphsOfFile(name: string, bytes: Buffer): Promise<FileParagraphs | null> {
  if (bytes.length > MOST_BYTES) return null;
  const { kind } = await detectKind(name, bytes.subarray(0, HEAD_BYTES));
  if (kind === 'pdf') {
    const list = pdfLines(bytes, MOST_TEXT);
    return list === null ? null : { are: 'lines', list };
  }
  const text = await textOfFile(name, bytes);
  return text === null ? null : { are: 'paragraphs', list: text.split(/\r?\n/) };
}
