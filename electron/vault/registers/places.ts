import { believe } from '../seals/believed.ts';
import { yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { addWorkingDays } from '../../../shared/domain/calendar/workingDays.ts';
import { nextSuffix } from '../../../shared/domain/numbering/bookNumbers.ts';
import { raise } from '../../../shared/errors.ts';
import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { officeCalendar } from '../rules/officeRules.ts';
import { about, type Ports } from '../ports.ts';
import { type BookRow, findBook, insertEntry } from './bookStore.ts';
import { INSERT_RULE, LATE_RULE, openBookFor, refuseClosed, RESERVED_RULE, YEAR_RULE } from './books.ts';
import {
  findRequest,
  findReservation,
  insertedBehind,
  insertedInSeries,
  lineOfNumber,
  reservationOfNumber,
  type ReservedRow,
} from './numberStore.ts';

export type NumberFrom = {
  readonly kind: 'reservation' | 'request';
  readonly id: string;
  /** as on paper, of a document whose number was lost */
  readonly ownNumber: number | null;
} | null;

/** The document's own number that belongs to a place: reserved with it, or the neighbour's with a letter. */
export interface OwnNumber {
  readonly typeId: string;
  readonly seriesId: string;
  readonly seriesNumber: number;
  readonly suffix: string;
}

/** Where an entry goes. */
export interface Place {
  readonly kind: BookKind;
  readonly book: BookRow;
  readonly enteredOn: string;
  /** null: the next one */
  readonly number: number | null;
  readonly suffix: string;
  readonly requestId: string | null;
  readonly own: OwnNumber | null;
  /** written again from the paper, under the number that it had: the document's own number too (outgoing) */
  readonly lost: { readonly ownNumber: number | null } | null;
}

/**
 * The place of a new entry: the next number of the year's book, a number that was reserved, or what a leader approved.
 * `lateness.date` is the day that counts for being late: of arrival, or of the document.
 * @throws AppError `reason-required`, `back-date-needs-approval` (late without one), `book-closed`, `year-mismatch`,
 *         `approval-missing`, `number-taken`, `reservation-expired`, `date-invalid`
 */
export function takePlace(
  ports: Ports,
  wanted: { kind: BookKind; enteredOn: string; from: NumberFrom },
  lateness: { date: string; reason: string },
): Place {
  const { kind, enteredOn, from } = wanted;
  if (from?.kind === 'request') return placeOfRequest(ports, kind, enteredOn, from.id);
  if (from?.kind === 'reservation') return placeOfReservation(ports, kind, enteredOn, from, lateness.reason);
  checkLate(ports, lateness.date, lateness.reason);
  const book = openBookFor(ports, kind, enteredOn);
  return { kind, book, enteredOn, number: null, suffix: '', requestId: null, own: null, lost: null };
}

/** Same or next working day (NĐ 30/2020 Điều 4, 22); later with a reason, much later by approval. */
function checkLate(ports: Ports, date: string, reason: string): void {
  const today = ports.today();
  const calendar = officeCalendar(ports);
  const { withoutReason, withoutApproval } = ports.rules.asOf(today).lateEntry;
  if (today > addWorkingDays(calendar, date, withoutReason) && reason === '')
    raise('reason-required', { field: 'note', rule: 'late-registration', what: 'late' });
  if (today > addWorkingDays(calendar, date, withoutApproval))
    raise('back-date-needs-approval', { days: withoutApproval, rule: LATE_RULE });
}

function placeOfReservation(
  ports: Ports,
  kind: BookKind,
  enteredOn: string,
  { id, ownNumber }: NonNullable<NumberFrom>,
  reason: string,
): Place {
  const reserved = findReservation(ports.db, id) ?? raise('not-found', { id });
  if (reserved.kind !== kind) raise('not-found', { id });
  if (reserved.state !== 'held') raise('number-taken', { number: reserved.number });
  if (reserved.lost) return placeOfLost(ports, reserved, { kind, enteredOn, ownNumber, reason });
  if (reserved.expiresOn < ports.today())
    raise('reservation-expired', { number: reserved.number, rule: RESERVED_RULE });
  const book = findBook(ports.db, reserved.bookId) ?? raise('book-missing');
  refuseClosed(book);
  if (enteredOn < reserved.reservedOn || yearOf(enteredOn) !== book.year)
    raise('date-invalid', { field: 'arrivedOn', rule: 'before-reservation' });
  const { seriesId, seriesNumber, typeId, number } = reserved;
  const own =
    seriesId === null || seriesNumber === null || typeId === null
      ? null
      : { typeId, seriesId, seriesNumber, suffix: '' };
  return { kind, book, enteredOn, number, suffix: '', requestId: null, own, lost: null };
}

/** The day of the paper stands in the entry, whenever it is written again; a reason says why so late. */
function placeOfLost(
  ports: Ports,
  reserved: ReservedRow,
  { kind, enteredOn, ownNumber, reason }: Pick<Place, 'kind' | 'enteredOn'> & Again,
): Place {
  const book = findBook(ports.db, reserved.bookId) ?? raise('book-missing');
  refuseClosed(book);
  if (yearOf(enteredOn) !== book.year)
    raise('year-mismatch', { year: yearOf(enteredOn), current: book.year, rule: YEAR_RULE });
  if (reason === '') raise('reason-required', { field: 'note', rule: 'late-registration', what: 'lost' });
  const { number } = reserved;
  return { kind, book, enteredOn, number, suffix: '', requestId: null, own: null, lost: { ownNumber } };
}

interface Again {
  readonly ownNumber: number | null;
  readonly reason: string;
}

function placeOfRequest(ports: Ports, kind: BookKind, enteredOn: string, id: string): Place {
  const request = findRequest(ports.db, id) ?? raise('not-found', { id });
  if (request.book !== kind) raise('not-found', { id });
  if (request.state !== 'approved') raise('approval-missing', { state: request.state, rule: INSERT_RULE });
  believe(ports.db, 'register_request', 'approved', [id]);
  if (request.onDate !== enteredOn)
    raise('date-invalid', { field: 'arrivedOn', rule: 'not-the-approved-day' });
  const approved = findBook(ports.db, request.bookId) ?? raise('book-missing');
  refuseClosed(approved);
  const { number } = request;
  if (number !== null) {
    const own = ownBehind(ports, approved.id, number);
    const suffix = nextSuffix(insertedBehind(ports.db, approved.id, number));
    return { kind, book: approved, enteredOn, number, suffix, requestId: id, own, lost: null };
  }
  // the approved volume may be full by now: the entry would have to be approved for the next one
  if (approved.state !== 'open')
    raise('illegal-transition', { from: approved.state, action: 'enter', rule: INSERT_RULE });
  return { kind, book: approved, enteredOn, number: null, suffix: '', requestId: id, own: null, lost: null };
}

/** The neighbour's own number with the next letter: 47a-CV/ĐU behind 47-CV/ĐU. */
export function ownBehind(ports: Ports, bookId: string, number: number): OwnNumber | null {
  const line = lineOfNumber(ports.db, bookId, number) ?? reservationOfNumber(ports.db, bookId, number);
  if (line === null) raise('not-found');
  const { seriesId, seriesNumber, typeId } = line;
  if (seriesId === null || seriesNumber === null || typeId === null) return null;
  const suffix = nextSuffix(insertedInSeries(ports.db, seriesId, seriesNumber));
  return { typeId, seriesId, seriesNumber, suffix };
}

/** Who let an entry in behind another number, or for an earlier day, as a fact of the ledger; nothing of an ordinary one. */
export function approvalFact(ports: Ports, { requestId }: Place): { approved?: string } {
  const decidedBy = requestId === null ? null : (findRequest(ports.db, requestId)?.decidedBy ?? null);
  return decidedBy === null ? {} : { approved: decidedBy };
}

/** Writes the entry of a document at its place. */
export function enter(ports: Ports, place: Place, documentId: string): { number: number; enteredMs: number } {
  const { book, number, suffix, requestId, enteredOn } = place;
  const enteredMs = ports.nowMs();
  const by = { id: ports.newId(), enteredMs, enteredBy: ports.actor.id, documentId };
  const taken = insertEntry(ports.db, { ...by, bookId: book.id, number, suffix, requestId, enteredOn });
  if (place.lost !== null)
    ports.append({
      act: 'number.reentered',
      ...about('book', book.id),
      facts: { book: book.kind, year: book.year, number: taken, on: enteredOn },
    });
  return { number: taken, enteredMs };
}
