import { normaliseText } from '../../../shared/domain/text/normalise.ts';
import { raise } from '../../../shared/errors.ts';
import type { Output, Parsed } from '../../../shared/ipc/contract.ts';
import type { RegisterKind } from '../../../shared/ipc/schemas.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import { about, type Ports } from '../ports.ts';
import { typeNames } from '../rules/officeRules.ts';
import { refuseUnsettled } from '../tables/epochs.ts';
import {
  beginSeries,
  type BookRow,
  findBook,
  findSeries,
  isOpenToAll,
  moveBookStart,
  moveSeriesStart,
  seriesIdOf,
  seriesOfPeriod,
} from './bookStore.ts';
import { insertRequest, type RequestRow, useStartRequest } from './numberStore.ts';
import { seriesOf } from './ownNumber.ts';

/** Where the numbers of a paper book end and those of this vault begin. */

const isOutgoing = (kind: RegisterKind): boolean => kind === 'outgoing' || kind === 'classified-outgoing';

const seriesFor = (ports: Ports, kind: RegisterKind, typeId: string) =>
  seriesOf(ports, { typeId, documentDate: ports.today(), classified: kind === 'classified-outgoing' });

/** @throws AppError `bad-input` for a book without own numbers; `date-invalid` when no term is known */
export function seriesNow(ports: Ports, kind: RegisterKind): Output<'registers.series'> {
  if (!isOutgoing(kind)) raise('bad-input', { field: 'kind', rule: 'not-outgoing' });
  if (!isOpenToAll(kind) && !seesAllLines(ports.actor)) raise('not-found');
  const one = seriesFor(ports, kind, 'any');
  const [counts, period = ''] = one.period.split(':');
  return {
    counts: counts === 'term' ? 'term' : 'year',
    period,
    allTypes: one.typeId === '',
    series: seriesOfPeriod(ports.db, one.classified ? 1 : 0, one.period).map(({ typeId, first, next }) => ({
      typeId,
      first,
      next,
    })),
  };
}

type StartedBook = Pick<BookRow, 'id' | 'kind' | 'year'>;

/**
 * Begins the series of a book of own documents behind their last numbers on paper.
 * @throws AppError `bad-input` for an unknown type or a book without own numbers; `number-taken` for a series that is there
 */
export function beginOnPaper(
  ports: Ports,
  book: StartedBook,
  types: Parsed<'registers.open'>['types'],
): void {
  for (const { typeId, last } of types) {
    const series = knownSeries(ports, book.kind, typeId);
    if (!beginSeries(ports.db, { ...series, id: ports.newId() }, last + 1))
      raise('number-taken', { number: last });
    const { kind, year } = book;
    ports.append({
      act: 'number.series-begun',
      ...about('book', book.id),
      facts: { book: kind, year, series: nameOf(ports, series.typeId), paper: last },
    });
  }
}

/** @throws AppError `bad-input` */
function knownSeries(ports: Ports, kind: RegisterKind, typeId: string) {
  if (!isOutgoing(kind)) raise('bad-input', { field: 'types', rule: 'not-outgoing' });
  const series = seriesFor(ports, kind, typeId);
  const known = ports.rules.asOf(ports.today()).documentType(ports.station.office.kind, typeId) !== null;
  if (series.typeId === '' ? typeId !== '' && !known : !known)
    raise('bad-input', { field: 'typeId', rule: 'unknown' });
  return series;
}

const nameOf = (ports: Ports, typeId: string): string =>
  typeId === '' ? 'all' : (typeNames(ports).get(typeId) ?? typeId);

/**
 * Asks for a second person to put right the last number on paper, of a book or of the own numbers of one type.
 * @throws AppError `not-found`, `bad-input`, `number-taken` once a number was given out behind it
 */
export function askStart(ports: Ports, input: Parsed<'registers.askStart'>): { id: string } {
  const book = findBook(ports.db, input.bookId) ?? raise('not-found', { id: input.bookId });
  if (!isOpenToAll(book.kind) && !seesAllLines(ports.actor)) raise('not-found', { id: input.bookId });
  if (book.state !== 'open') raise('book-closed', { book: book.kind, year: book.year });
  const seriesId = input.typeId === null ? null : seriesToMove(ports, book, input.typeId);
  if (seriesId === null) refuseBegun(book.volume === 1 ? book.firstNumber : 0, book.nextNumber);
  const id = ports.newId();
  insertRequest(ports.db, {
    id,
    kind: 'start',
    bookId: book.id,
    seriesId,
    number: input.last,
    onDate: ports.today(),
    reason: normaliseText(input.reason),
    personId: ports.actor.id,
    nowMs: ports.nowMs(),
  });
  ports.append({
    act: 'number.start-asked',
    ...about('book', book.id),
    facts: { book: book.kind, year: book.year, number: input.last, onDate: ports.today() },
  });
  ports.announce('registers.changed', book.id);
  return { id };
}

function seriesToMove(ports: Ports, book: StartedBook, typeId: string): string {
  const series = knownSeries(ports, book.kind, typeId);
  beginSeries(ports.db, { ...series, id: ports.newId() }, 1);
  const id = seriesIdOf(ports.db, series) ?? raise('not-found', { what: 'series' });
  refuseSeriesBegun(ports, id);
  return id;
}

function refuseSeriesBegun(ports: Ports, id: string): void {
  const { first, next } = findSeries(ports.db, id) ?? raise('not-found', { what: 'series' });
  refuseBegun(first, next);
}

/** @throws AppError `number-taken` */
function refuseBegun(first: number, next: number): void {
  if (first !== next) raise('number-taken', { number: next - 1, rule: 'given-out' });
}

/**
 * What a second person approved: the book or the series goes on from there.
 * @throws AppError `number-taken` when a number was given out in between; `numbers-unconfirmed`
 */
export function putStartRight(ports: Ports, { id, bookId, seriesId, number }: RequestRow): void {
  const first = (number ?? 0) + 1;
  if (seriesId === null) {
    const book = findBook(ports.db, bookId) ?? raise('not-found', { id: bookId });
    if (book.state !== 'open') raise('book-closed', { book: book.kind, year: book.year });
    refuseUnsettled(ports.db, 'book', bookId);
    refuseBegun(book.firstNumber, book.nextNumber);
    if (first !== book.firstNumber) moveBookStart(ports.db, bookId, first);
  } else {
    refuseUnsettled(ports.db, 'series', seriesId);
    refuseSeriesBegun(ports, seriesId);
    if (first !== findSeries(ports.db, seriesId)?.first) moveSeriesStart(ports.db, seriesId, first);
  }
  useStartRequest(ports.db, id, ports.nowMs());
}

/** The type whose own numbers are put right; '' where one series counts all types, null for the book itself. */
export const startedType = (ports: Ports, seriesId: string | null): string | null =>
  seriesId === null ? null : (findSeries(ports.db, seriesId)?.typeId ?? null);
