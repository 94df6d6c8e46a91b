import { LIMITS } from './layout.ts';
import type { Line } from './lines.ts';

/**
 * `true`: words can be read; `sick`: a broken character map or what a foreign recogniser left; `little`: too few words
 * to tell, as on a scan with nothing but the stamp of a signature.
 */
export type TextHealth = 'true' | 'sick' | 'little';

const ONSET = '(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?';
const NUCLEUS = '(?:iê|yê|ươ|uô|uyê|uya|uy|oa|oă|oe|uâ|uê|uơ|ia|ya|ưa|ua|ie|oo|[aăâeêioôơuưy])';
const CODA = '(?:ng|nh|ch|[cmnptiuyo])?';
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}${CODA}$`, 'u');
/** grave, acute, tilde, hook above, dot below; the marks that make other vowels stay */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Could this word in small letters be one of Vietnamese? */
export const isSyllable = (word: string): boolean =>
  SYLLABLE.test(word.normalize('NFD').replaceAll(TONES, '').normalize('NFC'));

/** Says whether the words of a page are Vietnamese enough to be read. */
export function healthOf(lines: readonly Line[]): TextHealth {
  const words = lines
    .flatMap(({ text }) => text.split(/[\s/\-–.,;:()"“”'…&]+/u))
    .filter((word) => /\p{L}/u.test(word) && !/^[A-ZĐ]{1,7}\d*$/u.test(shortOnly(word)))
    .map((word) => word.toLocaleLowerCase('vi'));
  if (words.length < LIMITS.leastWords) return 'little';
  const share = (test: (word: string) => boolean): number => words.filter(test).length / words.length;
  const whole = share(isSyllable) >= LIMITS.leastSyllables;
  return whole && share((word) => /(?![a-z])\p{L}/u.test(word)) >= LIMITS.leastMarked ? 'true' : 'sick';
}

/** Abbreviations (UBND, QH15) are no words; a word in capitals that could be a syllable is one. */
const shortOnly = (word: string): string => (isSyllable(word.toLocaleLowerCase('vi')) ? '' : word);
