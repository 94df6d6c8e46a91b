import { parseDocumentNumber } from '../text/documentNumber.ts';

/**
 * A number as edXML writes it, in two parts: `47` and `CV/ĐU` of 47-CV/ĐU, `318` and `QĐ-UBND` of 318/QĐ-UBND.
 * What has no number at its beginning is all notation.
 */
export function splitNumber(code: string): { readonly number: string; readonly notation: string } {
  const parts = /^\s*(\d+\p{L}{0,3})\s*[-/]\s*(.+)$/u.exec(code.trim());
  return parts
    ? { number: parts[1] ?? '', notation: (parts[2] ?? '').trim() }
    : { number: '', notation: code.trim() };
}

/** The two parts as people write the number: the Party with a hyphen, the State with a slash. */
export function joinNumber(number: string, notation: string): string {
  if (number === '' || notation === '') return number + notation;
  const party = `${number}-${notation}`;
  return parseDocumentNumber(party).form === 'party' ? party : `${number}/${notation}`;
}

/** "OrganId,YYYY/MM/DD,number/notation" (DocumentId of QCVN 102:2016). */
export const edxmlDocumentId = (organ: string, date: string, code: string): string => {
  const { number, notation } = splitNumber(code);
  return `${organ},${date.replaceAll('-', '/')},${number}/${notation}`;
};
