import { raise } from '../../../shared/errors.ts';
import { findSignatures } from './findSignatures.ts';
import { PdfFile } from './revisions.ts';
import { type Anew, writtenAnew } from './writtenAnew.ts';

/**
 * What of a PDF is drawn. Null where only its own bytes can be: nothing that came behind a signature is called whole then
 * (`changesAfter.ts` reads the same objects).
 * @throws AppError `file-too-costly` for a signed file that can't be written anew within the budget
 */
export function shownAnew(bytes: Buffer): Anew | null {
  try {
    return writtenAnew(bytes);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    if (isSigned(bytes)) raise('file-too-costly', { why: 'memory' });
    return null;
  }
}

function isSigned(bytes: Buffer): boolean {
  try {
    const file = new PdfFile(bytes);
    return findSignatures(file, file.revisionAt(bytes.length)).length > 0;
  } catch {
    return true;
  }
}
