import { baseKey, baseTerm, hasOtherSpelling, type Word, words } from './fold.ts';
import {
  matchRank,
  type MatchOptions,
  parseQuery,
  PLAIN,
  type Query,
  type QueryPart,
  type Rank,
} from './match.ts';

/**
 * A user's query as an FTS5 plan over an index with two columns per text, filled by `indexForms` (exact
 * spelling; base: no marks, y as i, no leading zeros, each word marked). `candidates` finds at least every text that matches;
 * `exact` finds exactly those that match in the spelling as typed. The words of both strings are letters and
 * digits only and each stands in quotes, so nothing the user types can be read as FTS5 syntax.
 */
export interface SearchPlan {
  readonly query: Query;
  /** FTS5 expression over the base columns, without a column filter. */
  readonly candidates: string;
  /** FTS5 expression over the exact columns, without a column filter; texts of this tier rank first. */
  readonly exact: string;
  /** The same, of texts in which all parts follow each other as typed. */
  readonly phrase: string;
  readonly exactPhrase: string;
  /** True when every candidate is a match as it stands, so that rows need no second look in JS. */
  readonly candidatesAreMatches: boolean;
}

/** Phrases tried for one part when abbreviations are spelled out; a part needs more only by intent. */
const MOST_READINGS = 16;

const quote = (tokens: readonly string[], prefix: boolean): string =>
  `"${tokens.join(' ')}"${prefix ? '*' : ''}`;

/** All readings of a part: one list of words per way to spell out its abbreviations. */
function readings(part: QueryPart): { words: readonly Word[]; prefix: boolean }[] {
  let all: { words: readonly Word[]; prefix: boolean }[] = [{ words: [], prefix: false }];
  for (const element of part.elements) {
    all = all
      .flatMap((reading) =>
        element.alternatives.map((alternative) => ({
          words: [...reading.words, ...alternative.words],
          prefix: alternative.prefix,
        })),
      )
      .slice(0, MOST_READINGS);
  }
  return all;
}

function candidatesOf(part: QueryPart): string {
  const phrases = new Set(readings(part).flatMap(phrasesOf));
  const distinct = [...phrases];
  return distinct.length === 1 ? (distinct[0] ?? '') : `(${distinct.join(' OR ')})`;
}

/** An unfinished word stands in the index either folded ("kỹ" as "ki") or as the start of a longer word ("kyoto"). */
function phrasesOf(reading: { words: readonly Word[]; prefix: boolean }): string[] {
  const keys = reading.words.map((word) => baseTerm(baseKey(word)));
  const last = reading.words.at(-1);
  if (!reading.prefix || !last || baseKey(last) === last.base) return [quote(keys, reading.prefix)];
  return [quote(keys, last.isNumber), quote([...keys.slice(0, -1), baseTerm(last.base)], true)];
}

function exactOf(part: QueryPart): string {
  const typed = readings(part)[0];
  return typed
    ? quote(
        typed.words.map((word) => word.exact),
        typed.prefix,
      )
    : '';
}

/** Null when the query has no word in it. */
export function planSearch(text: string, options: MatchOptions = PLAIN): SearchPlan | null {
  const query = parseQuery(text, options);
  if (query.parts.length === 0) return null;
  return {
    query,
    candidates: query.parts.map(candidatesOf).join(' AND '),
    exact: query.parts.map(exactOf).join(' AND '),
    phrase: phraseOf(query.parts),
    exactPhrase: exactOf(asOnePart(query.parts)),
    candidatesAreMatches: query.parts.every(isDecidedByIndex),
  };
}

const asOnePart = ([first, ...others]: readonly QueryPart[]): QueryPart => ({
  quoted: false,
  iy: false,
  zero: false,
  ...first,
  elements: [first, ...others].flatMap((part) => part?.elements ?? []),
});

const phraseOf = (parts: readonly QueryPart[]): string => candidatesOf(asOnePart(parts));

/** False where the base column folds further than the rule of this part does. */
function isDecidedByIndex(part: QueryPart): boolean {
  return readings(part).every((reading) =>
    reading.words.every((word, at) => {
      if (!hasOtherSpelling(word)) return true;
      const unfinished = reading.prefix && at === reading.words.length - 1;
      return !unfinished && (word.isNumber ? part.zero : part.iy);
    }),
  );
}

/** An FTS5 expression restricted to columns, e.g. `inColumns(['fs','fb'], plan.candidates)`. */
export function inColumns(columns: readonly string[], expression: string): string {
  return `{${columns.join(' ')}} : (${expression})`;
}

/** A text of several fields (number, subject, issuer): each part may match in another field. */
export function rankFields(query: Query, fields: readonly string[]): Rank | null {
  return matchRank(query, fieldWords(fields));
}

/** Words of all fields one after another, with a gap between fields that no phrase crosses. */
export function fieldWords(fields: readonly string[]): Word[] {
  const gap: Word = { exact: '', toneless: '', base: '', start: 0, end: 0, isNumber: false };
  return fields.flatMap((field, index) => (index === 0 ? words(field) : [gap, ...words(field)]));
}
