import { foldBase, foldExact } from '../../text/fold.ts';
import { nearName } from './nearName.ts';
import names from './organNames.json' with { type: 'json' };
import pairs from './officeWords.json' with { type: 'json' };

/**
 * Pairs of words of office Vietnamese by their letters without marks. Recognisers seldom mistake a letter, but often its
 * mark ("tập huân", "Sở Y tê"); one word alone can be several, two beside each other hardly ever. A pair stands in the
 * list only where no other with the same letters is written.
 */
const PAIRS: ReadonlyMap<string, string> = new Map(pairs.map((pair) => [foldBase(pair), pair]));
/** Names of places keep their capitals. */
const PLACES: ReadonlyMap<string, string> = new Map(
  ['Việt Nam', ...names.provinces]
    .filter((name) => /^\p{L}+ \p{L}+$/u.test(name))
    .map((name) => [foldBase(name), name]),
);

const WORD = /\p{L}+/gu;

/** A recognised text with the marks that its pairs of words have wherever offices write them. */
export function withOfficeMarks(text: string): string {
  const found = [...text.matchAll(WORD)].map((match) => ({ word: match[0], at: match.index }));
  let mended = text;
  for (const [index, first] of found.entries()) {
    const second = found[index + 1];
    if (second === undefined || second.at !== first.at + first.word.length + 1) continue;
    if (text[second.at - 1] !== ' ') continue;
    const written = mended.slice(first.at, second.at + second.word.length);
    const meant = meantBy(written);
    if (meant === undefined || foldExact(meant) === foldExact(written) || meant.length !== written.length)
      continue;
    mended = mended.slice(0, first.at) + inCaseOf(written, meant) + mended.slice(first.at + written.length);
  }
  return mended;
}

/** The name of an organ with the marks of its province, and a letter of it that makes no word ("Kiên Giamg"). */
export const withProvince = (issuer: string): string =>
  issuer.replace(
    /(?<=(?:^| )(?:tỉnh|Tỉnh ủy|Thành ủy|thành phố) )\p{Lu}.*$/u,
    (read) =>
      names.provinces.find((name) => foldExact(name) === foldExact(read)) ??
      nearName(read, names.provinces) ??
      read,
  );

function meantBy(written: string): string | undefined {
  const base = foldBase(written);
  const [first = '', second = ''] = written.split(' ');
  const isName = isCapitalised(second) && !isAllCapitals(written);
  return isName ? (isCapitalised(first) ? PLACES.get(base) : undefined) : PAIRS.get(base);
}

const isCapitalised = (word: string): boolean => /^\p{Lu}/u.test(word);
const isAllCapitals = (text: string): boolean => text === text.toLocaleUpperCase('vi');

/** Letter by letter in the case in which it was written. */
const inCaseOf = (written: string, meant: string): string =>
  [...meant]
    .map((letter, at) =>
      /\p{Lu}/u.test(written[at] ?? '') ? letter.toLocaleUpperCase('vi') : letter.toLocaleLowerCase('vi'),
    )
    .join('');
