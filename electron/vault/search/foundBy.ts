import { type FoundLine, foundLine } from '../../../shared/domain/text/foundLine.ts';
import type { Query } from '../../../shared/domain/text/match.ts';
import { rankFields } from '../../../shared/domain/text/searchQuery.ts';
import type { Db } from '../db/handles.ts';
import type { Found, Shown } from './store.ts';
import { wordsOfFiles } from './wordsOfFiles.ts';

/** Letters of files that are read again for one page of hits. */
const MOST_LETTERS = 200_000;

/**
 * For each hit of one page the line that it was found by, where its title does not say so: of what people wrote about it,
 * then of its note and places, then of its files.
 */
export function linesOfHits(db: Db, query: Query, readsFiles: (id: string) => boolean) {
  let left = MOST_LETTERS;
  return ({ kind, id }: Found, shown: Shown): FoundLine | null => {
    if (rankFields(query, [shown.code, shown.title ?? '', shown.issuer]) !== null) return null;
    const best = bestOf(query, [...shown.said, ...shown.body.split('\n')]);
    if (best?.parts === query.parts.length || kind !== 'document' || !shown.hasFileWords || left <= 0)
      return best;
    if (!readsFiles(id)) return best;
    const words = wordsOfFiles(db, id).slice(0, left);
    left -= words.length;
    return bestOf(query, [words], best);
  };
}

function bestOf(query: Query, texts: readonly string[], before: FoundLine | null = null): FoundLine | null {
  let best = before;
  for (const text of texts) {
    const line = foundLine(query, text);
    if (line !== null && line.parts > (best?.parts ?? 0)) best = line;
  }
  return best;
}
