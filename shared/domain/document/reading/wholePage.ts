import { healthOf, type TextHealth } from './health.ts';
import { parted, rowsOf } from './lines.ts';
import type { PageText } from './pageText.ts';
import { repaired } from './repair.ts';

/** All the words of a page, line by line, for the search, and whether they can be read. */
export function wordsOfWholePage(page: PageText): { readonly words: string; readonly health: TextHealth } {
  const rows = rowsOf(parted(repaired(page.items)));
  return { words: rows.map(({ text }) => text).join('\n'), health: healthOf(rows) };
}
