import { baseOf } from '../../../shared/domain/secrecy/markTokens.ts';
import { inUnicode } from '../../../shared/domain/secrecy/misread.ts';

const WORD = /[\p{L}\p{N}\p{Co}\ufffd]{2,40}/gu;
const LOST = /[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd\p{Co}]/gu;
/** Latin letters with a vowel, in one sensible case, or a number, or a symbol in capitals. */
const PLAUSIBLE = /^(?:\p{N}+|\p{Lu}?[a-z]*[aeiouy][a-z]*|[\p{Lu}\p{N}]+)$/u;
const LATIN = /^[\p{Script=Latin}\p{N}]+$/u;
const SYLLABLE =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?(?:[aeiou][aeiouy]{0,2}|y[aeu]?u?)(?:ch|ng|nh|[cmnpt])?$/;
/** Below this many words nothing is judged. */
const FEWEST = 20;
const MOST_JUDGED = 4_000;
const MOST_JUDGED_SIGNS = 60_000;
const LEAST_PLAUSIBLE = 0.6;
const LEAST_SYLLABLES = 0.25;
const MOST_LOST = 0.03;

/**
 * A text layer that says something else than what the eye sees: fonts whose letters stand for nothing, or for others.
 * Judged by how many of its words can be words at all, and by signs that no text has.
 */
export function isSick(given: string): boolean {
  const text = inUnicode(given.slice(0, MOST_JUDGED_SIGNS));
  const signs = text.replaceAll(/\s/g, '').length;
  if (signs === 0) return false;
  if ((text.match(LOST)?.length ?? 0) > signs * MOST_LOST) return true;
  const words = (text.match(WORD) ?? []).slice(0, MOST_JUDGED);
  if (words.length < FEWEST) return false;
  const latin = words.filter((word) => LATIN.test(word));
  const plausible = latin.filter(
    (word) => PLAUSIBLE.test(word.charAt(0) + baseOf(word.slice(1))) || isCapitals(word),
  );
  if (plausible.length < words.length * LEAST_PLAUSIBLE) return true;
  const letters = words.filter((word) => /\p{L}/u.test(word));
  const syllables = letters.filter((word) => SYLLABLE.test(baseOf(word)));
  const english = letters.filter((word) => /^[A-Za-z]{2,}$/.test(word) && /[aeiouy]/i.test(word));
  return letters.length >= FEWEST && syllables.length + english.length < letters.length * LEAST_SYLLABLES;
}

const isCapitals = (word: string): boolean => word === word.toUpperCase();

/** How many words stand in a text, up to a handful: enough to tell a page from a scan with a line on it. */
export const countWords = (text: string): number => text.match(/\p{L}{2,}/gu)?.length ?? 0;
