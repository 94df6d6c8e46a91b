import { z } from 'zod';
import { DocumentState } from '../../../shared/ipc/contract/documentStates.ts';
import { type BookKind, Level } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { manyOf } from '../db/statements.ts';
import { BOOK_ITSELF, OPEN, OWN_LIST, placeOf, type Scope } from './listPlaces.ts';
import { visibleLines } from '../knowing/needToKnow.ts';

const Counter = z.object({ state: DocumentState, level: Level, holderId: z.string(), n: z.number() });
export type Counter = z.infer<typeof Counter>;

/** Counts of a book by state, level and holder, kept by triggers. */
export const countersOf = manyOf(Counter)<[book: BookKind]>(`
  SELECT state, level, holder_id AS holderId, n FROM doc_counter WHERE book_kind = ? AND n > 0`);

/** What of a book counts for someone: everything, or of a classified one their own lines, of an open one not what was raised. */
export function countersSeen(db: Db, book: BookKind, scope: Scope): Counter[] {
  if (scope.allLines === 1) return countersOf(db, book);
  if (book.startsWith('classified')) return countersOfReader(db, book, scope.reader);
  const open = countersOf(db, book).filter((counter) => counter.level === 'none');
  return [...open, ...countersOfRaised(db, book, scope)];
}

/** The few lines of an open book that were raised, as far as someone may know of them. */
const countersOfRaised = manyOf(Counter)<[book: BookKind, scope: Scope]>(`
  SELECT l.state, l.level, ifnull(l.holder_id, '') AS holderId, count(*) AS n FROM doc_list l INDEXED BY doc_list_raised
   WHERE l.book_kind = ? AND l.level <> 'none' AND l.book_kind IN ('incoming','outgoing') AND ${visibleLines('l')} GROUP BY 1, 2, 3`);

/** The same for someone who sees only the classified documents in which they take part. */
export const countersOfReader = manyOf(Counter)<[book: BookKind, reader: string]>(`
  SELECT state, level, holder_id AS holderId, n FROM reader_counter WHERE person_id = :2 AND book_kind = :1 AND n > 0`);

/** What is overdue of a book; of a reader's own list a sum over the days on which something is due (`reader_due`). */
export function overdueStatement(book: BookKind, scope: Scope): string {
  if (scope.allLines === 0 && book.startsWith('classified'))
    return `SELECT ifnull(sum(l.n), 0) AS n FROM reader_due l
      WHERE ${OWN_LIST.whose} AND l.due_on <= :date AND (l.due_on < :date OR (l.due_time <> '' AND l.due_time < :time))`;
  const place = countsApart(book, scope) ? BOOK_ITSELF : placeOf(book, scope);
  return `SELECT count(*) AS n FROM ${place.lines('due')}
    WHERE ${place.whose} AND l.due_on <= :date AND l.state IN ${OPEN} AND (l.due_on < :date OR l.due_time < :time)`;
}

/** Of an open book only what was raised since is hidden from anyone: counted apart, so that the count stays in its index. */
const countsApart = (book: BookKind, scope: Scope): boolean =>
  !book.startsWith('classified') && scope.allLines === 0;

const HIDDEN_OVERDUE = `SELECT count(*) AS n FROM doc_list l INDEXED BY doc_list_raised
        WHERE l.book_kind = :book AND l.level <> 'none' AND l.book_kind IN ('incoming','outgoing') AND l.due_on <= :date
          AND l.state IN ${OPEN} AND (l.due_on < :date OR l.due_time < :time) AND NOT ${visibleLines('l')}`;

export function countOverdue(
  db: Db,
  book: BookKind,
  at: { date: string; time: string },
  scope: Scope,
): number {
  const count = (sql: string): number =>
    z.object({ n: z.number() }).parse(db.prepare(sql).get({ book, ...at, ...scope })).n;
  return count(overdueStatement(book, scope)) - (countsApart(book, scope) ? count(HIDDEN_OVERDUE) : 0);
}
