import { parseDocumentNumber } from '../../text/documentNumber.ts';
import { foldExact } from '../../text/fold.ts';
import { SYMBOLS } from './layout.ts';

/**
 * The name of the type by the symbol in a number or a notation ("985/QĐ-TTg", "/TM-SYT", "-KL/TU"), for a page whose
 * heading was not found; null where the symbol is none of a type, or is also one of an organ.
 */
export function typeOfSymbol(notation: string): string | null {
  const { form, type } = parseDocumentNumber(/^\s*[-/]/u.test(notation) ? `1${notation.trim()}` : notation);
  return form === 'state' || form === 'party' ? (SYMBOLS.get(foldExact(type)) ?? null) : null;
}
