/**
 * Tables for Vietnamese letters, one entry per UTF-16 unit up to U+1EFF: kind, small letter, the letter without
 * its tone, the bare letter, and which tone it carries. Made once from Unicode's own decompositions, so that the
 * tables hold no typing mistakes. A lookup is many times faster than normalising and matching per character.
 */
export const KIND = { separator: 0, letter: 1, digit: 2, mark: 3 } as const;

/** Tones in dictionary order: ngang (none), huyền, hỏi, ngã, sắc, nặng. */
const TONE_MARKS: readonly string[] = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const TONES = TONE_MARKS.length;

/** Code units below this are in the tables. */
export const TABLE_SIZE = 0x1f00;
export const KINDS = new Uint8Array(TABLE_SIZE);
export const TONE = new Uint8Array(TABLE_SIZE);
export const LOWER = new Uint16Array(TABLE_SIZE);
export const TONELESS = new Uint16Array(TABLE_SIZE);
export const BASE = new Uint16Array(TABLE_SIZE);

const VOWELS = 'aăâeêioôơuưy';
const MARKED = 'ăâêôơư';
/** 0 for no vowel, else 1 and the place in VOWELS; by tone-less code unit. */
export const VOWEL = new Uint8Array(TABLE_SIZE);
export const MARKED_VOWEL = new Uint8Array(TABLE_SIZE);
/** Vowel number × tone to the letter with the tone. */
const COMPOSED = new Uint16Array((VOWELS.length + 1) * TONES);

/** Letters that look like Đ/đ: eth (U+00D0, U+00F0) and African D (U+0189, U+0256). */
const D_LOOKALIKES = new Set([0xd0, 0xf0, 0x189, 0x256]);
const SMALL_D_WITH_STROKE = 0x111;
/** Ƣ ƣ (U+01A2, U+01A3), which damaged fonts of Word 2010 write for Ư ư. */
const U_LOOKALIKES = new Set([0x1a2, 0x1a3]);
const SMALL_U_WITH_HORN = 0x1b0;

function smallOf(code: number): number {
  if (D_LOOKALIKES.has(code)) return SMALL_D_WITH_STROKE;
  return U_LOOKALIKES.has(code) ? SMALL_U_WITH_HORN : String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

function classify(char: string): number {
  if (/\p{L}/u.test(char)) return KIND.letter;
  if (/\p{Nd}/u.test(char)) return KIND.digit;
  return /\p{M}/u.test(char) ? KIND.mark : KIND.separator;
}

function fillEntry(code: number): void {
  const char = String.fromCharCode(code);
  KINDS[code] = classify(char);
  const lower = smallOf(code);
  LOWER[code] = lower;
  let kept = '';
  for (const part of String.fromCharCode(lower).normalize('NFD')) {
    const tone = TONE_MARKS.indexOf(part);
    if (tone > 0) TONE[code] = tone;
    else kept += part;
  }
  // A letter that does not compose to one unit without its tone (none in Vietnamese) stays as it is.
  const toneless = kept.normalize('NFC');
  TONELESS[code] = toneless.length === 1 ? toneless.charCodeAt(0) : lower;
  BASE[code] = lower === SMALL_D_WITH_STROKE ? 0x64 : kept.charCodeAt(0);
}

for (let code = 0; code < TABLE_SIZE; code += 1) fillEntry(code);

[...VOWELS].forEach((vowel, at) => {
  const code = vowel.charCodeAt(0);
  VOWEL[code] = at + 1;
  MARKED_VOWEL[code] = MARKED.includes(vowel) ? 1 : 0;
  TONE_MARKS.forEach((mark, tone) => {
    COMPOSED[(at + 1) * TONES + tone] = (vowel + mark).normalize('NFC').charCodeAt(0);
  });
});

/** A tone-less vowel with a tone on it, as code units. */
export const composed = (vowelCode: number, tone: number): number =>
  COMPOSED[(VOWEL[vowelCode] ?? 0) * TONES + tone] ?? vowelCode;

/** Kind of the character at a code point (surrogate pairs are asked by code point). */
export function kindAt(codePoint: number): number {
  return codePoint < TABLE_SIZE ? (KINDS[codePoint] ?? 0) : classify(String.fromCodePoint(codePoint));
}

/** 0 to 5, index into TONE_MARKS. */
export const toneAt = (codePoint: number): number => (codePoint < TABLE_SIZE ? (TONE[codePoint] ?? 0) : 0);
