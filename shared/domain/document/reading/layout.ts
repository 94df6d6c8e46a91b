import { foldExact } from '../../text/fold.ts';
import data from './layout.json' with { type: 'json' };

/**
 * The words by which the parts of a first page are told apart. They are data, but no dated rule pack: a page of any
 * year may come in, and what the words say binds nobody; the packs of the layout rules say how our own pages must look.
 */
const folded = (words: readonly string[]): readonly string[] =>
  words.map(foldExact).toSorted((a, b) => b.length - a.length);

export const MOTTOS = data.mottos;
export const NOT_A_HEAD = folded(data.notAHead);
export const FOOT = folded(data.foot);
export const TYPES: readonly string[] = data.types;
export const SUBJECT_ENDS = folded(data.subjectEnds);
export const TEXT_BEGINS = folded(data.textBegins);
export const NUMBERED_PARTS = folded(data.numberedParts);
export const AUTHORITIES = folded(data.authorities);
export const NUMBER_WORDS = folded(data.numberWords);
export const UPPER_ORGANS = folded(data.upperOrgans);
export const OWN_ORGANS = folded(data.ownOrgans);
/** Words that begin an organ's name or go on with one. */
export const WEAK_ORGANS = folded(data.weakOrgans);
export const OF_THE_WHOLE = folded(data.ofTheWholeUpperOrgan);
export const OF_THE_PLACE = folded(data.ofThePlace);
const PLACES = folded(data.places);
const NOT_PLACES = folded(data.notPlaces);
export const PLACES_FOLLOW = folded(data.placesFollow);
export const ORGAN_FOLLOWS = folded(data.organFollows);
export const CONNECTORS: ReadonlySet<string> = new Set(data.connectors);
export const IN_FULL = data.inFull;
export const MARKING = {
  alone: folded(data.marking.alone),
  beginnings: folded(data.marking.beginnings),
} as const;
export const STAMP = folded(data.stamp);
export const REGISTRY_STAMP = folded(data.registryStamp);
export const ONLY_FROM_DAMAGE: ReadonlySet<string> = new Set(data.onlyFromDamage);
/** Words in capitals that recognisers give another mark, where the word that they write makes no name. */
export const CAPITALS_MISTAKEN: ReadonlyMap<string, string> = new Map(Object.entries(data.capitalsMistaken));
/** Cyrillic letters that recognisers put for Latin ones. */
export const LOOKALIKES: ReadonlyMap<string, string> = new Map(Object.entries(data.lookalikes));
/** Names of types by their symbols, without symbols that organs have as well. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries(data.symbols).map(([symbol, name]) => [foldExact(symbol), name]),
);
export const DEADLINES = data.deadlines;
const { byTheirType, never, words } = data.asks;
export const ASKS = { byTheirType, never, words: folded(words) } as const;
export const LIMITS = data.limits;

/** The longest of the words that a folded text begins with, as whole words; null for none. */
export function startOf(text: string, words: readonly string[]): string | null {
  return words.find((word) => text === word || text.startsWith(`${word} `)) ?? null;
}

/** The word for a kind of place ("xã", but not "xã hội") that a folded text begins with; null for none. */
export const placeAt = (folded: string): string | null =>
  startOf(folded, NOT_PLACES) === null ? startOf(folded, PLACES) : null;

/** Does a folded name say which place it belongs to? */
export function hasPlace(folded: string): boolean {
  const words = folded.split(' ');
  return words.some((_, at) => placeAt(words.slice(at).join(' ')) !== null);
}
