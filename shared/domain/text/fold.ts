import { baseAt, isMarkedVowel, isVowel, KIND, kindAt, toneAt, tonelessAt, withTone } from './letters.ts';
import { toNfc } from './normalise.ts';

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

/**
 * Where the tone of a syllable is written in the canonical spelling: on the last marked vowel (ươ: ơ), else on
 * the middle of three vowels, on the second of two before a consonant, otherwise on the first (hòa, thủy). The
 * u of qu and the i of gi are no vowels when another follows. A foreign word gets some fixed place as well:
 * what matters is that the place depends on the tone-less letters only.
 */
function tonePlace(letters: readonly string[]): number {
  for (let i = letters.length - 1; i >= 0; i -= 1) if (isMarkedVowel(letters[i] ?? '')) return i;
  let first = letters.findIndex(isVowel);
  if (first < 0) return -1;
  const glide = (letters[0] === 'q' && letters[1] === 'u') || (letters[0] === 'g' && letters[1] === 'i');
  if (glide && first === 1 && isVowel(letters[2] ?? '')) first = 2;
  let last = first;
  while (isVowel(letters[last + 1] ?? '')) last += 1;
  const run = last - first + 1;
  if (run >= 3) return first + 1;
  return run === 2 && last < letters.length - 1 ? last : first;
}

/** The word with its one tone on the agreed vowel; a word with several tones (no syllable) keeps them in place. */
function placeTone(letters: string[], tones: readonly number[], toneCount: number): string {
  if (toneCount === 0) return letters.join('');
  if (toneCount > 1) return letters.map((letter, i) => withTone(letter, tones[i] ?? 0)).join('');
  const from = tones.findIndex((tone) => tone > 0);
  const place = tonePlace(letters);
  const at = place < 0 ? from : place;
  const tone = tones[from] ?? 0;
  return letters.map((letter, i) => (i === at ? withTone(letter, tone) : letter)).join('');
}

/** A run of letters (and loose marks), given in NFC. */
function foldLetters(run: string): { exact: string; toneless: string; base: string } {
  const letters: string[] = [];
  const tones: number[] = [];
  let base = '';
  let toneCount = 0;
  for (let i = 0; i < run.length; i += 1) {
    const code = run.codePointAt(i) ?? 0;
    if (code > 0xffff) i += 1;
    if (kindAt(code) === KIND.mark) continue; // a mark that composes with nothing says nothing
    const tone = toneAt(code);
    if (tone > 0) toneCount += 1;
    letters.push(tonelessAt(code));
    tones.push(tone);
    base += baseAt(code);
  }
  return { exact: placeTone(letters, tones, toneCount), toneless: letters.join(''), base };
}

/**
 * Cuts a text into words. A word is a longest run of letters or a longest run of digits; everything else, and
 * the border between a letter and a digit, separates words ("47CV" is two).
 */
export function words(text: string): Word[] {
  const found: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text.codePointAt(at) ?? 0);
    const start = at;
    if (kind === KIND.letter) {
      at = endOfRun(text, at, true);
      const folded = foldLetters(toNfc(text.slice(start, at)));
      found.push({ ...folded, start, end: at, isNumber: false });
    } else if (kind === KIND.digit) {
      at = endOfRun(text, at, false);
      const digits = text.slice(start, at);
      found.push({ exact: digits, toneless: digits, base: digits, start, end: at, isNumber: true });
    } else {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    }
  }
  return found;
}

function endOfRun(text: string, from: number, letters: boolean): number {
  let at = from;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    const kind = kindAt(code);
    if (letters ? kind !== KIND.letter && kind !== KIND.mark : kind !== KIND.digit) break;
    at += code > 0xffff ? 2 : 1;
  }
  return at;
}

/** hy/hi, ky/ki … quy/qui: a final y and i that writers use for each other (kỹ = kĩ, quý = quí). */
const IY_WORDS = new Set(['hi', 'ki', 'li', 'mi', 'si', 'ti', 'vi', 'qui', 'hy', 'ky', 'ly', 'my', 'sy', 'ty', 'vy', 'quy']);
const I_OF_Y: Readonly<Record<string, string>> = { y: 'i', ỳ: 'ì', ỷ: 'ỉ', ỹ: 'ĩ', ý: 'í', ỵ: 'ị' };

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

/** The word as it stands in the base column of the search index: no marks, y as i where both occur, no leading zeros. */
export function baseKey(word: Pick<Word, 'base' | 'isNumber'>): string {
  return word.isNumber ? withoutLeadingZeros(word.base) : withI(word.base, word.base);
}

/** True when other words share this word's base key: numbers, and words that may end in y or i. */
export function hasOtherSpelling(word: Pick<Word, 'base' | 'isNumber'>): boolean {
  return word.isNumber || IY_WORDS.has(word.base);
}

/** Canonical spelling of a text: words at the exact level with single spaces between them. */
export function foldExact(text: string): string {
  return words(text)
    .map((word) => word.exact)
    .join(' ');
}

/** The same without tones. */
export function foldToneless(text: string): string {
  return words(text)
    .map((word) => word.toneless)
    .join(' ');
}

/** The same without any mark, đ as d. */
export function foldBase(text: string): string {
  return words(text)
    .map((word) => word.base)
    .join(' ');
}

/** The two columns of the search index, in one pass. Both have the same words at the same places. */
export function indexForms(text: string): { exact: string; base: string } {
  let exact = '';
  let base = '';
  for (const word of words(text)) {
    exact += exact === '' ? word.exact : ` ${word.exact}`;
    base += base === '' ? baseKey(word) : ` ${baseKey(word)}`;
  }
  return { exact, base };
}
