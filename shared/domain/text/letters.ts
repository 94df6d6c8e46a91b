/**
 * Tables for Vietnamese letters, one entry per UTF-16 unit up to U+1EFF: kind, small letter, the letter without
 * its tone, the bare letter, and which tone it carries. Made once from Unicode's own decompositions, so that the
 * tables hold no typing mistakes. A lookup is several times faster than normalising and matching per character.
 */
export const KIND = { separator: 0, letter: 1, digit: 2, mark: 3 } as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

/** Tones in dictionary order: ngang (none), huyền, hỏi, ngã, sắc, nặng. */
export const TONE_MARKS = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'] as const;

const LIMIT = 0x1f00;
const kindOf = new Uint8Array(LIMIT);
const toneOf = new Uint8Array(LIMIT);
const tonelessOf: string[] = new Array<string>(LIMIT);
const baseOf: string[] = new Array<string>(LIMIT);

function classify(char: string): Kind {
  if (/\p{L}/u.test(char)) return KIND.letter;
  if (/\p{Nd}/u.test(char)) return KIND.digit;
  return /\p{M}/u.test(char) ? KIND.mark : KIND.separator;
}

/** One letter in NFC to its parts. */
function analyse(char: string): { toneless: string; base: string; tone: number } {
  const parts = char.toLowerCase().normalize('NFD');
  let tone = 0;
  let kept = '';
  for (const part of parts) {
    const at = TONE_MARKS.indexOf(part as (typeof TONE_MARKS)[number]);
    if (at > 0) tone = at;
    else kept += part;
  }
  const base = kept.replace(/\p{M}/gu, '').replace(/đ/g, 'd');
  return { toneless: kept.normalize('NFC'), base: base === '' ? kept : base, tone };
}

for (let code = 0; code < LIMIT; code += 1) {
  const char = String.fromCharCode(code);
  const kind = code < 0x80 ? classifyAscii(code) : classify(char);
  kindOf[code] = kind;
  const folded = code < 0x80 || kind !== KIND.letter ? plain(char) : analyse(char);
  tonelessOf[code] = folded.toneless;
  baseOf[code] = folded.base;
  toneOf[code] = folded.tone;
}

function classifyAscii(code: number): Kind {
  if (code >= 0x30 && code <= 0x39) return KIND.digit;
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) ? KIND.letter : KIND.separator;
}

function plain(char: string): { toneless: string; base: string; tone: number } {
  const lower = char.toLowerCase();
  return { toneless: lower, base: lower, tone: 0 };
}

/** Kind of the character at a code point (surrogate pairs are asked by code point). */
export function kindAt(codePoint: number): Kind {
  return codePoint < LIMIT ? ((kindOf[codePoint] ?? 0) as Kind) : classify(String.fromCodePoint(codePoint));
}

export function tonelessAt(codePoint: number): string {
  return codePoint < LIMIT ? (tonelessOf[codePoint] ?? '') : String.fromCodePoint(codePoint).toLowerCase();
}

export function baseAt(codePoint: number): string {
  return codePoint < LIMIT ? (baseOf[codePoint] ?? '') : String.fromCodePoint(codePoint).toLowerCase();
}

/** 0 to 5, index into TONE_MARKS. */
export function toneAt(codePoint: number): number {
  return codePoint < LIMIT ? (toneOf[codePoint] ?? 0) : 0;
}

const VOWELS = 'aăâeêioôơuưy';
const WITH_TONE = new Map<string, string>();
for (const vowel of VOWELS) {
  TONE_MARKS.forEach((mark, tone) => WITH_TONE.set(vowel + String(tone), (vowel + mark).normalize('NFC')));
}

export const isVowel = (letter: string): boolean => letter.length === 1 && VOWELS.includes(letter);
export const isMarkedVowel = (letter: string): boolean => letter.length === 1 && 'ăâêôơư'.includes(letter);

/** A tone-less letter with a tone on it. */
export function withTone(letter: string, tone: number): string {
  return WITH_TONE.get(letter + String(tone)) ?? (letter + (TONE_MARKS[tone] ?? '')).normalize('NFC');
}
