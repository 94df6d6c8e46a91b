import { decode, scanWords } from './scan.ts';

/**
 * A word of a text at the three levels at which words can be equal. `exact` is a canonical spelling: small
 * letters, the tone on one agreed vowel (hoà and hòa, thuỷ and thủy, Uỷ and Ủy are one). `start` and `end` are
 * offsets in the text as given (not in its NFC form), for highlighting.
 */
export interface Word {
  readonly exact: string;
  readonly toneless: string;
  readonly base: string;
  readonly start: number;
  readonly end: number;
  readonly isNumber: boolean;
}

/** The words of a text in order; see `scanWords` for what a word is. */
export function words(text: string): Word[] {
  const scan = scanWords(text);
  const last = scan.at[scan.count] ?? 0;
  const exact = decode(scan.exact, 0, last);
  const toneless = decode(scan.toneless, 0, last);
  const base = decode(scan.base, 0, last);
  const found: Word[] = [];
  for (let i = 0; i < scan.count; i += 1) {
    const from = scan.at[i] ?? 0;
    const to = scan.at[i + 1] ?? 0;
    found.push({
      exact: exact.slice(from, to),
      toneless: toneless.slice(from, to),
      base: base.slice(from, to),
      start: scan.start[i] ?? 0,
      end: scan.end[i] ?? 0,
      isNumber: scan.isNumber[i] === 1,
    });
  }
  return found;
}

/** hy/hi, ky/ki … quy/qui: a final y and i that writers use for each other (kỹ = kĩ, quý = quí). */
const IY_WORDS = new Set([
  'hi',
  'ki',
  'li',
  'mi',
  'si',
  'ti',
  'vi',
  'qui',
  'hy',
  'ky',
  'ly',
  'my',
  'sy',
  'ty',
  'vy',
  'quy',
]);
const I_OF_Y: Readonly<Record<string, string>> = { y: 'i', ỳ: 'ì', ỷ: 'ỉ', ỹ: 'ĩ', ý: 'í', ỵ: 'ị' };

/** Whether a word, without marks, is one of those that are written with y or with i. */
export const isIyWord = (base: string): boolean => IY_WORDS.has(base);

/** The spelling with i of a word that may be written with y or i; any other word as it is. */
export function withI(form: string, base: string): string {
  if (!IY_WORDS.has(base)) return form;
  const last = form.at(-1) ?? '';
  return form.slice(0, -1) + (I_OF_Y[last] ?? last);
}

/** "007" is "7", "000" is "0". */
export function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/**
 * Every word of a base column of the search index begins with it. Without it "kiem" in the base columns and "kiem" in
 * the exact ones would be one word to FTS5, and whoever types no marks would wait while it looks through all that has
 * "kiểm" to find that nothing is spelled "kiem". No Vietnamese word has the letter; the column filters stay.
 */
const BASE_MARK = 'ß';

/** A word without marks as the base columns of the index have it. */
export const baseTerm = (key: string): string => BASE_MARK + key;

/** What words are compared by when marks do not count: no marks, y as i where both occur, no leading zeros. */
export function baseKey(word: Pick<Word, 'base' | 'isNumber'>): string {
  return word.isNumber ? withoutLeadingZeros(word.base) : withI(word.base, word.base);
}

/** True when other words share this word's base key: numbers, and words that may end in y or i. */
export function hasOtherSpelling(word: Pick<Word, 'base' | 'isNumber'>): boolean {
  return word.isNumber || IY_WORDS.has(word.base);
}

/** Canonical spelling of a text: words at the exact level with single spaces between them. */
export const foldExact = (text: string): string => joined(text, 'exact');

/** The same without tones. */
export const foldToneless = (text: string): string => joined(text, 'toneless');

/** The same without any mark, đ as d. */
export const foldBase = (text: string): string => joined(text, 'base');

function joined(text: string, level: 'exact' | 'toneless' | 'base'): string {
  const scan = scanWords(text);
  const units = scan[level];
  const room = new Uint16Array((scan.at[scan.count] ?? 0) + scan.count);
  let end = 0;
  for (let i = 0; i < scan.count; i += 1) {
    if (i > 0) room[end++] = SPACE;
    const to = scan.at[i + 1] ?? 0;
    for (let at = scan.at[i] ?? 0; at < to; at += 1) room[end++] = units[at] ?? 0;
  }
  return decode(room, 0, end);
}

/** The two columns of the search index, in one pass. Both have the same words at the same places, base ones marked. */
export function indexForms(text: string): { exact: string; base: string } {
  const scan = scanWords(text);
  const room = (scan.at[scan.count] ?? 0) + 2 * scan.count;
  const exact = new Uint16Array(room);
  const base = new Uint16Array(room);
  let exactEnd = 0;
  let baseEnd = 0;
  for (let i = 0; i < scan.count; i += 1) {
    const from = scan.at[i] ?? 0;
    const to = scan.at[i + 1] ?? 0;
    if (i > 0) {
      exact[exactEnd] = SPACE;
      base[baseEnd] = SPACE;
      exactEnd += 1;
      baseEnd += 1;
    }
    base[baseEnd] = MARK;
    baseEnd += 1;
    for (let at = from; at < to; at += 1) exact[exactEnd + at - from] = scan.exact[at] ?? 0;
    exactEnd += to - from;
    const keep = scan.isNumber[i] === 1 ? afterZeros(scan.base, from, to) : from;
    for (let at = keep; at < to; at += 1) base[baseEnd + at - keep] = scan.base[at] ?? 0;
    baseEnd += to - keep;
    if (scan.isNumber[i] === 0 && base[baseEnd - 1] === Y && IY_WORDS.has(decode(scan.base, from, to)))
      base[baseEnd - 1] = I;
  }
  return { exact: decode(exact, 0, exactEnd), base: decode(base, 0, baseEnd) };
}

/** Place of the first digit that counts; the last digit always does. */
function afterZeros(units: Uint16Array, from: number, to: number): number {
  let at = from;
  while (at < to - 1 && units[at] === ZERO) at += 1;
  return at;
}

const SPACE = 0x20;
const ZERO = 0x30;
const I = 0x69;
const Y = 0x79;
const MARK = BASE_MARK.charCodeAt(0);
