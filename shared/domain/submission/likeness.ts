import { words } from '../text/fold.ts';
import { BINDING, COMMON } from './bindingWords.ts';
import { hasUnit, type Matter } from './matter.ts';
import { differInPlace } from './namedPlaces.ts';

/**
 * How alike two submissions are. A letter in other words keeps names of places, things and figures, and what is rare among
 * all letters says most; two strangers share the turns that everybody uses. The beginning of each is sought in the whole
 * other one, so that neither another order nor the same long ending plays a part. Two that name different places of one
 * kind are never the same matter.
 */

/** The matter stands at the beginning; closing turns are shared by strangers. Words beyond these are not compared. */
const MOST_WORDS = 100;

/** The distinct words of a text that can say what it is about. */
export function tellingWords(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of words(text.slice(0, MOST_WORDS * 12)).slice(0, MOST_WORDS)) {
    if (word.base.length < 2 && !word.isNumber) continue;
    if (!BINDING.has(word.base)) found.add(word.base);
  }
  return found;
}

/** Fewer words than this say nothing by their share. */
const FEWEST = 4;

/** 0 to 100: how many of the words of both are in both. For rows of one table that are nearly the same. */
export function sharedPercent(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : Math.round((shared / Math.max(all, FEWEST)) * 100);
}

/** Folded words as a text itself writes them, for people to read; one that it does not have stays as it is. */
export function asWritten(folded: readonly string[], text: string): string[] {
  const spelled = spellings(text);
  return folded.map((word) => spelled.get(word) ?? word);
}

/** The same, of words that were made one with others ("bay" for "7", "oto" for "xe hơi"): what the text says otherwise is left out. */
export function asRead(folded: readonly string[], text: string): string[] {
  const spelled = spellings(text);
  return folded.flatMap((word) => spelled.get(word) ?? []);
}

function spellings(text: string): ReadonlyMap<string, string> {
  const spelled = new Map<string, string>();
  for (const { base, start, end } of words(text))
    if (!spelled.has(base)) spelled.set(base, text.slice(start, end).toLowerCase());
  return spelled;
}

/** What is known of all letters. */
export interface Letters {
  readonly records: number;
  /** records that have a word */
  readonly countOf: (word: string) => number;
}

export interface Likeness {
  /** 0 to 100 */
  readonly percent: number;
  /** words that both have, rarest first: what the likeness rests on */
  readonly shared: string[];
}

/** As if so many letters had been read before the first, and a new word had been in so many of them. */
const BEFORE = { letters: 50, withWord: 0.3, withCommon: 6 } as const;
/** A pair of neighbours counts so much of its two words. */
const PAIR = 0.4;
/** Less weight than this says nothing by its share: of two or three short sentences. */
const LEAST_WEIGHT = 80;
/** The same words about another place are shown as no more than this. */
const ELSEWHERE_PERCENT = 20;

export function likeness(a: Matter, b: Matter, letters: Letters): Likeness {
  const weightOf = weighing(letters);
  const shared = a.head.words.filter((word, index) => {
    const one = a.head.ones[index] ?? 0;
    return word !== '' && !word.includes('_') && one !== 0 && hasUnit(b.all, one);
  });
  const percent = Math.round(Math.sqrt(found(a, b, weightOf) * found(b, a, weightOf)) * 100);
  return {
    percent: differInPlace(a.places, b.places) ? Math.min(percent, ELSEWHERE_PERCENT) : percent,
    shared: shared.sort((x, y) => letters.countOf(x) - letters.countOf(y)),
  };
}

/** A word weighs the more, the fewer letters have it. */
function weighing({ records, countOf }: Letters): (word: string) => number {
  const all = records + BEFORE.letters;
  return (word) => (word === '' ? 0 : Math.log(all / (countOf(word) + beforeOf(word))));
}

const beforeOf = (word: string): number => (COMMON.has(word) ? BEFORE.withCommon : BEFORE.withWord);

/** The share of the head of one letter, by weight, that is somewhere in another. */
function found(of: Matter, inside: Matter, weightOf: (word: string) => number): number {
  const { words: said, ones, pairs } = of.head;
  let [all, there] = [0, 0];
  let weight = weightOf(said[0] ?? '');
  for (let at = 0; at < said.length; at += 1) {
    const next = weightOf(said[at + 1] ?? '');
    const [one, pair] = [ones[at] ?? 0, pairs[at] ?? 0];
    if (one !== 0) {
      all += weight;
      if (hasUnit(inside.all, one)) there += weight;
    }
    if (pair !== 0) {
      all += (weight + next) * PAIR;
      if (hasUnit(inside.all, pair)) there += (weight + next) * PAIR;
    }
    weight = next;
  }
  return there / Math.max(all, LEAST_WEIGHT);
}
