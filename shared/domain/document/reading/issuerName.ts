import { foldBase, foldExact } from '../../text/fold.ts';
import { normaliseLine } from '../../text/normalise.ts';
import { ORGAN_FOLLOWS, OWN_ORGANS, placeAt, PLACES_FOLLOW, startOf, UPPER_ORGANS } from './layout.ts';
import { isOneOff, squashed } from './nearName.ts';
import names from './organNames.json' with { type: 'json' };

/** Spellings by folded words; the organs are put together from kinds and fields, so that the list stays small. */
const KNOWN: ReadonlyMap<string, string> = new Map(
  [
    ...names.phrases,
    ...names.provinces,
    ...names.departments.map((field) => `Sở ${field}`),
    ...names.ministries.map((field) => `Bộ ${field}`),
  ].map((name) => [foldExact(name), name]),
);

/** Is this the whole of a name that is known? */
export const isKnownName = (name: string): boolean => KNOWN.has(foldExact(name));

/** The organs by their letters alone, for words with a wrong mark; of places too many differ only by that. */
const BY_LETTERS: ReadonlyMap<string, string> = new Map(
  [...KNOWN.values()]
    .filter((name) => name.includes(' ') && !names.provinces.includes(name))
    .map((name) => [foldBase(name), name]),
);
const BY_SQUASHED: ReadonlyMap<string, string> = new Map(
  [...BY_LETTERS.values()].map((name) => [squashed(name), name.toLocaleUpperCase('vi')]),
);

/**
 * A recognised line that is the whole name of a known organ but for its marks and blanks, and a letter that was read
 * wrong ("SỞ V TẺ"), as it should stand. What was recognised is always shown as to be compared with the paper.
 */
export function organAsPrinted(line: string): string {
  const letters = squashed(line);
  return BY_SQUASHED.get(letters) ?? nearest(letters) ?? line;
}

/** So many letters of a name make up for one that is wrong; a department's name begins alike, so that fewer do. */
const LETTERS_FOR_ONE = 10;
const LETTERS_OF_DEPARTMENT = 4;

function nearest(letters: string): string | undefined {
  const least = letters.startsWith('so') ? LETTERS_OF_DEPARTMENT : LETTERS_FOR_ONE;
  if (letters.length < least) return undefined;
  const near = [...BY_SQUASHED].filter(([name]) => isOneOff(name, letters));
  return near.length === 1 ? near[0]?.[1] : undefined;
}

const KINDS_OF_PLACES = ['TỈNH', 'THÀNH PHỐ'].map((kind) => ({ kind, letters: squashed(kind) }));
/** The places by the letters of kind and name ("tinhkiengiang"), as they are printed. */
const PLACES: ReadonlyMap<string, string> = new Map(
  KINDS_OF_PLACES.flatMap(({ kind, letters }) =>
    names.provinces.map((name): [string, string] => [
      `${letters}${squashed(name)}`,
      `${kind} ${name.toLocaleUpperCase('vi')}`,
    ]),
  ),
);
const COMMITTEE = 'UBND';
/** Letters of kind and name that make up for one that is wrong: "Hà Giang" is no "Hậu Giang". */
const LETTERS_OF_PLACE = 15;

/**
 * A recognised line that ends with a province or a city, in letters at least, with its marks and blanks ("UBND TĨNH KIÊN
 * GIANG", "THÀNH PHÓ HÒ CHÍ MINH"), and the people's committee before it.
 */
export function placeAsPrinted(line: string): string {
  for (const { letters: kind } of KINDS_OF_PLACES)
    for (const { index } of line.matchAll(/\p{L}/gu)) {
      const tail = squashed(line.slice(index));
      if (!tail.startsWith(kind)) continue;
      const place = PLACES.get(tail) ?? nearPlace(tail);
      if (place === undefined) continue;
      const before = line.slice(0, index).trim();
      const isCommittee = before !== '' && isOneOff(squashed(before), squashed(COMMITTEE));
      return `${isCommittee ? COMMITTEE : before} ${place}`.trim();
    }
  return line;
}

function nearPlace(letters: string): string | undefined {
  if (letters.length < LETTERS_OF_PLACE) return undefined;
  const near = [...PLACES].filter(([name]) => isOneOff(name, letters));
  return near.length === 1 ? near[0]?.[1] : undefined;
}

const LONGEST = Math.max(...[...KNOWN.keys()].map((key) => key.split(' ').length));

/** A name in capitals as it is registered: known names in their spelling, of others the words that begin a name. */
export function issuerName(capitals: string): string {
  const words = normaliseLine(capitals).split(' ');
  const shown: string[] = [];
  let inPlace = false;
  let begins = true;
  for (let at = 0; at < words.length;) {
    const known = knownAt(words, at, inPlace);
    if (known !== null) {
      shown.push(known.name);
      inPlace = PLACES_FOLLOW.includes(foldExact(known.name));
      begins = ORGAN_FOLLOWS.includes(foldExact(known.name));
      at += known.count;
      continue;
    }
    const word = words[at] ?? '';
    if (!/\p{L}/u.test(word)) {
      shown.push(word);
      inPlace = false;
      begins = true;
      at += 1;
      continue;
    }
    const rest = foldExact(words.slice(at).join(' '));
    const place = placeAt(rest);
    const organ: string | null = place === null ? startOf(rest, begins ? KINDS : LONG_KINDS) : null;
    const count = (place ?? organ ?? 'x').split(' ').length;
    const lower = words
      .slice(at, at + count)
      .map((part) => (isShortForm(part) ? part : part.toLocaleLowerCase('vi')))
      .join(' ');
    shown.push(place === null && (begins || inPlace || organ !== null) ? upperFirst(lower) : lower);
    inPlace = place !== null || (inPlace && organ === null);
    begins = organ !== null;
    at += count;
  }
  return upperFirst(shown.join(' '));
}

/** Kinds of organs where a name begins. */
const KINDS = [...UPPER_ORGANS, ...OWN_ORGANS].toSorted((a, b) => b.length - a.length);
/** Within a name only those of several words: "môi trường", "dịch vụ", "phòng cháy" end or begin like a kind. */
const LONG_KINDS = KINDS.filter((kind) => kind.includes(' '));

/** "PCCC", "CNCH", "TNHH": capitals without a vowel are no word of a name in small letters. */
const isShortForm = (word: string): boolean => /^[BCDĐGHKLMNPQRSTVX]{2,}$/u.test(word);

const upperFirst = (text: string): string => `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}`;

/** `inPlace`: a name of a place goes on here, which may differ from an organ's by its marks alone. */
function knownAt(
  words: readonly string[],
  at: number,
  inPlace: boolean,
): { name: string; count: number } | null {
  for (let count = Math.min(LONGEST + 2, words.length - at); count > 0; count -= 1) {
    const part = words.slice(at, at + count);
    const last = part.at(-1) ?? '';
    if (!/\p{L}/u.test(part[0] ?? '') || !/\p{L}/u.test(last)) continue;
    const name =
      KNOWN.get(foldExact(part.join(' '))) ??
      (inPlace ? undefined : BY_LETTERS.get(foldBase(part.join(' '))));
    if (name !== undefined) return { name: last.endsWith(',') ? `${name},` : name, count };
  }
  return null;
}
