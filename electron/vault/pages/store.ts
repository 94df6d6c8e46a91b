import { z } from 'zod';
import { BookKind } from '../../../shared/ipc/schemas.ts';
import { isSealed, StoredText, stringOf } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { NUMBER_OF_KEY, SUFFIX_OF_KEY } from '../tables/entryKey.ts';

const DueRow = z.object({
  attachmentId: z.string(),
  documentId: z.string(),
  mime: z.string(),
  sizeBytes: z.int(),
  page: z.int(),
});
export type DueRow = z.infer<typeof DueRow>;

const DUE = `SELECT d.attachment_id AS attachmentId, a.owner_id AS documentId, a.mime, a.size_bytes AS sizeBytes,
    1 + ifnull((SELECT max(page) FROM page_words w WHERE w.attachment_id = d.attachment_id), 0) AS page
  FROM page_due d JOIN attachment a ON a.id = d.attachment_id`;

/** The newest files whose pages are still to be read. */
export const dueFiles = manyOf(DueRow)<[limit: number]>(`
  ${DUE} ORDER BY d.added_ms DESC, d.attachment_id DESC LIMIT ? + 0`);

export const findDue = oneOf(DueRow)<[attachmentId: string]>(`${DUE} WHERE d.attachment_id = ?`);

export const countDue = (db: Db): number => Number(db.prepare('SELECT count(*) FROM page_due').pluck().get());

export const endDue = doing<[attachmentId: string]>('DELETE FROM page_due WHERE attachment_id = ?');

export type PageState = 'words' | 'recognised' | 'unreadable' | 'marked' | 'beyond';

export const insertPage = doing<{
  readonly attachmentId: string;
  readonly page: number;
  readonly state: PageState;
  readonly words: string;
  readonly readMs: number;
}>(`
  INSERT INTO page_words (attachment_id, page, state, words, read_ms)
  VALUES (:attachmentId, :page, :state, :words, :readMs)`);

/** Pages by what became of them. */
export function countPages(db: Db): { read: number; recognised: number; unread: number } {
  const rows = db
    .prepare('SELECT state, count(*) AS n FROM page_words GROUP BY state')
    .all()
    .map((row) => z.object({ state: z.string(), n: z.int() }).parse(row));
  const of = (...states: readonly string[]): number =>
    rows.reduce((sum, { state, n }) => sum + (states.includes(state) ? n : 0), 0);
  return {
    read: of('words', 'recognised'),
    recognised: of('recognised'),
    unread: of('unreadable', 'marked', 'beyond'),
  };
}

const UnreadRow = z.object({
  documentId: z.string(),
  book: BookKind,
  number: z.string(),
  code: z.string(),
  fileName: StoredText.transform((name) => (isSealed(name) ? '' : stringOf(name))),
  page: z.int(),
  why: z.enum(['unreadable', 'marked', 'beyond']),
});
export type UnreadRow = z.infer<typeof UnreadRow>;

/** Pages that the search does not know, newest first. */
export const unreadPages = manyOf(UnreadRow)<[limit: number]>(`
  SELECT l.document_id AS documentId, l.book_kind AS book, (${NUMBER_OF_KEY}) || ${SUFFIX_OF_KEY} AS number, l.code,
    a.name AS fileName, w.page, w.state AS why
    FROM page_words w JOIN attachment a ON a.id = w.attachment_id JOIN doc_list l ON l.document_id = a.owner_id
   WHERE w.state NOT IN ('words','recognised') ORDER BY w.read_ms DESC, a.id, w.page LIMIT ? + 0`);
