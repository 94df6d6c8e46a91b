import { yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { raise } from '../../../shared/errors.ts';
import type { RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { Ports } from '../ports.ts';
import { type BookRow, insertBook, insertEntry, latestVolume } from './bookStore.ts';

/**
 * The book of the year of a day, opened when there is none yet; its form is that of the rule pack of the day on
 * which it is opened, so an old book is always printed in its own form.
 * @throws AppError `book-closed` when the year's last volume was closed
 */
export function openBookFor(ports: Ports, kind: RegisterKind, date: string): BookRow {
  const year = yearOf(date);
  const known = latestVolume(ports.db, kind, year);
  if (known?.state === 'closed') raise('book-closed', { year });
  if (known !== null) return known;
  const book = {
    id: ports.newId(),
    kind,
    year,
    volume: 1,
    formId: ports.rules.asOf(date).book(kind).formId,
    openedOn: ports.today(),
  };
  insertBook(ports.db, book);
  ports.append({
    act: 'book.opened',
    subjectKind: 'book',
    subjectId: book.id,
    facts: { kind, year, form: book.formId },
  });
  ports.announce('registers.changed', book.id);
  return { ...book, state: 'open', firstNumber: 1, nextNumber: 1, closedHash: null };
}

/** Takes the next number of a book for a document. */
export function enter(
  ports: Ports,
  book: BookRow,
  documentId: string,
  enteredOn: string,
): { number: number; enteredMs: number } {
  const enteredMs = ports.nowMs();
  const number = insertEntry(ports.db, {
    id: ports.newId(),
    bookId: book.id,
    enteredOn,
    enteredMs,
    enteredBy: ports.actor.id,
    documentId,
  });
  return { number, enteredMs };
}
