import { kindAt, KIND, toneAt, tonelessAt } from './letters.ts';
import { withoutLeadingZeros } from './fold.ts';
import { normaliseLine } from './normalise.ts';

/**
 * Vietnamese alphabetical order as a key whose binary order is the alphabet's, so that SQLite can sort by a
 * stored column. Order as in CLDR "vi": letters of the whole string first (a ă â b c d đ e ê … o ô ơ … u ư …),
 * then tones (ngang, huyền, hỏi, ngã, sắc, nặng); capitals and tone placement do not count; numbers by value.
 */
const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
/** Key characters are single printable ASCII characters in code order; the space between words is the lowest. */
const LETTER_KEYS = new Map([...ALPHABET].map((letter, at) => [letter, String.fromCharCode(0x41 + at)]));
const WORD_GAP = ' ';
const FIELD_GAP = '\t';
const DIGIT_SIGN = '0';

/** Digits, sorted by value: the count of digits, then the digits. Runs longer than 26 digits sort as equal in length. */
function numberKey(digits: string): string {
  const value = withoutLeadingZeros(digits);
  return DIGIT_SIGN + String.fromCharCode(0x60 + Math.min(value.length, 26)) + value;
}

/** Letters of other scripts come after z, in code order. */
function letterKey(letter: string): string {
  return LETTER_KEYS.get(letter) ?? `~${letter}`;
}

/** Binary order of two keys is the Vietnamese order of the texts. */
export function sortKey(text: string): string {
  const line = normaliseLine(text);
  let letters = '';
  let tones = '';
  for (let at = 0; at < line.length; at += 1) {
    const code = line.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    const kind = kindAt(code);
    if (kind === KIND.letter) {
      // A composed letter of several (NFD left-overs) gives each of its letters.
      for (const letter of tonelessAt(code)) letters += letterKey(letter);
      tones += String(toneAt(code));
    } else if (kind === KIND.digit) {
      const digits = /^\p{Nd}+/u.exec(line.slice(at))?.[0] ?? '';
      letters += numberKey(digits);
      at += digits.length - 1;
    } else if (kind === KIND.separator && letters !== '' && !letters.endsWith(WORD_GAP)) {
      letters += WORD_GAP;
      tones += '';
    }
  }
  return `${letters.trimEnd()}${FIELD_GAP}${tones.replace(/0+$/, '')}`;
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** For `Array.sort`. Equal spellings but for capitals and tone placement compare as 0. */
export function compareVietnamese(a: string, b: string): number {
  return byCode(sortKey(a), sortKey(b));
}

export interface PersonName {
  /** Họ, the first word. */
  readonly family: string;
  /** Đệm, everything between. */
  readonly middle: string;
  /** Tên, the last word; a single word is a given name. */
  readonly given: string;
}

export function splitPersonName(fullName: string): PersonName {
  const parts = normaliseLine(fullName).split(' ').filter((part) => part !== '');
  const given = parts.pop() ?? '';
  const [family = '', ...middle] = parts;
  return { family, middle: middle.join(' '), given };
}

/** People are listed by Tên, then Họ, then đệm. */
export function personSortKey(fullName: string): string {
  const name = splitPersonName(fullName);
  return [name.given, name.family, name.middle].map(sortKey).join('\n');
}

export function comparePeople(a: string, b: string): number {
  return byCode(personSortKey(a), personSortKey(b));
}
