import { withoutLeadingZeros, words } from './fold.ts';
import { toneAt } from './letters.ts';
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

/** Letters of other scripts come after z, by code point. */
function letterKey(letter: string): string {
  return LETTER_KEYS.get(letter) ?? `~${(letter.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`;
}

/** Binary order of two keys is the Vietnamese order of the texts. The key is ASCII, so byte order is code order. */
export function sortKey(text: string): string {
  const keys: string[] = [];
  let tones = '';
  for (const word of words(text)) {
    keys.push(word.isNumber ? numberKey(word.base) : [...word.toneless].map(letterKey).join(''));
    if (!word.isNumber) for (const letter of word.exact) tones += String(toneAt(letter.codePointAt(0) ?? 0));
  }
  return `${keys.join(WORD_GAP)}${FIELD_GAP}${tones.replace(/0+$/, '')}`;
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
  const parts = normaliseLine(fullName)
    .split(' ')
    .filter((part) => part !== '');
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
