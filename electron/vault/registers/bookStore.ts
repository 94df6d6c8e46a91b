import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import { BookKind, RegisterKind } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';

const BookRow = z.object({
  id: z.string(),
  kind: RegisterKind,
  year: z.int(),
  volume: z.int(),
  state: z.enum(['open', 'closed']),
  formId: z.string(),
  openedOn: z.string(),
  firstNumber: z.int(),
  nextNumber: z.int(),
  closedHash: z.string().nullable(),
});
export type BookRow = z.infer<typeof BookRow>;

/** Books whose lines every reader sees; all the others are about classified documents. */
export const isOpenToAll = (kind: RegisterKind): boolean => kind === 'incoming' || kind === 'outgoing';
export const isDocumentBook = <B extends { kind: RegisterKind }>(book: B): book is B & { kind: BookKind } =>
  BookKind.safeParse(book.kind).success;

const COLUMNS = `id, kind, year, volume, state, form_id AS formId, opened_on AS openedOn,
  first_number AS firstNumber, next_number AS nextNumber, closed_hash AS closedHash`;

export function allBooks(db: Db): BookRow[] {
  const rows = db.prepare(`SELECT ${COLUMNS} FROM book ORDER BY year DESC, kind, volume DESC`).all();
  return rows.map((row) => BookRow.parse(row));
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
  book: Pick<BookRow, 'id' | 'kind' | 'year' | 'volume' | 'formId' | 'openedOn'>,
): void {
  db.prepare(
    `INSERT INTO book (id, kind, year, volume, state, form_id, opened_on, first_number, next_number)
     VALUES (:id, :kind, :year, :volume, 'open', :formId, :openedOn, 1, 1)`,
  ).run(book);
}

export interface NewEntry {
  readonly id: string;
  readonly bookId: string;
  readonly enteredOn: string;
  readonly enteredMs: number;
  readonly enteredBy: string;
  readonly documentId: string;
}

const TakenNumber = z.object({ number: z.int() });

/** Writes the entry under the book's next number (a trigger moves the book on) and tells the number. */
export function insertEntry(db: Db, entry: NewEntry): number {
  const row = db
    .prepare(
      `INSERT INTO entry (id, book_id, number, entered_on, entered_ms, entered_by, document_id)
       SELECT :id, id, next_number, :enteredOn, :enteredMs, :enteredBy, :documentId FROM book WHERE id = :bookId
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
  number: z.int(),
  enteredOn: z.string(),
  enteredMs: z.int(),
  cancelReason: z.string().nullable(),
});

export function entryOf(db: Db, documentId: string): z.infer<typeof EntryRow> | null {
  const row = db
    .prepare(
      `SELECT book_id AS bookId, number, entered_on AS enteredOn, entered_ms AS enteredMs, cancel_reason AS cancelReason
         FROM entry WHERE document_id = ?`,
    )
    .get(documentId);
  return row === undefined ? null : EntryRow.parse(row);
}

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
