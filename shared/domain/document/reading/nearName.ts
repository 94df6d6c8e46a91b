import { foldBase, foldExact } from '../../text/fold.ts';
import { isSyllable } from './health.ts';
import { placeAt } from './layout.ts';

/** Letters without marks and blanks, which recognisers lose first ("SỞY TẾ"). */
export const squashed = (text: string): string => foldBase(text).replaceAll(/[^a-z]/gu, '');

/** Does one letter more, less or other make the one of the other? */
export function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const rest = (text: string, skipped: number): string => text.slice(same + skipped);
  return [
    [1, 1],
    [1, 0],
    [0, 1],
  ].some(([ofA = 0, ofB = 0]) => rest(a, ofA) === rest(b, ofB));
}

/**
 * Which of the known names a recognised one can only be: the letters are the same but for blanks, or each word that
 * differs is no Vietnamese one and a letter off. What names a place must have the same letters: "Ea Kao" and "Ea Kar"
 * are two. Null for none, and where two would do. The answer stays one to compare with the paper.
 */
export function nearName(read: string, names: readonly string[]): string | null {
  const near = [...new Set(names)].filter((name) => isNear(read, name));
  return near.length === 1 ? (near[0] ?? null) : null;
}

function isNear(read: string, name: string): boolean {
  if (digitsOf(read) !== digitsOf(name)) return false;
  if (squashed(read) === squashed(name)) return true;
  const was = wordsOf(read);
  const meant = wordsOf(name);
  if (was.length !== meant.length) return false;
  const place = meant.findIndex((_, at) => placeAt(foldExact(meant.slice(at).join(' '))) !== null);
  const different = was
    .map((word, at) => ({ word, at, letters: squashed(meant[at] ?? '') }))
    .filter(({ word, letters }) => squashed(word) !== letters);
  return (
    different.length <= MOST_WRONG &&
    different.every(
      ({ word, at, letters }) =>
        (place < 0 || at < place) && !isSyllable(word) && isOneOff(squashed(word), letters),
    )
  );
}

const MOST_WRONG = 2;
const digitsOf = (text: string): string => text.replaceAll(/\D/gu, '');
const wordsOf = (name: string): string[] => name.toLocaleLowerCase('vi').match(/[\p{L}\d]+/gu) ?? [];
