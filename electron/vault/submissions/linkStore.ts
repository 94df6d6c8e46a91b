import { z } from 'zod';
import { BookKind } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';

const Link = z.object({
  submissionId: z.string(),
  position: z.int(),
  kind: z.enum(['submission', 'document']),
  targetId: z.string(),
  note: z.string(),
});
export type LinkRow = z.infer<typeof Link>;

const COLUMNS = 'submission_id AS submissionId, position, kind, target_id AS targetId, note';

/** Links that a case has, and those of other cases that name it, in the order in which they were made. */
export function linksOf(db: Db, submissionId: string): LinkRow[] {
  const rows = db
    .prepare(
      `SELECT * FROM (
         SELECT ${COLUMNS}, at_ms FROM submission_link WHERE submission_id = :id AND undone_ms IS NULL
         UNION ALL SELECT ${COLUMNS}, at_ms FROM submission_link WHERE target_id = :id AND undone_ms IS NULL
       ) ORDER BY at_ms, position`,
    )
    .all({ id: submissionId });
  return rows.map((row) => Link.parse(row));
}

const Book = z.object({ book: BookKind });

/** The book that a document stands in, for the page that shows it. */
export function bookOf(db: Db, documentId: string): BookKind | null {
  const row = db.prepare('SELECT book_kind AS book FROM doc_list WHERE document_id = ?').get(documentId);
  return row === undefined ? null : Book.parse(row).book;
}

export function insertLink(
  db: Db,
  link: Omit<LinkRow, 'position'> & { readonly byId: string; readonly atMs: number },
): void {
  db.prepare(
    `INSERT INTO submission_link (submission_id, position, kind, target_id, note, by_id, at_ms)
     VALUES (:submissionId, (SELECT count(*) + 1 FROM submission_link WHERE submission_id = :submissionId),
       :kind, :targetId, :note, :byId, :atMs)`,
  ).run(link);
}

export function undoLink(
  db: Db,
  submissionId: string,
  position: number,
  undone: { byId: string; atMs: number },
): void {
  db.prepare(
    `UPDATE submission_link SET undone_by = :byId, undone_ms = :atMs
      WHERE submission_id = :submissionId AND position = :position AND undone_ms IS NULL`,
  ).run({ ...undone, submissionId, position });
}
