import { isArray, isDict, isName, isRef, isString, type PdfValue } from '../text/pdfSyntax.ts';
import { Ambiguous, type FullRef, TWICE } from '../signatures/strictSyntax.ts';

const REGULAR = /^[!"$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~]$/;

/** PDF syntax of a value that was read: read again, it is the same. @throws Ambiguous for what is read in two ways */
export function writeValue(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value);
  if (isRef(value)) return `${String(value.ref)} ${String((value as Partial<FullRef>).gen ?? 0)} R`;
  if (isName(value)) return writeName(value.name);
  if (isString(value)) return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
  if (isArray(value)) return `[${value.map(writeValue).join(' ')}]`;
  if (isDict(value)) return writeDict(value);
  return value.word;
}

export function writeDict(dict: ReadonlyMap<string, PdfValue>): string {
  const entries = [...dict].map(([key, value]) => {
    if (key.startsWith(TWICE)) throw new Ambiguous('twice');
    return `${writeName(key)} ${writeValue(value)}`;
  });
  return `<<${entries.join('\n')}>>`;
}

/** Never with an exponent, which PDF does not have. */
export const writeNumber = (value: number): string =>
  Number.isInteger(value) ? String(BigInt(value)) : value.toFixed(10).replace(/\.?0+$/, '');

const writeName = (name: string): string =>
  `/${[...name].map((sign) => (REGULAR.test(sign) ? sign : `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)).join('')}`;

/** A text string (7.9.2.2) that any reader takes: UTF-16 with its mark, in hex. */
export const writeText = (text: string): string =>
  `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
