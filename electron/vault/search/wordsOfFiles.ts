import type { Db } from '../db/handles.ts';

/** Of one document so much is searched, letters. */
const MOST_LETTERS = 400_000;

/** What the pages of a document's files say, as far as they were read. */
export function wordsOfFiles(db: Db, documentId: string): string {
  const pages = db
    .prepare(
      `SELECT w.words FROM attachment a JOIN page_words w ON w.attachment_id = a.id
        WHERE a.owner_kind = 'document' AND a.owner_id = ? AND w.words <> '' ORDER BY a.position, w.page`,
    )
    .pluck()
    .all(documentId) as string[];
  return pages.join('\n').slice(0, MOST_LETTERS);
}
