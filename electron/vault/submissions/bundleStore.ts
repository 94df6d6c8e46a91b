import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { doing, theOne } from '../db/statements.ts';

const Released = z.object({
  submissionId: z.string(),
  position: z.int(),
  kind: z.string(),
  field: z.string(),
  toldMs: z.int().nullable(),
  title: z.string(),
  body: z.string(),
  answer: z.string(),
});
export type Released = z.infer<typeof Released>;

const NOT_SENT = `NOT EXISTS (SELECT 1 FROM submission_publication_bundle b
  WHERE b.submission_id = p.submission_id AND b.position = p.position)`;
/** An answer to a vướng mắc goes into the help of offices, not to the portal. */
const FOR_THE_PUBLIC = `s.kind <> 'vuong-mac'`;
const RELEASED = `SELECT p.submission_id AS submissionId, p.position, s.kind, s.field, s.told_ms AS toldMs, p.title,
    p.body, p.answer FROM submission_publication p JOIN submission s ON s.id = p.submission_id
   WHERE p.decision = 'approved' AND ${FOR_THE_PUBLIC} AND (:waiting = 0 OR ${NOT_SENT}) ORDER BY p.decided_ms, p.submission_id LIMIT :limit + 0`;

/** Released copies, the first released first; `waiting`: only those that left in no bundle yet. */
export const releasedCopies = (db: Db, waiting: boolean, limit: number): Released[] =>
  db
    .prepare(RELEASED)
    .all({ waiting: waiting ? 1 : 0, limit })
    .map((row) => Released.parse(row));

const Counts = z.object({ released: z.int(), waiting: z.int() });
const COUNTS = `SELECT count(*) AS released, count(*) FILTER (WHERE ${NOT_SENT}) AS waiting
  FROM submission_publication p JOIN submission s ON s.id = p.submission_id
 WHERE p.decision = 'approved' AND ${FOR_THE_PUBLIC}`;

export const countReleased = theOne(Counts)(COUNTS);

export const enterBundle = doing<
  [copy: Pick<Released, 'submissionId' | 'position'>, sent: { bundleId: string; byId: string; atMs: number }]
>(`
  INSERT INTO submission_publication_bundle (submission_id, position, bundle_id, by_id, at_ms)
  VALUES (:submissionId, :position, :bundleId, :byId, :atMs)`);
