import { requireShown, shownOf } from '../seals/shown.ts';
import { believe } from '../seals/believed.ts';
import type { LedgerAct } from '../../../shared/domain/ledgerActs.ts';
import { addDays, formatDate, parseIso, yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { numberLabel } from '../../../shared/domain/numbering/bookNumbers.ts';
import { normaliseLine, normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { RegisterRequest, Reservation } from '../../../shared/ipc/contract/registers.ts';
import { takeOwnNumber } from './ownNumber.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import type { Ports } from '../ports.ts';
import { type BookRow, isDocumentBook, isOpenToAll, volumeOfNumber } from './bookStore.ts';
import { INSERT_RULE, loadBook, openBookFor, refuseClosed, RESERVED_RULE, YEAR_RULE } from './books.ts';
import {
  decideRequest,
  findRequest,
  findReservation,
  insertRequest,
  insertReservation,
  lineOfNumber,
  markLost,
  releaseReservation,
  type RequestRow,
  requestsOf,
  type ReservedRow,
  reservationsOf,
  withdrawRequest,
} from './numberStore.ts';
import { ownBehind } from './places.ts';
import { putStartRight, startedType } from './paperStart.ts';

/** A leader decides for every book; everyone else sees only what belongs to books of which they see every line. */
const knowsBook = (ports: Ports, kind: BookRow['kind']): boolean =>
  isOpenToAll(kind) || seesAllLines(ports.actor);

/**
 * Takes a number now for a document that comes later; for outgoing books the document's own number as well.
 * @throws AppError `book-closed`, `date-invalid` (no expiry in reach), `bad-input` (type missing, a book of acts)
 */
export function reserve(
  ports: Ports,
  input: Parsed<'registers.reserve'>,
): { id: string; number: number; code: string } {
  const known = loadBook(ports, input.bookId);
  refuseClosed(known);
  if (!isDocumentBook(known)) raise('bad-input', { field: 'bookId', rule: 'a-book-of-acts' });
  const book = openBookFor(
    ports,
    known.kind,
    known.year === yearOf(ports.today()) ? ports.today() : known.openedOn,
  );
  const { expiresOn } = input;
  const today = ports.today();
  const { reservationDays: days } = ports.rules.asOf(today);
  const last = addDays(today, days);
  if (!parseIso(expiresOn).ok || expiresOn < today || expiresOn > last)
    raise('date-invalid', { field: 'expiresOn', rule: RESERVED_RULE, days });
  const outgoing = known.kind.endsWith('outgoing');
  if (outgoing && input.typeId === null) raise('bad-input', { field: 'typeId', rule: 'required' });
  const own = outgoing && input.typeId !== null ? ownNumberOf(ports, known, input.typeId) : null;
  const id = ports.newId();
  const number = insertReservation(ports.db, {
    id,
    bookId: book.id,
    seriesId: own?.seriesId ?? null,
    seriesNumber: own?.seriesNumber ?? null,
    typeId: own === null ? null : input.typeId,
    code: own?.code ?? '',
    purpose: normaliseLine(input.purpose),
    reservedOn: today,
    expiresOn,
    nowMs: ports.nowMs(),
    personId: ports.actor.id,
  });
  tell(ports, book, 'number.reserved', { number, expiresOn });
  return { id, number, code: own?.code ?? '' };
}

/** The next number of the documents of a type that go into this book. */
const ownNumberOf = (ports: Ports, book: { kind: string }, typeId: string) =>
  takeOwnNumber(ports, {
    typeId,
    documentDate: ports.today(),
    classified: book.kind === 'classified-outgoing',
  });

/** @throws AppError `not-found`, `number-taken` when it was used or released, `book-closed`, `reason-required` */
export function release(ports: Ports, input: Parsed<'registers.release'>): { released: true } {
  const reserved = findReservation(ports.db, input.id) ?? raise('not-found', { id: input.id });
  const book = loadBook(ports, reserved.bookId);
  refuseClosed(book);
  if (reserved.state !== 'held') raise('number-taken', { number: reserved.number });
  const reason = normaliseLine(input.reason);
  if (reason === '') raise('reason-required', { field: 'reason' });
  releaseReservation(ports.db, reserved.id, reason, ports.nowMs());
  const facts = { number: reserved.number, ...(reserved.lost ? { lost: 1 } : {}) };
  tell(ports, book, 'number.released', facts);
  return { released: true };
}

/** More than this behind the last number here is no year of any office but a slip of the key. */
const MOST_ACCOUNTED = 100_000;

/** @throws AppError `bad-input`, with the numbers between which the last one on paper lies */
function refuseOutOfRange(field: string, book: BookRow, last: number): void {
  const [least, most] = [book.nextNumber, book.nextNumber + MOST_ACCOUNTED - 1];
  if (last < least || last > most) raise('bad-input', { field, rule: 'out-of-range', least, most });
}

/**
 * After a restored copy: takes every number up to the last one given out and releases it at once, with the reason, so
 * that none is given twice and the gap is explained; with a type, the documents' own numbers of that type as well.
 * @throws AppError `book-closed`, `bad-input` when there is nothing to account for or too much
 */
export function accountFor(ports: Ports, input: Parsed<'registers.accountFor'>): { numbers: number } {
  const book = loadBook(ports, input.bookId);
  refuseClosed(book);
  if (book.state !== 'open') raise('illegal-transition', { from: book.state, action: 'accountFor' });
  if (!isDocumentBook(book)) raise('bad-input', { field: 'bookId', rule: 'a-book-of-acts' });
  refuseOutOfRange('upTo', book, input.upTo);
  const numbers = input.upTo - book.nextNumber + 1;
  const reason = normaliseLine(input.reason);
  const today = ports.today();
  if (input.typeId !== null && !book.kind.endsWith('outgoing'))
    raise('bad-input', { field: 'typeId', rule: 'not-outgoing' });
  for (let taken = 0; taken < numbers; taken += 1) {
    const id = ports.newId();
    const own = input.typeId === null ? null : ownNumberOf(ports, book, input.typeId);
    insertReservation(ports.db, {
      id,
      bookId: book.id,
      seriesId: own?.seriesId ?? null,
      seriesNumber: own?.seriesNumber ?? null,
      typeId: own === null ? null : input.typeId,
      code: own?.code ?? '',
      purpose: reason,
      reservedOn: today,
      expiresOn: today,
      nowMs: ports.nowMs(),
      personId: ports.actor.id,
    });
    releaseReservation(ports.db, id, reason, ports.nowMs());
  }
  tell(ports, book, 'number.accounted', { from: book.nextNumber, to: input.upTo });
  return { numbers };
}

/**
 * After a restoration: every number up to the last one on paper is taken, so that none is given twice. One of a book of
 * documents waits for its entry to be written again. A line of a book of acts stands for an act that is done here, with
 * its people and signatures, and is never typed: its number is settled at once by the paper.
 * @throws AppError `bad-input` as `accountFor`
 */
export function takeLost(
  ports: Ports,
  book: BookRow,
  lost: { readonly upTo: number; readonly checkId: string; readonly ground: string },
): void {
  refuseOutOfRange('last', book, lost.upTo);
  const count = lost.upTo - book.nextNumber + 1;
  const isWrittenAgain = isDocumentBook(book);
  const today = ports.today();
  for (let taken = 0; taken < count; taken += 1) {
    const id = ports.newId();
    insertReservation(ports.db, {
      id,
      bookId: book.id,
      seriesId: null,
      seriesNumber: null,
      typeId: null,
      code: '',
      purpose: lost.ground,
      reservedOn: today,
      expiresOn: today,
      nowMs: ports.nowMs(),
      personId: ports.actor.id,
    });
    if (isWrittenAgain) markLost(ports.db, id, lost.checkId);
    else releaseReservation(ports.db, id, lost.ground, ports.nowMs());
  }
  tell(ports, book, isWrittenAgain ? 'number.lost' : 'number.accounted', {
    from: book.nextNumber,
    to: lost.upTo,
  });
}

/**
 * Asks for 47a, or for an entry of an earlier day.
 * @throws AppError `book-closed`, `not-found` (no such number), `date-invalid`, `year-mismatch`, `bad-input`
 */
export function ask(ports: Ports, input: Parsed<'registers.ask'>): { id: string } {
  const book = loadBook(ports, input.bookId);
  refuseClosed(book);
  if (!isDocumentBook(book)) raise('bad-input', { field: 'bookId', rule: 'a-book-of-acts' });
  const { number, onDate } = input;
  if (!parseIso(onDate).ok) raise('date-invalid', { field: 'onDate' });
  if (onDate > ports.today()) raise('date-invalid', { field: 'onDate', rule: 'in-the-future' });
  if (yearOf(onDate) !== book.year)
    raise('year-mismatch', { year: yearOf(onDate), current: book.year, rule: YEAR_RULE });
  if (number === null) {
    if (onDate === ports.today()) raise('date-invalid', { field: 'onDate', rule: 'not-earlier' });
    if (book.state !== 'open') raise('illegal-transition', { from: book.state, action: 'ask' });
  } else checkBetween(ports, book, number, onDate);
  const id = ports.newId();
  const kind = number === null ? 'back-date' : 'insert';
  const reason = normaliseText(input.reason);
  insertRequest(ports.db, {
    id,
    kind,
    bookId: book.id,
    seriesId: null,
    number,
    onDate,
    reason,
    personId: ports.actor.id,
    nowMs: ports.nowMs(),
  });
  tell(ports, book, `number.${kind}-asked`, { number, onDate });
  return { id };
}

/** An inserted line stands between its neighbours in time as well. */
function checkBetween(ports: Ports, book: BookRow, number: number, onDate: string): void {
  const held = { first: book.firstNumber, last: book.nextNumber - 1 };
  const before =
    lineOfNumber(ports.db, book.id, number) ??
    raise('not-found', { rule: 'no-such-number', number, ...held });
  const refuse = (rule: string, neighbour: number, enteredOn: string): never =>
    raise('date-invalid', { field: 'onDate', rule, number: neighbour, date: formatDate(enteredOn) });
  if (onDate < before.enteredOn) refuse('before-neighbour', number, before.enteredOn);
  const volume = volumeOfNumber(ports.db, book.kind, book.year, number + 1);
  const after = volume === null ? null : lineOfNumber(ports.db, volume.id, number + 1);
  if (after !== null && onDate > after.enteredOn) refuse('after-neighbour', number + 1, after.enteredOn);
}

/** @throws AppError `separation-of-duties` for the own request; `illegal-transition` when it was decided already */
export function decide(ports: Ports, input: Parsed<'registers.decide'>): { state: 'approved' | 'refused' } {
  const request = findRequest(ports.db, input.id) ?? raise('not-found', { id: input.id });
  if (request.askedById === ports.actor.id) raise('separation-of-duties', { rule: INSERT_RULE });
  if (request.state !== 'asked') raise('illegal-transition', { from: request.state, action: 'decide' });
  requireShown(ports.db, input.shown, ['register_request', request.id]);
  // two people, so the row alone is not believed: the one who stands in it signed it
  if (input.approve) believe(ports.db, 'register_request', 'asked', [request.id]);
  const note = normaliseText(input.note);
  if (!input.approve && note === '') raise('reason-required', { field: 'note' });
  const state = input.approve ? 'approved' : 'refused';
  decideRequest(ports.db, {
    id: request.id,
    state,
    note,
    personId: ports.actor.id,
    nowMs: ports.nowMs(),
  });
  tellRequest(ports, request, `number.${request.kind}-${state}`, factsOf(request));
  if (request.kind === 'start' && input.approve) putStartRight(ports, request);
  return { state };
}

export function withdraw(ports: Ports, input: Parsed<'registers.withdraw'>): { withdrawn: true } {
  const request = findRequest(ports.db, input.id) ?? raise('not-found', { id: input.id });
  if (!knowsBook(ports, request.book)) raise('not-found', { id: input.id });
  if (request.state !== 'asked' && request.state !== 'approved')
    raise('illegal-transition', { from: request.state, action: 'withdraw' });
  withdrawRequest(ports.db, request.id, ports.nowMs());
  tellRequest(ports, request, `number.${request.kind}-withdrawn`, factsOf(request));
  return { withdrawn: true };
}

export function listReservations(
  ports: Ports,
  input: Parsed<'registers.reservations'>,
): Output<'registers.reservations'> {
  const today = ports.today();
  const rows = reservationsOf(ports.db, input.bookId, input.held);
  return { reservations: rows.filter((row) => knowsBook(ports, row.kind)).map((row) => toView(row, today)) };
}

function toView(row: ReservedRow, today: string): Reservation {
  const { id, bookId, kind, year, number, code, typeId, purpose, reservedOn, expiresOn, by } = row;
  const { state, reason, lost } = row;
  const expired = state === 'held' && !lost && expiresOn < today;
  return {
    id,
    bookId,
    kind,
    year,
    number,
    code,
    typeId,
    purpose,
    reservedOn,
    expiresOn,
    expired,
    by,
    state,
    reason,
    lost,
  };
}

export function listRequests(
  ports: Ports,
  input: Parsed<'registers.requests'>,
): Output<'registers.requests'> {
  const leads = ports.actor.roles.includes('leader');
  const rows = requestsOf(ports.db, input.bookId, input.open);
  return {
    requests: rows
      .filter((row) => leads || knowsBook(ports, row.book))
      .map(({ askedById, seriesId, ...row }): RegisterRequest => ({
        ...row,
        own: askedById === ports.actor.id,
        shown: row.state === 'asked' ? shownOf(ports.db, ['register_request', row.id]) : '',
        typeId:
          row.kind === 'start'
            ? startedType(ports, seriesId)
            : knowsBook(ports, row.book)
              ? boundType(ports, row)
              : null,
      })),
  };
}

/** The type of the line behind which one is inserted, where the new one continues its own number. */
function boundType(
  ports: Ports,
  { bookId, number, state }: Pick<RequestRow, 'bookId' | 'number' | 'state'>,
): string | null {
  if (number === null || state !== 'approved') return null;
  return ownBehind(ports, bookId, number)?.typeId ?? null;
}

type Facts = Record<string, string | number | null>;

const factsOf = ({ number, onDate }: RequestRow): Facts => ({ number, onDate });

/** Which book and which number; the sentences of purpose and reason stay in the book. */
function tell(ports: Ports, book: BookRow, act: LedgerAct, facts: Facts): void {
  tellBook(ports, { id: book.id, kind: book.kind, year: book.year }, act, facts);
}

function tellRequest(ports: Ports, request: RequestRow, act: LedgerAct, facts: Facts): void {
  tellBook(ports, { id: request.bookId, kind: request.book, year: request.year }, act, facts);
}

function tellBook(
  ports: Ports,
  book: { id: string; kind: string; year: number },
  act: LedgerAct,
  facts: Facts,
): void {
  const named = { book: book.kind, year: book.year, ...facts };
  ports.append({ act, subjectKind: 'book', subjectId: book.id, facts: named });
  ports.announce('registers.changed', book.id);
}

/** "47", "47a" for the ledger: a figure where there is no letter. */
export const numberFact = (number: number, suffix: string): string | number =>
  suffix === '' ? number : numberLabel(number, suffix);
