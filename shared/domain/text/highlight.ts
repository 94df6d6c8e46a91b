import { words } from './fold.ts';
import { occurrences, type Query } from './match.ts';

/** Half-open range of UTF-16 offsets in the text as given. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What to mark in a visible row: all occurrences of all parts, merged and in order. A phrase is one range. */
export function highlightRanges(query: Query, text: string): TextRange[] {
  const tokens = words(text);
  const ranges: TextRange[] = [];
  for (const part of query.parts) {
    for (const hit of occurrences(part, tokens)) {
      const first = tokens[hit.from];
      const last = tokens[hit.to - 1];
      if (first && last) ranges.push({ start: first.start, end: last.end });
    }
  }
  return mergeRanges(ranges);
}

function mergeRanges(ranges: TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else {
      merged.push(range);
    }
  }
  return merged;
}
