import { z } from 'zod';
import { BookKind } from '../../../shared/ipc/schemas.ts';
import type { Db } from '../db/handles.ts';
import { doing, valueOf } from '../db/statements.ts';

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

/** The book that a document stands in, for the page that shows it. */
export const bookOf = valueOf(BookKind)<[documentId: string]>(`
  SELECT book_kind AS book FROM doc_list WHERE document_id = ?`);

export const insertLink = doing<
  Omit<LinkRow, 'position'> & { readonly byId: string; readonly atMs: number }
>(`
  INSERT INTO submission_link (submission_id, position, kind, target_id, note, by_id, at_ms)
  VALUES (:submissionId, (SELECT count(*) + 1 FROM submission_link WHERE submission_id = :submissionId),
    :kind, :targetId, :note, :byId, :atMs)`);

export const undoLink = doing<
  [submissionId: string, position: number, undone: { byId: string; atMs: number }]
>(`
  UPDATE submission_link SET undone_by = :byId, undone_ms = :atMs
   WHERE submission_id = ? AND position = ? AND undone_ms IS NULL`);
