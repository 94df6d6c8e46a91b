import { z } from 'zod';
import type { Db } from '../db/handles.ts';

const Publication = z.object({
  position: z.int(),
  title: z.string(),
  body: z.string(),
  answer: z.string(),
  byId: z.string(),
  atMs: z.int(),
  decision: z.enum(['approved', 'rejected']).nullable(),
});
export type Publication = z.infer<typeof Publication>;

/** The copy for the public that was proposed last, or null. */
export function latestPublication(db: Db, submissionId: string): Publication | null {
  const row = db
    .prepare(
      `SELECT position, title, body, answer, by_id AS byId, at_ms AS atMs, decision FROM submission_publication
        WHERE submission_id = ? ORDER BY position DESC LIMIT 1`,
    )
    .get(submissionId);
  return row === undefined ? null : Publication.parse(row);
}

const Waiting = z.object({ id: z.string(), byName: z.string() });

/** Cases whose copy for the public waits for somebody else than whoever drafted it, the oldest first. */
export const publicationsWaiting = (db: Db, me: string, limit: number): z.infer<typeof Waiting>[] =>
  db
    .prepare(
      `SELECT c.submission_id AS id, p.full_name AS byName
         FROM submission_publication c INDEXED BY submission_publication_one JOIN person p ON p.id = c.by_id
        WHERE c.decision IS NULL AND c.by_id <> :me ORDER BY c.at_ms LIMIT :limit + 0`,
    )
    .all({ me, limit })
    .map((row) => Waiting.parse(row));

export function insertPublication(
  db: Db,
  submissionId: string,
  copy: Omit<Publication, 'position' | 'decision'>,
): void {
  db.prepare(
    `INSERT INTO submission_publication (submission_id, position, title, body, answer, by_id, at_ms)
     VALUES (:submissionId, (SELECT count(*) + 1 FROM submission_publication WHERE submission_id = :submissionId),
       :title, :body, :answer, :byId, :atMs)`,
  ).run({ ...copy, submissionId });
}

export function decidePublication(
  db: Db,
  submissionId: string,
  position: number,
  decided: { decision: 'approved' | 'rejected'; by: string; atMs: number },
): void {
  db.prepare(
    `UPDATE submission_publication SET decision = :decision, decided_by = :by, decided_ms = :atMs
      WHERE submission_id = :submissionId AND position = :position`,
  ).run({ ...decided, submissionId, position });
}
