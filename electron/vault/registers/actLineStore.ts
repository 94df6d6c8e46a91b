import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';

export type FactValue = string | number | null;
export type ActFacts = Readonly<Record<string, FactValue>>;

const Facts = z
  .string()
  .transform((text) =>
    z.record(z.string(), z.union([z.string(), z.number(), z.null()])).parse(JSON.parse(text)),
  );

const ActLineRow = z.object({
  id: z.string(),
  bookId: z.string(),
  number: z.int(),
  enteredOn: z.string(),
  enteredMs: z.int(),
  enteredBy: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  documentId: z.string().nullable(),
  facts: Facts,
});
/** A line as it was first written; later events stand beside it. */
export type ActLineRow = z.infer<typeof ActLineRow>;

const COLUMNS = `id, book_id AS bookId, number, entered_on AS enteredOn, entered_ms AS enteredMs, entered_by AS enteredBy,
  subject_kind AS subjectKind, subject_id AS subjectId, document_id AS documentId, facts`;

/** Writes the line under the book's next number (a trigger moves the book on) and tells the number. */
export function insertActLine(db: Db, line: Omit<ActLineRow, 'number'>): number {
  const row = db
    .prepare(
      `INSERT INTO act_line (id, book_id, number, entered_on, entered_ms, entered_by, subject_kind, subject_id, document_id, facts)
       SELECT :id, id, next_number, :enteredOn, :enteredMs, :enteredBy, :subjectKind, :subjectId, :documentId, :facts
         FROM book WHERE id = :bookId
       RETURNING number`,
    )
    .get({ ...line, facts: JSON.stringify(line.facts) });
  if (row === undefined) raise('book-missing');
  return z.object({ number: z.int() }).parse(row).number;
}

export function findActLine(db: Db, id: string): ActLineRow | null {
  const row = db.prepare(`SELECT ${COLUMNS} FROM act_line WHERE id = ?`).get(id);
  return row === undefined ? null : ActLineRow.parse(row);
}

const LineOfSubject = z.object({ id: z.string(), facts: Facts, open: z.int().transform((n) => n === 1) });
type LineOfSubject = z.infer<typeof LineOfSubject>;

/**
 * The lines that stand for one act (copies under a permit are made more than once), newest first; `open` while
 * something may be written there: its book is not closed, and the line not cancelled.
 */
export function actLinesOfSubject(db: Db, subjectKind: string, subjectId: string): LineOfSubject[] {
  const rows = db
    .prepare(
      `SELECT a.id, a.facts, b.state <> 'closed' AND NOT EXISTS (
                SELECT 1 FROM act_line_event WHERE line_id = a.id AND kind = 'cancelled') AS open
         FROM act_line a JOIN book b ON b.id = a.book_id
        WHERE a.subject_kind = ? AND a.subject_id = ? ORDER BY a.entered_ms DESC, a.number DESC`,
    )
    .all(subjectKind, subjectId);
  return rows.map((row) => LineOfSubject.parse(row));
}

/** Lines of a book in the order of their numbers. */
export function actLinesBetween(db: Db, bookId: string, from: number, to: number): ActLineRow[] {
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} FROM act_line WHERE book_id = :bookId AND number BETWEEN :from AND :to ORDER BY number`,
    )
    .all({ bookId, from, to });
  return rows.map((row) => ActLineRow.parse(row));
}

/** One page of a year's book, newest first; lines about documents of which this person may not know are left out. */
export function actLinesBefore(
  db: Db,
  page: { kind: string; year: number; before: number; limit: number; allLines: 0 | 1; reader: string },
): ActLineRow[] {
  const rows = db
    .prepare(
      `SELECT l.id, l.book_id AS bookId, l.number, l.entered_on AS enteredOn, l.entered_ms AS enteredMs, l.entered_by AS enteredBy,
              l.subject_kind AS subjectKind, l.subject_id AS subjectId, l.document_id AS documentId, l.facts
         FROM book b JOIN act_line l ON l.book_id = b.id
        WHERE b.kind = :kind AND b.year = :year AND l.number < :before
          AND (:allLines = 1 OR EXISTS (SELECT 1 FROM document_reader r WHERE r.document_id = l.document_id AND r.person_id = :reader))
        ORDER BY l.number DESC LIMIT :limit + 0`,
    )
    .all(page);
  return rows.map((row) => ActLineRow.parse(row));
}

const ActLineEvent = z.object({
  kind: z.enum(['filled', 'corrected', 'cancelled']),
  field: z.string().nullable(),
  oldValue: z.union([z.string(), z.number(), z.null()]),
  newValue: z.union([z.string(), z.number(), z.null()]),
  reason: z.string(),
  atMs: z.int(),
  byId: z.string(),
});
export type ActLineEvent = z.infer<typeof ActLineEvent>;

export function eventsOfActLine(db: Db, lineId: string): ActLineEvent[] {
  const rows = db
    .prepare(
      `SELECT kind, field, old_value AS oldValue, new_value AS newValue, reason, at_ms AS atMs, by_id AS byId
         FROM act_line_event WHERE line_id = ? ORDER BY position`,
    )
    .all(lineId);
  return rows.map((row) => ActLineEvent.parse(row));
}

export function insertActLineEvent(db: Db, event: ActLineEvent & { id: string; lineId: string }): void {
  db.prepare(
    `INSERT INTO act_line_event (id, line_id, position, kind, field, old_value, new_value, reason, at_ms, by_id)
     SELECT :id, :lineId, 1 + count(*), :kind, :field, :oldValue, :newValue, :reason, :atMs, :byId
       FROM act_line_event WHERE line_id = :lineId`,
  ).run(event);
}

/** What the line says now: its first text with every later event applied. */
export function factsNow(line: Pick<ActLineRow, 'facts'>, events: readonly ActLineEvent[]): ActFacts {
  const facts: Record<string, FactValue> = { ...line.facts };
  for (const event of events) if (event.field !== null) facts[event.field] = event.newValue;
  return facts;
}
