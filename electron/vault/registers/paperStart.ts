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
  moveSeriesBack,
  moveSeriesStart,
  seriesFloor,
  seriesIdOf,
  seriesOfPeriod,
} from './bookStore.ts';
import { insertRequest, isGivenBehind, type RequestRow, takeBack, useStartRequest } from './numberStore.ts';
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
    series: seriesOfPeriod(ports.db, one.classified ? 1 : 0, one.period).map(
      ({ id, typeId, first, next }) => ({
        typeId,
        first,
        next,
        back: first !== next && (seriesFloor(ports.db, id) ?? next) < next - 1,
      }),
    ),
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
 * Asks for a second person to put right the last number on paper, of a book or of the own numbers of one type: where it
 * begins here, or, behind a restored copy, where the comparison with the paper moved it on too far.
 * @throws AppError `not-found`, `bad-input`, `number-taken` once a number was given out behind it
 */
export function askStart(ports: Ports, input: Parsed<'registers.askStart'>): { id: string } {
  const book = findBook(ports.db, input.bookId) ?? raise('not-found', { id: input.bookId });
  if (!isOpenToAll(book.kind) && !seesAllLines(ports.actor)) raise('not-found', { id: input.bookId });
  if (book.state !== 'open') raise('book-closed', { book: book.kind, year: book.year });
  const seriesId = input.typeId === null ? null : seriesToMove(ports, book, input.typeId);
  if (seriesId === null) refuseBegun(ports, book, input.last);
  else refuseSeriesBegun(ports, seriesId, input.last);
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
  return seriesIdOf(ports.db, series) ?? raise('not-found', { what: 'series' });
}

const isBegun = (one: { readonly first: number; readonly next: number }): boolean => one.first !== one.next;

/** A book of which numbers were given out here goes back only over those that wait since a comparison with the paper. */
function refuseBegun(ports: Ports, book: BookRow, last: number): void {
  const { volume, firstNumber, nextNumber } = book;
  if (volume === 1 && firstNumber === nextNumber) return;
  const isBack = last < nextNumber - 1 && last >= firstNumber - 1;
  if (!isBack || isGivenBehind(ports.db, book.id, last)) refuseGiven(nextNumber);
}

function refuseSeriesBegun(ports: Ports, id: string, last: number): void {
  const series = seriesHere(ports, id);
  if (!isBegun(series)) return;
  const floor = seriesFloor(ports.db, id);
  if (floor === null || last < floor || last >= series.next - 1) refuseGiven(series.next);
}

const seriesHere = (ports: Ports, id: string) =>
  findSeries(ports.db, id) ?? raise('not-found', { what: 'series' });

/** @throws AppError `number-taken` */
const refuseGiven = (next: number): never => raise('number-taken', { number: next - 1, rule: 'given-out' });

/**
 * What a second person approved: the book or the series goes on from there.
 * @throws AppError `number-taken` when a number was given out in between; `numbers-unconfirmed`
 */
export function putStartRight(ports: Ports, { id, bookId, seriesId, number }: RequestRow): void {
  const last = number ?? 0;
  if (seriesId === null) putBookRight(ports, bookId, last);
  else putSeriesRight(ports, seriesId, last);
  useStartRequest(ports.db, id, ports.nowMs());
}

function putBookRight(ports: Ports, bookId: string, last: number): void {
  const book = findBook(ports.db, bookId) ?? raise('not-found', { id: bookId });
  if (book.state !== 'open') raise('book-closed', { book: book.kind, year: book.year });
  refuseUnsettled(ports.db, 'book', bookId);
  refuseBegun(ports, book, last);
  if (book.firstNumber !== book.nextNumber) {
    takeBack(ports.db, bookId, last);
    ports.announce('backup.changed');
  } else if (last + 1 !== book.firstNumber) moveBookStart(ports.db, bookId, last + 1);
}

function putSeriesRight(ports: Ports, seriesId: string, last: number): void {
  refuseUnsettled(ports.db, 'series', seriesId);
  refuseSeriesBegun(ports, seriesId, last);
  const series = seriesHere(ports, seriesId);
  if (isBegun(series)) moveSeriesBack(ports.db, seriesId, last);
  else if (last + 1 !== series.first) moveSeriesStart(ports.db, seriesId, last + 1);
}

/** The type whose own numbers are put right; '' where one series counts all types, null for the book itself. */
export const startedType = (ports: Ports, seriesId: string | null): string | null =>
  seriesId === null ? null : (findSeries(ports.db, seriesId)?.typeId ?? null);
