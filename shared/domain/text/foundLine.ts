import { words } from './fold.ts';
import { highlightRanges, type TextRange } from './highlight.ts';
import { occurrences, type Query } from './match.ts';

/** The place of a text that a query was found by, short enough for a row, with what to mark in it. */
export interface FoundLine {
  readonly text: string;
  readonly marks: readonly TextRange[];
  /** how many parts of the query stand in it */
  readonly parts: number;
}

/** Words that are looked at together, and letters that are shown. */
const WINDOW = 24;
const SHOWN = 120;
const LEAD = 4;

/** Where most parts of a query stand closest together; null when none of them occurs. */
export function foundLine(query: Query, text: string): FoundLine | null {
  const tokens = words(text);
  const found = query.parts
    .flatMap((part, index) => occurrences(part, tokens).map(({ from, to }) => ({ part: index, from, to })))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let best: { first: number; last: number; parts: number } | null = null;
  for (const [at, { from }] of found.entries()) {
    const seen = new Set<number>();
    for (let i = at; i < found.length; i += 1) {
      const next = found[i];
      if (next === undefined || next.to - from > WINDOW) break;
      if (seen.has(next.part)) continue;
      seen.add(next.part);
      const span = next.to - from;
      const isBetter =
        best === null ||
        seen.size > best.parts ||
        (seen.size === best.parts && span < best.last + 1 - best.first);
      if (isBetter) best = { first: from, last: next.to - 1, parts: seen.size };
    }
  }
  if (best === null) return null;
  const shown = cut(text, tokens, best);
  return { text: shown, marks: highlightRanges(query, shown), parts: best.parts };
}

/** Some words before the place, and behind it as many as a row has room for. */
function cut(
  text: string,
  tokens: readonly { readonly start: number; readonly end: number }[],
  { first, last }: { readonly first: number; readonly last: number },
): string {
  const from = Math.max(0, first - LEAD);
  let to = last;
  const start = tokens[from]?.start ?? 0;
  while (to + 1 < tokens.length && (tokens[to + 1]?.end ?? 0) - start <= SHOWN) to += 1;
  const end = tokens[to]?.end ?? text.length;
  const words = text.slice(start, end).replaceAll(/\s+/gu, ' ');
  return `${from > 0 ? '… ' : ''}${words}${to + 1 < tokens.length ? ' …' : ''}`;
}
