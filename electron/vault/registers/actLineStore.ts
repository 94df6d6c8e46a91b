import { z } from 'zod';
import { raise } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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

const COLUMNS = columnsOf(ActLineRow);

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

export const findActLine = oneOf(ActLineRow)<[id: string]>(`SELECT ${COLUMNS} FROM act_line WHERE id = ?`);

const LineOfSubject = z.object({ id: z.string(), facts: Facts, open: z.int().transform((n) => n === 1) });
type LineOfSubject = z.infer<typeof LineOfSubject>;

/**
 * The lines that stand for one act (copies under a permit are made more than once), newest first; `open` while
 * something may be written there: its book is not closed, and the line not cancelled.
 */
export const actLinesOfSubject = manyOf(LineOfSubject)<[subjectKind: string, subjectId: string]>(`
  SELECT a.id, a.facts, b.state <> 'closed' AND NOT EXISTS (
           SELECT 1 FROM act_line_event WHERE line_id = a.id AND kind = 'cancelled') AS open
    FROM act_line a JOIN book b ON b.id = a.book_id
   WHERE a.subject_kind = ? AND a.subject_id = ? ORDER BY a.entered_ms DESC, a.number DESC`);

/** Lines of a book in the order of their numbers. */
export const actLinesBetween = manyOf(ActLineRow)<[bookId: string, from: number, to: number]>(`
  SELECT ${COLUMNS} FROM act_line WHERE book_id = ? AND number BETWEEN ? AND ? ORDER BY number`);

/** One page of a year's book, newest first; lines about documents of which this person may not know are left out. */
export const actLinesBefore = manyOf(ActLineRow)<{
  kind: string;
  year: number;
  before: number;
  limit: number;
  allLines: 0 | 1;
  reader: string;
}>(`
  SELECT ${columnsOf(ActLineRow, 'l')} FROM book b JOIN act_line l ON l.book_id = b.id
   WHERE b.kind = :kind AND b.year = :year AND l.number < :before
     AND (:allLines = 1 OR EXISTS (SELECT 1 FROM document_reader r WHERE r.document_id = l.document_id AND r.person_id = :reader))
   ORDER BY l.number DESC LIMIT :limit + 0`);

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

export const eventsOfActLine = manyOf(ActLineEvent)<[lineId: string]>(`
  SELECT ${columnsOf(ActLineEvent)} FROM act_line_event WHERE line_id = ? ORDER BY position`);

export const insertActLineEvent = doing<ActLineEvent & { id: string; lineId: string }>(`
  INSERT INTO act_line_event (id, line_id, position, kind, field, old_value, new_value, reason, at_ms, by_id)
  SELECT :id, :lineId, 1 + count(*), :kind, :field, :oldValue, :newValue, :reason, :atMs, :byId
    FROM act_line_event WHERE line_id = :lineId`);

/** What the line says now: its first text with every later event applied. */
export function factsNow(line: Pick<ActLineRow, 'facts'>, events: readonly ActLineEvent[]): ActFacts {
  const facts: Record<string, FactValue> = { ...line.facts };
  for (const event of events) if (event.field !== null) facts[event.field] = event.newValue;
  return facts;
}
