import { isIyWord, type Word, withI, withoutLeadingZeros, words } from './fold.ts';

/** Behaviours beyond the plain rule. */
export interface MatchOptions {
  /** The last word of the query is unfinished: it matches words that begin with it. */
  readonly prefix: boolean;
  /** Final y and i are the same in hy, ky, ly, my, sy, ty, vy, quy. */
  readonly iy: boolean;
  /** Leading zeros of numbers do not count. */
  readonly zero: boolean;
  /** Abbreviation (base form, "cds") to its full forms as typed; a word listed matches its full form as a phrase. */
  readonly abbreviations: ReadonlyMap<string, readonly string[]>;
  /** Whether the options reach into quoted phrases. The product says no: quotes mean "exactly these words". */
  readonly inQuotes: boolean;
}

export const PLAIN: MatchOptions = {
  prefix: false,
  iy: false,
  zero: false,
  abbreviations: new Map(),
  inQuotes: false,
};

const MATCH_LEVELS = ['exact', 'toneless', 'base'] as const;
export type MatchLevel = (typeof MATCH_LEVELS)[number];

/** One word of a part: what was typed, or what it abbreviates. */
interface Element {
  readonly alternatives: readonly Alternative[];
}
interface Alternative {
  readonly words: readonly Word[];
  /** True when this is the full form of an abbreviation and not what was typed. */
  readonly expanded: boolean;
  readonly prefix: boolean;
}
export interface QueryPart {
  readonly quoted: boolean;
  readonly elements: readonly Element[];
  readonly iy: boolean;
  readonly zero: boolean;
}
export interface Query {
  readonly parts: readonly QueryPart[];
}

/** Levels in steps of two; one more when an option was needed: exact 0, exact by an option 1, tone-less 2 … */
export type Rank = number;
const NO_MATCH = Number.POSITIVE_INFINITY;

/** A query is cut at white space into parts; a part in double quotes is one part. An open quote runs to the end. */
export function splitQuery(query: string): { text: string; quoted: boolean }[] {
  const parts: { text: string; quoted: boolean }[] = [];
  for (const found of query.matchAll(/["“”„](?<phrase>[^"“”„]*)(?:["“”„]|$)|(?<plain>[^\s"“”„]+)/gu)) {
    const phrase = found.groups?.['phrase'];
    parts.push(
      phrase === undefined
        ? { text: found.groups?.['plain'] ?? '', quoted: false }
        : { text: phrase, quoted: true },
    );
  }
  return parts;
}

export function parseQuery(query: string, options: MatchOptions): Query {
  const raw = splitQuery(query).map((part) => ({ ...part, words: words(part.text) }));
  const parts = raw.filter((part) => part.words.length > 0);
  return {
    parts: parts.map((part, index) => {
      const open = !part.quoted || options.inQuotes;
      const prefix = options.prefix && open && index === parts.length - 1;
      return {
        quoted: part.quoted,
        iy: options.iy && open,
        zero: options.zero && open,
        elements: part.words.map((word, at) =>
          element(
            word,
            prefix && at === part.words.length - 1,
            open ? options.abbreviations : PLAIN.abbreviations,
          ),
        ),
      };
    }),
  };
}

function element(word: Word, prefix: boolean, abbreviations: MatchOptions['abbreviations']): Element {
  const typed: Alternative = { words: [word], expanded: false, prefix };
  const full = (abbreviations.get(word.base) ?? []).map((form): Alternative => ({
    words: words(form),
    expanded: true,
    prefix: false,
  }));
  return { alternatives: [typed, ...full.filter((alternative) => alternative.words.length > 0)] };
}

/** Rank of one word of the text against one word of the query. */
function wordRank(query: Word, text: Word, part: QueryPart, prefix: boolean): Rank {
  if (query.base === text.base) {
    if (query.exact === text.exact) return 0;
    return query.toneless === text.toneless ? 2 : 4;
  }
  if (part.zero && query.isNumber && text.isNumber) {
    if (withoutLeadingZeros(query.base) === withoutLeadingZeros(text.base)) return 1;
  }
  // two spellings that are one with i are both of such words
  if (part.iy && isIyWord(query.base) && withI(query.base, query.base) === withI(text.base, text.base)) {
    if (withI(query.exact, query.base) === withI(text.exact, text.base)) return 1;
    return withI(query.toneless, query.base) === withI(text.toneless, text.base) ? 3 : 5;
  }
  if (prefix && text.base.startsWith(query.base)) {
    if (text.exact.startsWith(query.exact)) return 1;
    return text.toneless.startsWith(query.toneless) ? 3 : 5;
  }
  return NO_MATCH;
}

/** An occurrence: rank and the words of the text it covers, `to` exclusive. */
export interface Occurrence {
  readonly rank: Rank;
  readonly from: number;
  readonly to: number;
}

/** Best way to read elements[elementAt…] at the word `at` of the text; an occurrence has the rank of its worst word. */
function readFrom(
  part: QueryPart,
  text: readonly Word[],
  elementAt: number,
  at: number,
): { rank: Rank; to: number } {
  const next = part.elements[elementAt];
  if (!next) return { rank: 0, to: at };
  let best = { rank: NO_MATCH, to: at };
  for (const alternative of next.alternatives) {
    let rank: Rank = alternative.expanded ? 1 : 0;
    for (let i = 0; i < alternative.words.length && rank < best.rank; i += 1) {
      const query = alternative.words[i];
      const word = text[at + i];
      rank = query && word ? Math.max(rank, wordRank(query, word, part, alternative.prefix)) : NO_MATCH;
    }
    if (rank >= best.rank) continue;
    const rest = readFrom(part, text, elementAt + 1, at + alternative.words.length);
    const whole = Math.max(rank, rest.rank);
    if (whole < best.rank) best = { rank: whole, to: rest.to };
  }
  return best;
}

/** Whether a part can be read from a word at all: most words of a text are none that it begins with. */
function begins(part: QueryPart, word: Word): boolean {
  for (const { words: typed, prefix } of part.elements[0]?.alternatives ?? []) {
    const [first] = typed;
    if (first !== undefined && wordRank(first, word, part, prefix) !== NO_MATCH) return true;
  }
  return false;
}

/** Every occurrence of a part, in text order. */
export function occurrences(part: QueryPart, text: readonly Word[]): Occurrence[] {
  const found: Occurrence[] = [];
  for (const [at, word] of text.entries()) {
    if (!begins(part, word)) continue;
    const read = readFrom(part, text, 0, at);
    if (read.rank !== NO_MATCH) found.push({ rank: read.rank, from: at, to: read.to });
  }
  return found;
}

/**
 * Rank of a text, or null when it does not match: the worst of its parts, each part by its best occurrence.
 * 0 is an exact match by the plain rule; the level is `levelOfRank(rank)`.
 */
export function matchRank(query: Query, text: readonly Word[]): Rank | null {
  if (query.parts.length === 0) return null;
  let worst = 0;
  for (const part of query.parts) {
    let best = NO_MATCH;
    for (let at = 0; at < text.length && best > 0; at += 1) {
      const word = text[at];
      if (word !== undefined && begins(part, word)) best = Math.min(best, readFrom(part, text, 0, at).rank);
    }
    if (best === NO_MATCH) return null;
    worst = Math.max(worst, best);
  }
  return worst;
}

export function levelOfRank(rank: Rank): MatchLevel {
  return MATCH_LEVELS[Math.floor(rank / 2)] ?? 'base';
}

/** Level of a text for a query typed by a person, or null. */
export function matchText(query: string, text: string, options: MatchOptions = PLAIN): MatchLevel | null {
  const rank = matchRank(parseQuery(query, options), words(text));
  return rank === null ? null : levelOfRank(rank);
}
