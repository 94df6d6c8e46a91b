import { AppError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { nextSuffix, suffixOrder } from '../../shared/domain/numbering/bookNumbers.ts';

/**
 * Order numbers of a register book as a pure model: from 1 in each year, gapless, never reused. A reserved number is
 * used up or released, a cancelled one stays with its reason; an inserted one stands behind its number with a letter
 * (47a, 47b). The vault allocates inside the transaction that writes the entry; this is what it must agree with, and
 * what a check of a book runs on.
 */
export interface NumberedEntry {
  readonly number: number;
  /** '' for a number of the row; `a`, `b`, … for one that was inserted behind it */
  readonly suffix?: string;
  readonly state: 'reserved' | 'used' | 'cancelled';
  readonly reason: string | null;
}

export interface BookNumbers {
  readonly firstNumber: number;
  /** the number that the next entry will get */
  readonly next: number;
  readonly closed: boolean;
  /** in the order of the book: 47, 47a, 47b, 48 */
  readonly entries: readonly NumberedEntry[];
}

export const emptyBook = (firstNumber = 1): BookNumbers => ({
  firstNumber,
  next: firstNumber,
  closed: false,
  entries: [],
});

/** The number that the next entry will get. */
export const nextNumber = (book: BookNumbers): number => book.next;

function append(
  book: BookNumbers,
  state: NumberedEntry['state'],
  reason: string | null = null,
): Result<{ book: BookNumbers; number: number }, AppError> {
  if (book.closed) return err(new AppError('book-closed'));
  const number = book.next;
  const entries = [...book.entries, { number, suffix: '', state, reason }];
  return ok({ number, book: { ...book, next: number + 1, entries } });
}

/** Takes the next number for an entry. */
export const allocate = (book: BookNumbers): Result<{ book: BookNumbers; number: number }, AppError> =>
  append(book, 'used');

/** Takes the next number for an entry that will be filled in later. */
export const reserve = (book: BookNumbers): Result<{ book: BookNumbers; number: number }, AppError> =>
  append(book, 'reserved');

/** As many numbers can stand behind one as there are letters. */
const LETTERS = 26;
const suffixOf = (entry: NumberedEntry): string => entry.suffix ?? '';

/** Inserts a number behind another one: 47a behind 47. The row itself doesn't move. */
export function insertAfter(
  book: BookNumbers,
  number: number,
): Result<{ book: BookNumbers; suffix: string }, AppError> {
  if (book.closed) return err(new AppError('book-closed'));
  const alike = book.entries.filter((entry) => entry.number === number).length;
  if (alike === 0) return err(new AppError('not-found'));
  if (alike > LETTERS) return err(new AppError('number-taken', { number }));
  const suffix = nextSuffix(alike - 1);
  const at = book.entries.findLastIndex((entry) => entry.number === number) + 1;
  const inserted: NumberedEntry = { number, suffix, state: 'used', reason: null };
  return ok({ suffix, book: { ...book, entries: book.entries.toSpliced(at, 0, inserted) } });
}

/**
 * Goes on after a restored copy of the book that is older than what was already given out: the numbers in between
 * are accounted for as cancelled, with the reason, and never given a second time.
 */
export function accountFor(book: BookNumbers, upTo: number, reason: string): Result<BookNumbers, AppError> {
  if (book.closed) return err(new AppError('book-closed'));
  if (reason.trim() === '') return err(new AppError('reason-required'));
  let known = book;
  while (known.next <= upTo) {
    const more = append(known, 'cancelled', reason);
    if (!more.ok) return more;
    known = more.value.book;
  }
  return ok(known);
}

function replace(
  book: BookNumbers,
  which: { number: number; suffix: string },
  change: (entry: NumberedEntry) => NumberedEntry,
): BookNumbers {
  const same = (entry: NumberedEntry): boolean =>
    entry.number === which.number && suffixOf(entry) === which.suffix;
  return { ...book, entries: book.entries.map((entry) => (same(entry) ? change(entry) : entry)) };
}

const find = (book: BookNumbers, number: number, suffix: string): NumberedEntry | undefined =>
  book.entries.find((line) => line.number === number && suffixOf(line) === suffix);

/** Fills a reserved number. */
export function useReserved(book: BookNumbers, number: number): Result<BookNumbers, AppError> {
  if (book.closed) return err(new AppError('book-closed'));
  const entry = find(book, number, '');
  if (!entry) return err(new AppError('not-found'));
  if (entry.state !== 'reserved') return err(new AppError('number-taken', { number }));
  return ok(replace(book, { number, suffix: '' }, (line) => ({ ...line, state: 'used' })));
}

/** Cancels an entry or releases a reserved number; it stays, with its reason, and is never given again. */
export function cancel(
  book: BookNumbers,
  number: number,
  reason: string,
  suffix = '',
): Result<BookNumbers, AppError> {
  if (book.closed) return err(new AppError('book-closed'));
  if (reason.trim() === '') return err(new AppError('reason-required'));
  const entry = find(book, number, suffix);
  if (!entry) return err(new AppError('not-found'));
  if (entry.state === 'cancelled')
    return err(new AppError('illegal-transition', { from: 'cancelled', action: 'cancel' }));
  return ok(replace(book, { number, suffix }, (line) => ({ ...line, state: 'cancelled', reason })));
}

/** Closes a book; reserved numbers must have been used or released first. */
export function close(book: BookNumbers): Result<BookNumbers, AppError> {
  if (book.closed) return err(new AppError('book-closed'));
  if (book.entries.some((entry) => entry.state === 'reserved'))
    return err(new AppError('illegal-transition', { from: 'open', action: 'close' }));
  return ok({ ...book, closed: true });
}

export interface NumberFault {
  readonly kind: 'missing' | 'double' | 'out-of-order' | 'cancelled-without-reason';
  readonly number: number;
}

/** Checks the numbers of a book as read back from anywhere; an empty answer means gapless and unique. */
export function numberFaults(firstNumber: number, entries: readonly NumberedEntry[]): NumberFault[] {
  const faults: NumberFault[] = [];
  let expected = firstNumber;
  let letters = 0;
  for (const entry of entries) {
    if (entry.state === 'cancelled' && (entry.reason ?? '').trim() === '')
      faults.push({ kind: 'cancelled-without-reason', number: entry.number });
    const order = suffixOrder(suffixOf(entry));
    if (order > 0) {
      if (entry.number !== expected - 1) faults.push({ kind: 'out-of-order', number: entry.number });
      else if (order <= letters) faults.push({ kind: 'double', number: entry.number });
      else if (order > letters + 1) faults.push({ kind: 'missing', number: entry.number });
      letters = Math.max(letters, order);
      continue;
    }
    if (entry.number < expected) {
      faults.push({ kind: entry.number === expected - 1 ? 'double' : 'out-of-order', number: entry.number });
      continue;
    }
    for (; expected < entry.number; expected += 1) faults.push({ kind: 'missing', number: expected });
    expected = entry.number + 1;
    letters = 0;
  }
  return faults;
}
