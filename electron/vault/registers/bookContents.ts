import { createHash } from 'node:crypto';
import { z } from 'zod';
import { asStored, isSealed, type StoredText } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import type { BookRow } from './bookStore.ts';
import { ACT_SUBJECT, correctionField, type Digests } from './closedWords.ts';

/** Everything of a line that is fixed once it is registered, beside its corrections; not who works on it later. */
const ENTRIES = `SELECT e.number, e.suffix, e.entered_on, e.entered_ms, e.entered_by, e.level, e.request_id, e.cancelled_ms,
    e.cancel_reason, d.issuer, d.code, d.document_date, d.type_id, CASE WHEN e.level = 'none' THEN d.subject END, d.signer, d.recipients, d.copies, d.pages,
    d.copy_number, d.named_person,
    (SELECT json_group_array(json_array(c.field, CASE WHEN c.field <> 'subject' OR e.level = 'none' THEN c.old_value END,
      CASE WHEN c.field <> 'subject' OR e.level = 'none' THEN c.new_value END, c.reason, c.at_ms, c.by_id, c.id) ORDER BY c.position)
       FROM entry_correction c WHERE c.document_id = d.id) AS corrections, d.id
  FROM entry e JOIN document d ON d.id = e.document_id WHERE e.book_id = ? ORDER BY e.number, e.suffix`;
const RESERVED = `SELECT number, series_number, code, purpose, reserved_on, expires_on, reserved_ms, reserved_by, state, reason
  FROM reserved_number WHERE book_id = ? ORDER BY number`;
const ACT_LINES = `SELECT l.number, l.entered_on, l.entered_ms, l.entered_by, l.subject_kind, l.subject_id, l.document_id, l.facts,
    (SELECT json_group_array(json_array(v.kind, v.field, v.old_value, v.new_value, v.reason, v.at_ms, v.by_id) ORDER BY v.position)
       FROM act_line_event v WHERE v.line_id = l.id) AS events, l.id
  FROM act_line l WHERE l.book_id = ? ORDER BY l.number`;

/** Where the words stand in a row of ENTRIES and of ACT_LINES; the last column of both names the line, and is not hashed. */
const AT = { subject: 13, corrections: 20, documentId: 6, facts: 7, events: 8 } as const;

interface Place {
  readonly lineId: string;
  readonly documentId: string;
  /** where in the line, and for what place a sealed word is sealed */
  readonly place: string;
  readonly field: string;
}
/** What the hash counts for a word. */
type Counted = (at: Place, stored: unknown) => unknown;

/** Opens words that were sealed after their line had been entered; null for who may not read them. */
export type OpenWords = (documentId: string, field: string, sealed: StoredText) => string | null;

/**
 * What counts in the first form of the hash: the words as they were entered. Where they can't be opened the sealed ones
 * count, and `unread` says how often. The trích yếu of what was classified from the beginning does not count.
 */
const wordsThemselves =
  (open: OpenWords | null, unread: { count: number }): Counted =>
  ({ documentId, field }, stored) => {
    if (open === null || typeof stored !== 'string' || !isSealed(asStored(stored))) return stored;
    const words = open(documentId, field, asStored(stored));
    if (words === null) unread.count += 1;
    return words ?? stored;
  };

/** What counts in the second form: the digests that were kept at closing. */
const digestsOnly =
  (digests: Digests): Counted =>
  ({ lineId, place }) =>
    digests.get(lineId)?.[place] ?? null;

const Items = z.string().transform((text) => z.array(z.array(z.unknown())).parse(JSON.parse(text)));
const Facts = z.string().transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text)));

function entryLine(row: readonly unknown[], counted: Counted): unknown[] {
  const [line, id] = [row.slice(0, -1), String(row.at(-1))];
  const word = (place: string, field: string, stored: unknown): unknown =>
    counted({ lineId: id, documentId: id, place, field }, stored);
  line[AT.subject] = word('subject', 'subject', line[AT.subject]);
  const corrections = Items.parse(line[AT.corrections]).map(
    ([field, was, is, reason, at, by, correction], index) => {
      const place = `${index + 1}`;
      const value = (name: string, stored: unknown): unknown =>
        field === 'subject' ? word(`${place}/${name}`, 'subject', stored) : stored;
      const why = word(`${place}/reason`, correctionField(String(correction)), reason);
      return [field, value('old', was), value('new', is), why, at, by];
    },
  );
  line[AT.corrections] = JSON.stringify(corrections);
  return line;
}

function actLine(row: readonly unknown[], counted: Counted): unknown[] {
  const [line, lineId, documentId] = [row.slice(0, -1), String(row.at(-1)), row[AT.documentId]];
  if (typeof documentId !== 'string') return line;
  const word = (place: string, stored: unknown): unknown =>
    counted({ lineId, documentId, place, field: ACT_SUBJECT }, stored);
  const facts = Facts.parse(line[AT.facts]);
  if ('subject' in facts)
    line[AT.facts] = JSON.stringify({ ...facts, subject: word('subject', facts['subject']) });
  const events = Items.parse(line[AT.events]).map(([kind, field, was, is, ...rest], index) => {
    const value = (name: string, stored: unknown): unknown =>
      field === 'subject' ? word(`${index + 1}/${name}`, stored) : stored;
    return [kind, field, value('old', was), value('new', is), ...rest];
  });
  line[AT.events] = JSON.stringify(events);
  return line;
}

export type HashedBook = Pick<
  BookRow,
  'id' | 'kind' | 'year' | 'volume' | 'formId' | 'firstNumber' | 'nextNumber'
>;

/** SHA-256 over the head of a volume and every line in the order of the numbers, one JSON array a line. */
function hashOf(db: Db, book: HashedBook, form: 1 | 2, counted: Counted): string {
  const hash = createHash('sha256');
  const put = (values: readonly unknown[]): void => void hash.update(`${JSON.stringify(values)}\n`);
  const { kind, year, volume, formId, firstNumber, nextNumber } = book;
  put([`an-thu book ${form}`, kind, year, volume, formId, firstNumber, nextNumber]);
  const rows = (sql: string): IterableIterator<unknown[]> =>
    db.prepare(sql).raw().iterate(book.id) as IterableIterator<unknown[]>;
  for (const row of rows(ENTRIES)) put(entryLine(row, counted));
  for (const row of rows(RESERVED)) put(row);
  for (const row of rows(ACT_LINES)) put(actLine(row, counted));
  return hash.digest('hex');
}

/**
 * The hash of the first form, over the words themselves: minutes of a hand-over, and books that were closed before digests
 * were kept. @param unread counts the words that could not be opened
 */
export const contentHash = (
  db: Db,
  book: HashedBook,
  open: OpenWords | null = null,
  unread = { count: 0 },
): string => hashOf(db, book, 1, wordsThemselves(open, unread));

/** What closing keeps: it stays what it was whatever becomes of the words (`closedWords.ts`). */
export const closedHash = (db: Db, book: HashedBook, digests: Digests): string =>
  hashOf(db, book, 2, digestsOnly(digests));
