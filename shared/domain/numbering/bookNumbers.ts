import { AppError } from '../../errors.ts';
import { err, ok, type Result } from '../../result.ts';

/**
 * Order numbers of a register book as a pure model: from 1 in each year, gapless, never reused. A reserved
 * number is used up or cancelled, a cancelled one stays with its reason. The vault allocates inside the
 * transaction that writes the entry; this is what it must agree with, and what a check of a book runs on.
 */
export interface NumberedEntry {
  readonly number: number;
  readonly state: 'reserved' | 'used' | 'cancelled';
  readonly reason: string | null;
}

export interface BookNumbers {
  readonly firstNumber: number;
  readonly closed: boolean;
  readonly entries: readonly NumberedEntry[];
}

export const emptyBook = (firstNumber = 1): BookNumbers => ({ firstNumber, closed: false, entries: [] });

/** The number that the next entry will get. */
export const nextNumber = (book: BookNumbers): number => book.firstNumber + book.entries.length;

function append(
  book: BookNumbers,
  state: NumberedEntry['state'],
): Result<{ book: BookNumbers; number: number }, AppError> {
  if (book.closed) return err(new AppError('book-closed'));
  const number = nextNumber(book);
  return ok({ number, book: { ...book, entries: [...book.entries, { number, state, reason: null }] } });
}

/** Takes the next number for an entry. */
export const allocate = (book: BookNumbers): Result<{ book: BookNumbers; number: number }, AppError> =>
  append(book, 'used');

/** Takes the next number for an entry that will be filled in later. */
export const reserve = (book: BookNumbers): Result<{ book: BookNumbers; number: number }, AppError> =>
  append(book, 'reserved');

function replace(
  book: BookNumbers,
  number: number,
  change: (entry: NumberedEntry) => NumberedEntry,
): BookNumbers {
  return { ...book, entries: book.entries.map((entry) => (entry.number === number ? change(entry) : entry)) };
}

/** Fills a reserved number. */
export function useReserved(book: BookNumbers, number: number): Result<BookNumbers, AppError> {
  if (book.closed) return err(new AppError('book-closed'));
  const entry = book.entries.find((line) => line.number === number);
  if (!entry) return err(new AppError('not-found'));
  if (entry.state !== 'reserved') return err(new AppError('number-taken', { number }));
  return ok(replace(book, number, (line) => ({ ...line, state: 'used' })));
}

/** Cancels an entry; the number stays, with its reason, and is never given again. */
export function cancel(book: BookNumbers, number: number, reason: string): Result<BookNumbers, AppError> {
  if (book.closed) return err(new AppError('book-closed'));
  if (reason.trim() === '') return err(new AppError('reason-required'));
  const entry = book.entries.find((line) => line.number === number);
  if (!entry) return err(new AppError('not-found'));
  if (entry.state === 'cancelled')
    return err(new AppError('illegal-transition', { from: 'cancelled', action: 'cancel' }));
  return ok(replace(book, number, (line) => ({ ...line, state: 'cancelled', reason })));
}

/** Closes a book; reserved numbers must have been used or cancelled first. */
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
  for (const entry of entries) {
    if (entry.state === 'cancelled' && (entry.reason ?? '').trim() === '')
      faults.push({ kind: 'cancelled-without-reason', number: entry.number });
    if (entry.number < expected) {
      faults.push({ kind: entry.number === expected - 1 ? 'double' : 'out-of-order', number: entry.number });
      continue;
    }
    for (; expected < entry.number; expected += 1) faults.push({ kind: 'missing', number: expected });
    expected = entry.number + 1;
  }
  return faults;
}
