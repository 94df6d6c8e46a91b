import { z } from 'zod';
import { refuseUnsettled } from '../backup/epochStore.ts';
import { raise } from '../../../shared/errors.ts';
import { BookKind, RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';

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

const COLUMNS = `id, kind, year, volume, state, form_id AS formId, opened_on AS openedOn,
  first_number AS firstNumber, next_number AS nextNumber, closed_hash AS closedHash, closed_ms AS closedMs`;

/** Newest year first; in a year the eight books in the order of the law's list, the newest volume first. */
export function allBooks(db: Db): BookRow[] {
  const rows = db.prepare(`SELECT ${COLUMNS} FROM book`).all();
  const place = (book: BookRow): number => RegisterKind.options.indexOf(book.kind);
  return rows
    .map((row) => BookRow.parse(row))
    .sort((a, b) => b.year - a.year || place(a) - place(b) || b.volume - a.volume);
}

export function findBook(db: Db, id: string): BookRow | null {
  const row = db.prepare(`SELECT ${COLUMNS} FROM book WHERE id = ?`).get(id);
  return row === undefined ? null : BookRow.parse(row);
}

/** The last volume of a year's book. */
export function latestVolume(db: Db, kind: RegisterKind, year: number): BookRow | null {
  const row = db
    .prepare(`SELECT ${COLUMNS} FROM book WHERE kind = :kind AND year = :year ORDER BY volume DESC LIMIT 1`)
    .get({ kind, year });
  return row === undefined ? null : BookRow.parse(row);
}

export function insertBook(
  db: Db,
  book: Pick<BookRow, 'id' | 'kind' | 'year' | 'volume' | 'formId' | 'openedOn' | 'firstNumber'>,
): void {
  db.prepare(
    `INSERT INTO book (id, kind, year, volume, state, form_id, opened_on, first_number, next_number)
     VALUES (:id, :kind, :year, :volume, 'open', :formId, :openedOn, :firstNumber, :firstNumber)`,
  ).run(book);
}

/** The volume takes no new number from now on; its lines can still be corrected. */
export function fillBook(db: Db, id: string): void {
  db.prepare("UPDATE book SET state = 'full' WHERE id = ?").run(id);
}

export function closeBook(db: Db, id: string, hash: string, nowMs: number): void {
  db.prepare("UPDATE book SET state = 'closed', closed_hash = :hash, closed_ms = :nowMs WHERE id = :id").run({
    id,
    hash,
    nowMs,
  });
}

/** The volume of a year in which a number stands. */
export function volumeOfNumber(db: Db, kind: RegisterKind, year: number, number: number): BookRow | null {
  const row = db
    .prepare(
      `SELECT ${COLUMNS} FROM book
        WHERE kind = :kind AND year = :year AND first_number <= :number AND :number < next_number`,
    )
    .get({ kind, year, number });
  return row === undefined ? null : BookRow.parse(row);
}

export const volumeLines = (db: Db, kind: RegisterKind): number | null => {
  const row = db.prepare('SELECT lines FROM volume_rule WHERE kind = ?').get(kind);
  return row === undefined ? null : z.object({ lines: z.int() }).parse(row).lines;
};

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

export function cancelEntry(db: Db, documentId: string, reason: string, nowMs: number): void {
  db.prepare(
    'UPDATE entry SET cancelled_ms = :nowMs, cancel_reason = :reason WHERE document_id = :documentId',
  ).run({
    documentId,
    reason,
    nowMs,
  });
}

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

export function entryOf(db: Db, documentId: string): z.infer<typeof EntryRow> | null {
  const row = db
    .prepare(
      `SELECT e.book_id AS bookId, b.kind AS bookKind, b.state AS bookState, b.year, e.number, e.suffix, e.entered_on AS enteredOn,
              e.entered_ms AS enteredMs, e.cancel_reason AS cancelReason
         FROM entry e JOIN book b ON b.id = e.book_id WHERE e.document_id = ?`,
    )
    .get(documentId);
  return row === undefined ? null : EntryRow.parse(row);
}

const Counts = z.object({
  cancelled: z.int(),
  inserted: z.int(),
  corrections: z.int(),
  reserved: z.int(),
  requests: z.int(),
});
export type LineCounts = z.infer<typeof Counts>;

/** What stands in one volume beside its plain lines. */
export function lineCounts(db: Db, bookId: string): LineCounts {
  const row = db
    .prepare(
      `SELECT (SELECT count(*) FROM entry WHERE book_id = :bookId AND cancelled_ms IS NOT NULL)
            + (SELECT count(*) FROM act_line l JOIN act_line_event v ON v.line_id = l.id AND v.kind = 'cancelled' WHERE l.book_id = :bookId)
            + (SELECT count(*) FROM reserved_number WHERE book_id = :bookId AND state = 'released') AS cancelled,
              (SELECT count(*) FROM entry WHERE book_id = :bookId AND suffix <> '') AS inserted,
              (SELECT count(*) FROM entry e JOIN entry_correction c ON c.document_id = e.document_id WHERE e.book_id = :bookId)
            + (SELECT count(*) FROM act_line l JOIN act_line_event v ON v.line_id = l.id AND v.kind = 'corrected' WHERE l.book_id = :bookId) AS corrections,
              (SELECT count(*) FROM reserved_number WHERE book_id = :bookId AND state = 'held') AS reserved,
              (SELECT count(*) FROM register_request WHERE book_id = :bookId AND state IN ('asked','approved')) AS requests`,
    )
    .get({ bookId });
  return Counts.parse(row);
}

/** Envelopes of a volume that nobody has opened yet. */
export function countUnopened(db: Db, bookId: string): number {
  const row = db
    .prepare(
      `SELECT count(*) AS n FROM entry e JOIN document d ON d.id = e.document_id
        WHERE e.book_id = ? AND d.state = 'unopened'`,
    )
    .get(bookId);
  return z.object({ n: z.int() }).parse(row).n;
}

/** Lines of this book whose copy is still out: the day of its return is yet to be written there. */
export function countStillOut(db: Db, bookId: string): number {
  const row = db
    .prepare(
      `SELECT count(*) AS n FROM act_line a JOIN carry_out o ON o.id = a.subject_id
        WHERE a.book_id = ? AND a.subject_kind = 'carry-out' AND o.state = 'out'`,
    )
    .get(bookId);
  return z.object({ n: z.int() }).parse(row).n;
}

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
export const isSeriesNumberUsed = (db: Db, seriesId: string, number: number): boolean =>
  db
    .prepare(
      `SELECT 1 FROM document WHERE series_id = :seriesId AND series_number = :number AND series_suffix = ''
       UNION ALL SELECT 1 FROM reserved_number WHERE series_id = :seriesId AND series_number = :number`,
    )
    .get({ seriesId, number }) !== undefined;

/** The next number of one of the office's own series, taken in this transaction. */
export function takeSeriesNumber(
  db: Db,
  series: { id: string; classified: boolean; typeId: string; period: string },
): { seriesId: string; number: number } {
  const key = { classified: series.classified ? 1 : 0, typeId: series.typeId, period: series.period };
  db.prepare(
    `INSERT INTO number_series (id, classified, type_id, period, next_number)
     VALUES (:id, :classified, :typeId, :period, 1) ON CONFLICT DO NOTHING`,
  ).run({ ...key, id: series.id });
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
export function termOn(db: Db, date: string): string | null {
  const row = db
    .prepare(
      'SELECT label FROM committee_term WHERE from_on <= :date AND :date < to_on ORDER BY from_on DESC LIMIT 1',
    )
    .get({ date });
  return row === undefined ? null : z.object({ label: z.string() }).parse(row).label;
}
