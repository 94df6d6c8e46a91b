import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { visibleLines } from '../knowing/needToKnow.ts';

export interface Scope {
  readonly allLines: 0 | 1;
  readonly reader: string;
}

/** The states in which a document is still somebody's work, as a list of SQL. */
export const OPEN = "('registered','presented','directed','in-progress','unopened')";

/** Ways into a list besides its own order. */
export type ListIndex = 'due' | 'holder' | 'open' | 'state' | 'issuer' | 'document' | null;

/**
 * Where a person reads the lines of a book: in the book itself, or, of a classified one of which they may know only
 * some lines, in their own list of exactly these (`reader_list`). Bind `book` and the scope.
 */
export interface Place {
  /** the table under the alias `l`, with the index pinned */
  readonly lines: (index: ListIndex) => string;
  /** the condition on the book, and on the reader */
  readonly whose: string;
}

export const BOOK_ITSELF: Place = {
  lines: (index) => `doc_list l ${index === null ? 'NOT INDEXED' : `INDEXED BY doc_list_${index}`}`,
  whose: 'l.book_kind = :book',
};
/** Of an open book what was raised since shows only to those who may know of it. */
const BOOK_SEEN: Place = { lines: BOOK_ITSELF.lines, whose: `${BOOK_ITSELF.whose} AND ${visibleLines('l')}` };
/** Own lists are short: what no index leads to is found by walking them. */
export const OWN_LIST: Place = {
  lines: (index) =>
    `reader_list l ${index === null || index === 'holder' || index === 'issuer' ? 'NOT INDEXED' : `INDEXED BY reader_list_${index}`}`,
  whose: 'l.person_id = :reader AND l.book_kind = :book',
};

export function placeOf(book: BookKind, scope: Scope): Place {
  if (scope.allLines === 1) return BOOK_ITSELF;
  return book.startsWith('classified') ? OWN_LIST : BOOK_SEEN;
}
