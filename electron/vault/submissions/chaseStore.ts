import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { manyOf } from '../db/statements.ts';

const Chase = z.object({
  consultation: z.int(),
  way: z.enum(['letter', 'envelope']),
  text: z.string(),
  by: z.string(),
  atMs: z.int(),
});
export type ChaseRow = z.infer<typeof Chase>;

/** Every chase of a case, the oldest first. */
export const chasesOf = manyOf(Chase)<[submissionId: string]>(`
  SELECT c.consultation, c.way, c.body AS text, p.full_name AS by, c.at_ms AS atMs
    FROM submission_chase c JOIN person p ON p.id = c.by_id
   WHERE c.submission_id = ? ORDER BY c.at_ms, c.consultation, c.position`);

export interface NewChase {
  readonly consultation: number;
  readonly text: string;
  /** the envelope that carries it; null for a letter that is printed */
  readonly envelopeId: string | null;
  readonly byId: string;
  readonly atMs: number;
}

export function insertChase(db: Db, submissionId: string, chase: NewChase): void {
  db.prepare(
    `INSERT INTO submission_chase (submission_id, consultation, position, way, body, envelope_id, by_id, at_ms)
     VALUES (:submissionId, :consultation, (SELECT count(*) + 1 FROM submission_chase
         WHERE submission_id = :submissionId AND consultation = :consultation),
       :way, :text, :envelopeId, :byId, :atMs)`,
  ).run({ ...chase, submissionId, way: chase.envelopeId === null ? 'letter' : 'envelope' });
}
