import { type PdfObjects, nameOf } from './pdfObjects.ts';
import {
  type Budget,
  isArray,
  isString,
  type PdfDict,
  PdfReader,
  type PdfValue,
  wordOf,
} from './pdfSyntax.ts';

const MOST_CODES = 70_000;
/** A range is a few signs and stands for thousands of codes. */
const COST_OF_A_CODE = 300;
/** Bytes of the letters that one code stands for; a ligature has few. */
const MOST_OF_A_CODE = 32;
/** Characters of one shown string; a line of a page has a hundred. */
const MOST_OF_A_RUN = 100_000;

/** Turns the codes of a shown string into letters. */
export type Letters = (bytes: string) => string;

/** By the font's own table of letters (9.10.3); a simple font without one is read as Windows-1252. */
export function lettersOf(objects: PdfObjects, font: PdfDict | null): Letters {
  if (font === null) return latin;
  const table = objects.stream(font.get('ToUnicode'));
  const composite = nameOf(font.get('Subtype')) === 'Type0';
  if (table === null) return composite ? () => '' : latin;
  const codes = readTable(table, objects.budget);
  const width = codes.width ?? (composite ? 2 : 1);
  return (bytes) => {
    const letters: string[] = [];
    let length = 0;
    for (let at = 0; at < bytes.length && length < MOST_OF_A_RUN; at += width) {
      const letter = codes.letters.get(bytes.slice(at, at + width)) ?? '';
      length += letter.length;
      letters.push(letter);
    }
    return letters.join('');
  };
}

const WINDOWS = new TextDecoder('windows-1252');
const latin: Letters = (bytes) => WINDOWS.decode(Buffer.from(bytes, 'latin1'));

interface Table {
  readonly letters: ReadonlyMap<string, string>;
  /** bytes of a code, where the table says it */
  readonly width: number | null;
}

function readTable(text: string, budget: Budget): Table {
  const reader = new PdfReader(text, 0, budget);
  const letters = new Map<string, string>();
  let width: number | null = null;
  let held: PdfValue[] = [];
  for (let value = reader.next(); value !== undefined; value = reader.next()) {
    const word = wordOf(value);
    if (word === null) {
      held.push(value);
      continue;
    }
    if (word === 'endcodespacerange' && isString(held[0])) width = Math.max(1, held[0].bytes.length);
    if (word === 'endbfchar') for (let at = 0; at + 1 < held.length; at += 2) put(held[at], held[at + 1]);
    if (word === 'endbfrange')
      for (let at = 0; at + 2 < held.length; at += 3) putRange(held[at], held[at + 1], held[at + 2]);
    held = [];
  }
  return { letters, width };

  function put(code: PdfValue | undefined, to: PdfValue | undefined): void {
    if (isString(code) && isString(to) && letters.size < MOST_CODES)
      letters.set(code.bytes, utf16(to.bytes.slice(0, MOST_OF_A_CODE)));
  }

  function putRange(low: PdfValue | undefined, high: PdfValue | undefined, to: PdfValue | undefined): void {
    if (!isString(low) || !isString(high) || low.bytes.length > 4 || low.bytes.length !== high.bytes.length)
      return;
    const from = numberOf(low.bytes);
    const count = Math.min(numberOf(high.bytes) - from + 1, MOST_CODES - letters.size);
    for (let n = 0; n < count; n += 1) {
      budget.spend(COST_OF_A_CODE);
      const code = { bytes: bytesOf(from + n, low.bytes.length) };
      if (isArray(to)) put(code, to[n]);
      else if (isString(to)) put(code, { bytes: plus(to.bytes.slice(0, MOST_OF_A_CODE), n) });
    }
  }
}

const numberOf = (bytes: string): number =>
  [...bytes].reduce((sum, sign) => sum * 256 + sign.charCodeAt(0), 0);

function bytesOf(value: number, length: number): string {
  const signs: number[] = [];
  for (let rest = value; signs.length < length; rest = Math.floor(rest / 256)) signs.unshift(rest % 256);
  return String.fromCharCode(...signs);
}

/** The last unit of a UTF-16 text counted on. */
function plus(bytes: string, n: number): string {
  const units = Buffer.from(bytes, 'latin1');
  if (units.length < 2) return bytes;
  units.writeUInt16BE((units.readUInt16BE(units.length - 2) + n) % 0x1_00_00, units.length - 2);
  return units.toString('latin1');
}

function utf16(bytes: string): string {
  const units = Buffer.from(bytes.length % 2 === 0 ? bytes : `\0${bytes}`, 'latin1');
  return units.swap16().toString('utf16le');
}
