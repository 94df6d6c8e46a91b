import { z } from 'zod';
import { refuseUnsettled } from '../tables/epochs.ts';
import { raise } from '../../../shared/errors.ts';
import { BookKind, RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { doing, isThere, manyOf, oneOf, theOne, theValue, valueOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';
import type { DocumentState } from '../../../shared/ipc/contract/documentStates.ts';
import { sortKeyOf } from '../tables/entryKey.ts';

const BookRow = z.object({
  id: z.string(),
  kind: RegisterKind,
  year: z.int(),
  volume: z.int(),
  state: z.enum(['open', 'full', 'closed']),
  formId: z.string(),
  openedOn: z.string(),
  firstNumber: z.int(),
  nextNumber: z.int(),
  closedHash: z.string().nullable(),
  closedMs: z.int().nullable(),
});
export type BookRow = z.infer<typeof BookRow>;

/** Books whose lines every reader sees; all the others are about classified documents. */
export const isOpenToAll = (kind: RegisterKind): boolean => kind === 'incoming' || kind === 'outgoing';
export const isDocumentBook = <B extends { kind: RegisterKind }>(book: B): book is B & { kind: BookKind } =>
  BookKind.safeParse(book.kind).success;

const COLUMNS = columnsOf(BookRow);

/** Newest year first; in a year the eight books in the order of the law's list, the newest volume first. */
export function allBooks(db: Db): BookRow[] {
  const rows = db.prepare(`SELECT ${COLUMNS} FROM book`).all();
  const place = (book: BookRow): number => RegisterKind.options.indexOf(book.kind);
  return rows
    .map((row) => BookRow.parse(row))
    .sort((a, b) => b.year - a.year || place(a) - place(b) || b.volume - a.volume);
}

export const findBook = oneOf(BookRow)<[id: string]>(`SELECT ${COLUMNS} FROM book WHERE id = ?`);

/** The last volume of a year's book. */
export const latestVolume = oneOf(BookRow)<[kind: RegisterKind, year: number]>(`
  SELECT ${COLUMNS} FROM book WHERE kind = ? AND year = ? ORDER BY volume DESC LIMIT 1`);

export const insertBook = doing<
  Pick<BookRow, 'id' | 'kind' | 'year' | 'volume' | 'formId' | 'openedOn' | 'firstNumber'>
>(`
  INSERT INTO book (id, kind, year, volume, state, form_id, opened_on, first_number, next_number)
  VALUES (:id, :kind, :year, :volume, 'open', :formId, :openedOn, :firstNumber, :firstNumber)`);

/** The volume takes no new number from now on; its lines can still be corrected. */
export const fillBook = doing<[id: string]>("UPDATE book SET state = 'full' WHERE id = ?");

export const closeBook = doing<[id: string, hash: string, nowMs: number]>(`
  UPDATE book SET state = 'closed', closed_hash = :2, closed_ms = :3 WHERE id = :1`);

/** The volume of a year in which a number stands. */
export const volumeOfNumber = oneOf(BookRow)<[kind: RegisterKind, year: number, number: number]>(`
  SELECT ${COLUMNS} FROM book
   WHERE kind = :1 AND year = :2 AND first_number <= :3 AND :3 < next_number`);

export const volumeLines = valueOf(z.int())<[kind: RegisterKind]>(`
  SELECT lines FROM volume_rule WHERE kind = ?`);

export function setVolumeLines(db: Db, kind: RegisterKind, lines: number | null): void {
  if (lines === null) db.prepare('DELETE FROM volume_rule WHERE kind = ?').run(kind);
  else
    db.prepare(
      'INSERT INTO volume_rule (kind, lines) VALUES (:kind, :lines) ON CONFLICT DO UPDATE SET lines = excluded.lines',
    ).run({ kind, lines });
}

export interface NewEntry {
  readonly id: string;
  readonly bookId: string;
  /** null: the next one */
  readonly number: number | null;
  readonly suffix: string;
  readonly requestId: string | null;
  readonly enteredOn: string;
  readonly enteredMs: number;
  readonly enteredBy: string;
  readonly documentId: string;
}

const TakenNumber = z.object({ number: z.int() });

/** Writes the entry under its number (triggers move the book on and use up what was reserved) and tells the number. */
export function insertEntry(db: Db, entry: NewEntry): number {
  const row = db
    .prepare(
      `INSERT INTO entry (id, book_id, number, suffix, entered_on, entered_ms, entered_by, document_id, level, request_id)
       SELECT :id, b.id, ifnull(:number, b.next_number), :suffix, :enteredOn, :enteredMs, :enteredBy, d.id, d.level, :requestId
         FROM book b JOIN document d ON d.id = :documentId WHERE b.id = :bookId
       RETURNING number`,
    )
    .get(entry);
  if (row === undefined) raise('book-missing');
  return TakenNumber.parse(row).number;
}

export const cancelEntry = doing<[documentId: string, reason: string, nowMs: number]>(`
  UPDATE entry SET cancelled_ms = :3, cancel_reason = :2 WHERE document_id = :1`);

const EntryRow = z.object({
  bookId: z.string(),
  bookKind: RegisterKind,
  bookState: z.enum(['open', 'full', 'closed']),
  year: z.int(),
  number: z.int(),
  suffix: z.string(),
  enteredOn: z.string(),
  enteredMs: z.int(),
  cancelReason: z.string().nullable(),
});

export const entryOf = oneOf(EntryRow)<[documentId: string]>(`
  SELECT ${columnsOf(EntryRow, 'e', { bookKind: 'b.kind', bookState: 'b.state', year: 'b.year' })}
    FROM entry e JOIN book b ON b.id = e.book_id WHERE e.document_id = ?`);

const Counts = z.object({
  cancelled: z.int(),
  inserted: z.int(),
  corrections: z.int(),
  reserved: z.int(),
  /** of the reserved ones those that wait to be written again from the paper */
  lost: z.int(),
  requests: z.int(),
});
export type LineCounts = z.infer<typeof Counts>;

/** What stands in one volume beside its plain lines. */
export const lineCounts = theOne(Counts)<[bookId: string]>(`
  SELECT (SELECT count(*) FROM entry WHERE book_id = :1 AND cancelled_ms IS NOT NULL)
       + (SELECT count(*) FROM act_line l JOIN act_line_event v ON v.line_id = l.id AND v.kind = 'cancelled' WHERE l.book_id = :1)
       + (SELECT count(*) FROM reserved_number WHERE book_id = :1 AND state = 'released') AS cancelled,
         (SELECT count(*) FROM entry WHERE book_id = :1 AND suffix <> '') AS inserted,
         (SELECT count(*) FROM entry e JOIN entry_correction c ON c.document_id = e.document_id WHERE e.book_id = :1)
       + (SELECT count(*) FROM act_line l JOIN act_line_event v ON v.line_id = l.id AND v.kind = 'corrected' WHERE l.book_id = :1) AS corrections,
         (SELECT count(*) FROM reserved_number WHERE book_id = :1 AND state = 'held') AS reserved,
         (SELECT count(*) FROM lost_number l JOIN reserved_number r ON r.id = l.reservation_id
           WHERE r.book_id = :1 AND r.state = 'held') AS lost,
         (SELECT count(*) FROM register_request WHERE book_id = :1 AND state IN ('asked','approved')) AS requests`);

/** Envelopes of a volume that nobody has opened yet. */
export const countUnopened = theValue(z.int())<[bookId: string]>(`
  SELECT count(*) AS n FROM entry e JOIN document d ON d.id = e.document_id
   WHERE e.book_id = ? AND d.state = 'unopened'`);

/** Lines of this book whose copy is still out: the day of its return is yet to be written there. */
export const countStillOut = theValue(z.int())<[bookId: string]>(`
  SELECT count(*) AS n FROM act_line a JOIN carry_out o ON o.id = a.subject_id
   WHERE a.book_id = ? AND a.subject_kind = 'carry-out' AND o.state = 'out'`);

/** The series of a type and period, or null while it has none. */
export function seriesIdOf(
  db: Db,
  series: { classified: boolean; typeId: string; period: string },
): string | null {
  const { classified, typeId, period } = series;
  const id = db
    .prepare(
      'SELECT id FROM number_series WHERE classified = :classified AND type_id = :typeId AND period = :period',
    )
    .pluck()
    .get({ classified: classified ? 1 : 0, typeId, period });
  return z
    .string()
    .nullable()
    .parse(id ?? null);
}

/** A document has this number of the series, or it is kept for one, or was given up. */
export const isSeriesNumberUsed = isThere<[seriesId: string, number: number]>(`
  SELECT 1 FROM document WHERE series_id = :1 AND series_number = :2 AND series_suffix = ''
  UNION ALL SELECT 1 FROM reserved_number WHERE series_id = :1 AND series_number = :2
  UNION ALL SELECT 1 FROM number_series WHERE id = :1 AND first_number > :2`);

const SeriesStart = z.object({ id: z.string(), typeId: z.string(), first: z.int(), next: z.int() });

/** Every series of a period, with the number from which it runs here and the one that comes next. */
export const seriesOfPeriod = manyOf(SeriesStart)<[classified: number, period: string]>(`
  SELECT id, type_id AS typeId, first_number AS first, next_number AS next FROM number_series
   WHERE classified = ? AND period = ? ORDER BY type_id`);

interface SeriesKey {
  readonly id: string;
  readonly classified: boolean;
  readonly typeId: string;
  readonly period: string;
}

/** Begins a series behind the last number on paper; false where there is one already. */
export function beginSeries(db: Db, { id, classified, typeId, period }: SeriesKey, first: number): boolean {
  const begun = db
    .prepare(
      `INSERT INTO number_series (id, classified, type_id, period, first_number, next_number)
       VALUES (:id, :classified, :typeId, :period, :first, :first) ON CONFLICT DO NOTHING`,
    )
    .run({ id, classified: classified ? 1 : 0, typeId, period, first });
  return begun.changes === 1;
}

/** Puts right where a book goes on from the paper one; a trigger asks for the approval of a second person. */
export const moveBookStart = doing<[id: string, first: number]>(
  'UPDATE book SET first_number = :2, next_number = :2 WHERE id = :1',
);
export const moveSeriesStart = doing<[id: string, first: number]>(
  'UPDATE number_series SET first_number = :2, next_number = :2 WHERE id = :1',
);
/** The lowest number to which a series may go back: what the backup knew, where a comparison with the paper moved it to where it is. */
export const seriesFloor = theValue(z.int().nullable())<[id: string]>(`
  SELECT max(c.known, ifnull((SELECT max(series_number) FROM document WHERE series_id = s.id), 0),
      ifnull((SELECT max(series_number) FROM reserved_number WHERE series_id = s.id), 0))
    FROM number_series s LEFT JOIN number_check c ON c.kind = 'series' AND c.subject = s.id AND c.last = s.next_number - 1
   WHERE s.id = ?`);
export const moveSeriesBack = doing<[id: string, last: number]>(
  'UPDATE number_series SET next_number = :2 + 1 WHERE id = :1',
);
export const findSeries = oneOf(SeriesStart)<[id: string]>(`
  SELECT id, type_id AS typeId, first_number AS first, next_number AS next FROM number_series WHERE id = ?`);

/** The next number of one of the office's own series, taken in this transaction. */
export function takeSeriesNumber(db: Db, series: SeriesKey): { seriesId: string; number: number } {
  const key = { classified: series.classified ? 1 : 0, typeId: series.typeId, period: series.period };
  beginSeries(db, series, 1);
  refuseUnsettled(db, 'series', seriesIdOf(db, series) ?? raise('not-found', { what: 'series' }));
  const row = db
    .prepare(
      `UPDATE number_series SET next_number = next_number + 1
        WHERE classified = :classified AND type_id = :typeId AND period = :period
        RETURNING id AS seriesId, next_number - 1 AS number`,
    )
    .get(key);
  return z.object({ seriesId: z.string(), number: z.int() }).parse(row);
}

/** The number that the next document of a series takes, read without taking it. */
export function peekSeriesNumber(
  db: Db,
  series: { classified: boolean; typeId: string; period: string },
): number {
  const row = db
    .prepare(
      `SELECT next_number AS next FROM number_series
        WHERE classified = :classified AND type_id = :typeId AND period = :period`,
    )
    .get({ classified: series.classified ? 1 : 0, typeId: series.typeId, period: series.period });
  return row === undefined ? 1 : z.object({ next: z.int() }).parse(row).next;
}

/** The committee's term in which a day lies, "2025-2030". */
export const termOn = valueOf(z.string())<[date: string]>(`
  SELECT label FROM committee_term WHERE from_on <= :1 AND :1 < to_on ORDER BY from_on DESC LIMIT 1`);

/** What is open and what is not have an index each (the states of `doc_list_open`). */
const OPEN = "('registered','presented','directed','in-progress','unopened')";
const inStates = (index: string, open: string): string =>
  `(SELECT count(*) FROM doc_list INDEXED BY ${index} WHERE book_kind = :kind AND state IN (SELECT value FROM json_each(:states))
    AND state ${open} ${OPEN} AND sort_key > :low AND sort_key < :high)`;
const IN_STATES = `SELECT ${inStates('doc_list_open', 'IN')} + ${inStates('doc_list_state', 'NOT IN')} AS n`;

/** How many lines of one volume are in one of these states. */
export function countInBook(
  db: Db,
  book: { kind: BookKind; year: number; firstNumber: number; nextNumber: number },
  states: readonly DocumentState[],
): number {
  const row = db.prepare(IN_STATES).get({
    kind: book.kind,
    states: JSON.stringify(states),
    low: sortKeyOf(book.year, book.firstNumber) - 1,
    high: sortKeyOf(book.year, book.nextNumber),
  });
  return z.object({ n: z.number() }).parse(row).n;
}
