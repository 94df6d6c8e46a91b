import { z } from 'zod';
import { Admission } from '../../../shared/ipc/contract/access.ts';
import { BookKind } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { changing, doing, manyOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';
import { StoredText } from '../db/storedText.ts';

const ReaderRow = z.object({
  personId: z.string(),
  fullName: z.string(),
  position: z.string(),
  sinceMs: z.int(),
  byId: z.string().nullable(),
  byName: z.string().nullable(),
  byPosition: z.string().nullable(),
  how: Admission,
  holdsKey: z.int().transform((n) => n === 1),
});
export type ReaderRow = z.infer<typeof ReaderRow>;

/** Who takes part in a document, the first first; one query however many they are. */
export const readersOf = manyOf(ReaderRow)<[documentId: string]>(`
  SELECT r.person_id AS personId, p.full_name AS fullName, p.position, r.since_ms AS sinceMs, r.by_id AS byId,
         b.full_name AS byName, b.position AS byPosition, r.how,
         EXISTS (SELECT 1 FROM content_key_grant g WHERE g.document_id = r.document_id AND g.person_id = r.person_id) AS holdsKey
    FROM document_reader r JOIN person p ON p.id = r.person_id LEFT JOIN person b ON b.id = r.by_id
   WHERE r.document_id = ? ORDER BY r.since_ms, r.person_id`);

export const removeReader = changing<[documentId: string, personId: string]>(`
  DELETE FROM document_reader WHERE document_id = ? AND person_id = ?`);

/** Whoever was given access anew stands with the new ground. */
export const setGranted = doing<{ documentId: string; personId: string; byId: string }>(`
  UPDATE document_reader SET by_id = :byId, how = 'granted' WHERE document_id = :documentId AND person_id = :personId`);

const ChangeRow = z.object({
  id: z.string(),
  kind: z.enum(['granted', 'withdrawn', 'emergency']),
  personId: z.string(),
  byId: z.string(),
  ground: StoredText,
  atMs: z.int(),
  untilMs: z.int().nullable(),
});
export type ChangeRow = z.infer<typeof ChangeRow>;

export const insertChange = doing<ChangeRow & { documentId: string }>(`
  INSERT INTO access_change (id, document_id, kind, person_id, by_id, ground, at_ms, until_ms)
  VALUES (:id, :documentId, :kind, :personId, :byId, :ground, :atMs, :untilMs)`);

/** Newest first. */
export const changesOf = manyOf(ChangeRow)<[documentId: string]>(`
  SELECT ${columnsOf(ChangeRow)} FROM access_change WHERE document_id = ? ORDER BY at_ms DESC, id DESC`);

export function insertNotices(db: Db, changeId: string, people: readonly string[]): void {
  const insert = db.prepare('INSERT INTO access_notice (change_id, person_id) VALUES (?, ?)');
  for (const personId of new Set(people)) insert.run(changeId, personId);
}

const NoticeRow = z.object({
  changeId: z.string(),
  kind: z.enum(['granted', 'emergency']),
  documentId: z.string(),
  book: BookKind,
  sortKey: z.int(),
  personId: z.string(),
  byId: z.string(),
  ground: StoredText,
  atMs: z.int(),
  untilMs: z.int().nullable(),
});

/** Of a grant that was withdrawn since nothing is told: whoever may not know of a record hears nothing of it. */
const STANDS = `(c.kind <> 'granted' OR EXISTS (
  SELECT 1 FROM document_reader r WHERE r.document_id = c.document_id AND r.person_id = n.person_id))`;

export const unreadNotices = manyOf(NoticeRow)<[personId: string]>(`
  SELECT ${columnsOf(NoticeRow, 'c', { changeId: 'id', book: 'l.book_kind', sortKey: 'l.sort_key' })}
    FROM access_notice n JOIN access_change c ON c.id = n.change_id JOIN doc_list l ON l.document_id = c.document_id
   WHERE n.person_id = ? AND n.read_ms IS NULL AND ${STANDS} ORDER BY c.at_ms DESC LIMIT 50`);

/** @returns the document, or null when there is no such unread notice for this person */
export function markRead(db: Db, changeId: string, personId: string, nowMs: number): string | null {
  const { changes } = db
    .prepare(
      `UPDATE access_notice AS n SET read_ms = :nowMs FROM access_change c
        WHERE c.id = n.change_id AND n.change_id = :changeId AND n.person_id = :personId AND n.read_ms IS NULL AND ${STANDS}`,
    )
    .run({ changeId, personId, nowMs });
  if (changes === 0) return null;
  const row = db.prepare('SELECT document_id AS id FROM access_change WHERE id = ?').get(changeId);
  return z.object({ id: z.string() }).parse(row).id;
}
