import { yearOf } from '../../../shared/domain/calendar/civilDate.ts';
import { raise } from '../../../shared/errors.ts';
import type { Parsed } from '../../../shared/ipc/contract.ts';
import type { RegisterKind } from '../../../shared/ipc/schemas.ts';
import { refuseUnsettled } from '../tables/epochs.ts';
import { about, type Ports } from '../ports.ts';
import { seesAllLines } from '../knowing/needToKnow.ts';
import { closedHash } from './bookContents.ts';
import { beginOnPaper } from './paperStart.ts';
import { digestsOf, keepClosedWords } from './closedWords.ts';
import {
  type BookRow,
  closeBook,
  countStillOut,
  countUnopened,
  fillBook,
  findBook,
  insertBook,
  isOpenToAll,
  latestVolume,
  lineCounts,
  setVolumeLines,
  volumeLines,
} from './bookStore.ts';

/** Rules of the pack `books` by which a refusal is explained. */
export const LATE_RULE = 'SO-09';
export const INSERT_RULE = 'SO-10';
export const CLOSED_RULE = 'SO-11';
export const RESERVED_RULE = 'SO-12';
export const YEAR_RULE = 'SO-13';
export const HANDOVER_RULE = 'SO-15';

/** @throws AppError `not-found` also for a book of which this person may not see every line */
export function loadBook(ports: Ports, id: string): BookRow {
  const book = findBook(ports.db, id) ?? raise('not-found', { id });
  if (!isOpenToAll(book.kind) && !seesAllLines(ports.actor)) raise('not-found', { id });
  return book;
}

/** @throws AppError `book-closed`, with its ground */
export function refuseClosed(book: Pick<BookRow, 'state' | 'year' | 'kind'>): void {
  if (book.state === 'closed') raise('book-closed', { book: book.kind, year: book.year, rule: CLOSED_RULE });
}

/**
 * The volume of the year of a day that takes the next number, opened when there is none yet; its form is that of the
 * rule pack of the day on which it is opened, so an old book is always printed in its own form. A volume that has
 * reached its number of lines is followed by the next one.
 * @throws AppError `book-closed` when the year's last volume was closed; `year-mismatch` when a book of another year
 *         would have to be opened
 */
export function openBookFor(ports: Ports, kind: RegisterKind, date: string): BookRow {
  const year = yearOf(date);
  const known = latestVolume(ports.db, kind, year);
  if (known === null) {
    checkYear(ports, year);
    refuseUnsettled(ports.db, 'book', `${kind}/${year}`);
    return begin(ports, kind, year, 1, 1);
  }
  refuseClosed(known);
  refuseUnsettled(ports.db, 'book', known.id);
  const lines = volumeLines(ports.db, kind);
  return lines !== null && known.nextNumber - known.firstNumber >= lines ? nextVolume(ports, known) : known;
}

/** Books are kept by the working year: only this year's are opened. */
function checkYear(ports: Ports, year: number): void {
  const current = yearOf(ports.today());
  if (year !== current) raise('year-mismatch', { year, current, rule: YEAR_RULE });
}

function begin(ports: Ports, kind: RegisterKind, year: number, volume: number, firstNumber: number): BookRow {
  const openedOn = ports.today();
  const { formId } = ports.rules.asOf(openedOn).book(kind);
  const book = { id: ports.newId(), kind, year, volume, formId, openedOn, firstNumber };
  insertBook(ports.db, book);
  ports.append({
    act: volume === 1 ? 'book.opened' : 'book.volume-begun',
    ...about('book', book.id),
    facts: {
      kind,
      book: kind,
      year,
      volume,
      form: formId,
      number: firstNumber,
      // the last one of the paper book that this one goes on from
      ...(volume === 1 && firstNumber > 1 ? { paper: firstNumber - 1 } : {}),
    },
  });
  ports.announce('registers.changed', book.id);
  return { ...book, state: 'open', nextNumber: firstNumber, closedHash: null, closedMs: null };
}

function nextVolume(ports: Ports, full: BookRow): BookRow {
  fillBook(ports.db, full.id);
  ports.announce('registers.changed', full.id);
  return begin(ports, full.kind, full.year, full.volume + 1, full.nextNumber);
}

/**
 * Opens a book of this year behind the last number on paper; of a book of the office's own documents also each series
 * behind its last one, so that no number of the paper book is given twice.
 * @throws AppError `year-mismatch`; `book-open` when the year has this book already; `book-closed`; `number-taken` for a
 *         series that runs here already; `bad-input` for a type in a book without own numbers
 */
export function openByHand(ports: Ports, input: Parsed<'registers.open'>): { id: string } {
  const { kind, year, lastOnPaper } = input;
  checkYear(ports, year);
  const known = latestVolume(ports.db, kind, year);
  if (known !== null) {
    refuseClosed(known);
    raise('book-open', { year });
  }
  refuseUnsettled(ports.db, 'book', `${kind}/${year}`);
  const { id } = begin(ports, kind, year, 1, lastOnPaper + 1);
  beginOnPaper(ports, { id, kind, year }, input.types);
  return { id };
}

/** @throws AppError `book-closed`; `illegal-transition` for a volume that is not the last one, or an empty one */
export function startVolume(
  ports: Ports,
  { bookId }: Parsed<'registers.newVolume'>,
): { id: string; volume: number } {
  const book = loadBook(ports, bookId);
  refuseClosed(book);
  if (book.state !== 'open' || book.nextNumber === book.firstNumber)
    raise('illegal-transition', { from: book.state, action: 'newVolume' });
  const { id, volume } = nextVolume(ports, book);
  return { id, volume };
}

export function limitVolumes(
  ports: Ports,
  { kind, lines }: Parsed<'registers.setVolumeLines'>,
): { set: true } {
  setVolumeLines(ports.db, kind, lines);
  ports.append({ act: 'book.volume-lines-set', ...about('register', kind), facts: { book: kind, lines } });
  ports.announce('registers.changed');
  return { set: true };
}

/**
 * Closes a volume for ever. Nothing may hang in the air: no reserved number, no open request, no unopened envelope, no copy that is still out.
 * @throws AppError `book-closed`; `book-not-ready` with what still stands against it
 */
export function close(ports: Ports, { bookId }: Parsed<'registers.close'>): { hash: string } {
  const book = loadBook(ports, bookId);
  refuseClosed(book);
  const { reserved, requests } = lineCounts(ports.db, book.id);
  const unopened = countUnopened(ports.db, book.id);
  const stillOut = countStillOut(ports.db, book.id);
  if (reserved + requests + unopened + stillOut > 0)
    raise('book-not-ready', { reserved, requests, unopened, stillOut, rule: CLOSED_RULE });
  keepClosedWords(ports, book.id);
  const hash = closedHash(ports.db, book, digestsOf(ports.db, book.id));
  closeBook(ports.db, book.id, hash, ports.nowMs());
  const { kind, year, volume, nextNumber, firstNumber } = book;
  ports.append({
    act: 'book.closed',
    ...about('book', book.id),
    facts: { book: kind, year, volume, lines: nextNumber - firstNumber, hash },
  });
  ports.announce('registers.changed', book.id);
  return { hash };
}
