import { createHash } from 'node:crypto';
import { asStored, isSealed, type StoredText } from '../access/storedText.ts';
import type { Db } from '../db/handles.ts';
import type { BookRow } from './bookStore.ts';

/**
 * Everything of a line that is fixed once it is registered, beside its corrections; not who works on it later. The trích
 * yếu of a classified line is left out: the law seals, opens and erases it with the level, also after the book is closed.
 */
const ENTRIES = `SELECT e.number, e.suffix, e.entered_on, e.entered_ms, e.entered_by, e.level, e.request_id, e.cancelled_ms,
    e.cancel_reason, d.issuer, d.code, d.document_date, d.type_id, CASE WHEN e.level = 'none' THEN d.subject END, d.signer, d.recipients, d.copies, d.pages,
    d.copy_number, d.named_person,
    (SELECT json_group_array(json_array(c.field, CASE WHEN c.field <> 'subject' OR e.level = 'none' THEN c.old_value END,
      CASE WHEN c.field <> 'subject' OR e.level = 'none' THEN c.new_value END, c.reason, c.at_ms, c.by_id) ORDER BY c.position)
       FROM entry_correction c WHERE c.document_id = d.id) AS corrections, d.id
  FROM entry e JOIN document d ON d.id = e.document_id WHERE e.book_id = ? ORDER BY e.number, e.suffix`;
const RESERVED = `SELECT number, series_number, code, purpose, reserved_on, expires_on, reserved_ms, reserved_by, state, reason
  FROM reserved_number WHERE book_id = ? ORDER BY number`;
const ACT_LINES = `SELECT l.number, l.entered_on, l.entered_ms, l.entered_by, l.subject_kind, l.subject_id, l.document_id, l.facts,
    (SELECT json_group_array(json_array(v.kind, v.field, v.old_value, v.new_value, v.reason, v.at_ms, v.by_id) ORDER BY v.position)
       FROM act_line_event v WHERE v.line_id = l.id) AS events
  FROM act_line l WHERE l.book_id = ? ORDER BY l.number`;

/** Where the trích yếu stands among the columns of a line; the last one is the document, which is not hashed. */
const SUBJECT_AT = 13;

/** Opens the sealed words of a line; null for who may not read them. */
export type OpenWords = (documentId: string, sealed: StoredText) => string | null;

/**
 * A document that was classified after it had been entered has its trích yếu sealed: hashed is what was entered. Where it
 * can't be opened the sealed words are hashed, and `unread` says how often.
 */
function lineOf(row: readonly unknown[], open: OpenWords | null, unread: { count: number }): unknown[] {
  const [line, subject, id] = [row.slice(0, -1), row[SUBJECT_AT], row.at(-1)];
  if (open === null || typeof subject !== 'string' || !isSealed(asStored(subject))) return line;
  const opened = open(String(id), asStored(subject));
  if (opened === null) unread.count += 1;
  else line[SUBJECT_AT] = opened;
  return line;
}

/**
 * SHA-256 over the contents of a volume: its head and every line in the order of the numbers, one JSON array a line.
 * Closing keeps it; the same records give the same hash at any later time, for whoever can open (`open`) what was sealed
 * since. @param unread counts the lines whose words could not be opened
 */
export function contentHash(
  db: Db,
  book: Pick<BookRow, 'id' | 'kind' | 'year' | 'volume' | 'formId' | 'firstNumber' | 'nextNumber'>,
  open: OpenWords | null = null,
  unread = { count: 0 },
): string {
  const hash = createHash('sha256');
  const put = (values: readonly unknown[]): void => void hash.update(`${JSON.stringify(values)}\n`);
  const { kind, year, volume, formId, firstNumber, nextNumber } = book;
  put(['an-thu book 1', kind, year, volume, formId, firstNumber, nextNumber]);
  for (const row of db.prepare(ENTRIES).raw().iterate(book.id)) put(lineOf(row as unknown[], open, unread));
  for (const sql of [RESERVED, ACT_LINES])
    for (const row of db.prepare(sql).raw().iterate(book.id)) put(row as unknown[]);
  return hash.digest('hex');
}
