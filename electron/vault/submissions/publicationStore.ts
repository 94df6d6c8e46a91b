import { z } from 'zod';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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
export const latestPublication = oneOf(Publication)<[submissionId: string]>(`
  SELECT ${columnsOf(Publication)} FROM submission_publication
   WHERE submission_id = ? ORDER BY position DESC LIMIT 1`);

const Waiting = z.object({ id: z.string(), byName: z.string() });

/** Cases whose copy for the public waits for somebody else than whoever drafted it, the oldest first. */
export const publicationsWaiting = manyOf(Waiting)<[me: string, limit: number]>(`
  SELECT c.submission_id AS id, p.full_name AS byName
    FROM submission_publication c INDEXED BY submission_publication_one JOIN person p ON p.id = c.by_id
   WHERE c.decision IS NULL AND c.by_id <> ? ORDER BY c.at_ms LIMIT ? + 0`);

export const insertPublication = doing<
  [submissionId: string, copy: Omit<Publication, 'position' | 'decision'>]
>(`
  INSERT INTO submission_publication (submission_id, position, title, body, answer, by_id, at_ms)
  VALUES (:1, (SELECT count(*) + 1 FROM submission_publication WHERE submission_id = :1),
    :title, :body, :answer, :byId, :atMs)`);

export const decidePublication = doing<
  [
    submissionId: string,
    position: number,
    decided: { decision: 'approved' | 'rejected'; by: string; atMs: number },
  ]
>(`
  UPDATE submission_publication SET decision = :decision, decided_by = :by, decided_ms = :atMs
   WHERE submission_id = ? AND position = ?`);
