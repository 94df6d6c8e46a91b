import { baseOf } from './markTokens.ts';
import type { ScreenRule } from './screenRule.ts';

const EDGE = '(?<![\\p{L}\\d])';
const END = '(?![\\p{L}\\d])';
/** What may stand between words of one thing. */
const GAP = '[\\s:;"“”\'‘’«»()\\[\\]{}*_/.=–-]{1,4}';
/** Stands for no text where a pack has no such words. */
const NEVER = /(?!)/u;

/** Words with their marks, and as they are typed without. */
export interface Told {
  readonly marked: RegExp;
  readonly bare: RegExp;
}

/** The words of the pack that are looked for in what is told of papers; in small letters. */
export interface ToldPatterns {
  /** ends in what a paper is called, and what may stand between that and a level */
  readonly called: Told;
  /** what a paper is called, anywhere */
  readonly papers: Told;
  /** ends in what a stamp is called */
  readonly stamped: Told;
  readonly inHand: Told;
  readonly taught: Told;
  readonly usual: Told;
  /** ends in what stands before any paper */
  readonly any: Told;
  /** ends in what all papers of an office are called by */
  readonly kind: Told;
  /** something happens to one paper */
  readonly event: Told;
  /** begins with what may follow a level that is written without its marks */
  readonly after: Told;
  readonly sweet: Told;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
/** The longest first; `#` is a number, and spaces may be missing. */
const anyOf = (phrases: readonly string[]): string =>
  `(?:${phrases
    .toSorted((first, second) => second.length - first.length)
    .map((phrase) =>
      phrase
        .split(' ')
        .map((word) => (word === '#' ? '\\d{1,4}' : escaped(word)))
        .join('\\s{0,2}'),
    )
    .join('|')})`;

/** @param phrasesOf the phrases of a kind, in small letters */
export function toldPatterns(phrasesOf: (kind: ScreenRule['kind']) => readonly string[]): ToldPatterns {
  const told = (
    kind: ScreenRule['kind'],
    pattern: (anyOfThem: string, spelled: (phrase: string) => string) => string,
  ): Told => {
    const made = (spelled: (phrase: string) => string): RegExp => {
      const phrases = [...new Set(phrasesOf(kind).map(spelled))];
      return phrases.length === 0 ? NEVER : new RegExp(pattern(anyOf(phrases), spelled), 'u');
    };
    return { marked: made((phrase) => phrase), bare: made(baseOf) };
  };
  const linksOf = (spelled: (phrase: string) => string): string => {
    const links = [...new Set(phrasesOf('mark-link').map(spelled))];
    return links.length === 0 ? '' : `(?:${GAP}${anyOf(links)}){0,6}`;
  };
  const within = (one: string): string => `${EDGE}${one}${END}`;
  return {
    called: told('mark-paper', (one, spelled) => `${EDGE}${one}${linksOf(spelled)}${GAP}$`),
    papers: told('mark-paper', within),
    stamped: told('mark-stamp', (one) => `${EDGE}${one}${GAP}$`),
    inHand: told('mark-hand', within),
    taught: told('mark-taught', within),
    usual: told('mark-usual', within),
    any: told('mark-any', (one) => `${EDGE}${one}(?: \\p{L}{1,6})?${GAP}$`),
    kind: told('mark-kind', (one) => `${EDGE}${one}(?: \\p{L}{2,3})?${GAP}$`),
    event: told('mark-event', within),
    after: told('mark-after', (one) => `^\\s{1,2}${one}${END}`),
    sweet: told('mark-sweet', within),
  };
}
