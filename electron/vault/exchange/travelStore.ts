import { z } from 'zod';
import type { Db } from '../db/handles.ts';

const Came = z.object({
  id: z.string(),
  manifest: z.string(),
  office: z.string(),
  cameMs: z.int(),
  /** why a person here sent it back; null while it stands */
  refusal: z.string().nullable(),
  atMs: z.int(),
});
export type CameAnswer = z.infer<typeof Came>;

const CAME = `SELECT i.id AS id, i.manifest AS manifest, ifnull(i.sender_name, '') AS office, i.read_ms AS cameMs,
    i.refusal AS refusal, i.at_ms AS atMs, i.rowid AS nr
  FROM outbox o JOIN inbox i ON i.kind = 'submission-answer' AND i.sender_station = o.peer_station
    AND json_extract(i.manifest, '$.metadata.about') = o.id
  WHERE o.submission_id = :submissionId AND o.kind = 'submission'`;

/** Answers of the offices to which a case was sent, oldest first; those that were sent back too. */
export const answersElsewhere = (db: Db, submissionId: string): CameAnswer[] =>
  db
    .prepare(
      // one for each index
      `${CAME} AND i.stage = 'applied' UNION ALL ${CAME} AND i.stage = 'refused' ORDER BY cameMs, nr`,
    )
    .all({ submissionId })
    .map((row) => Came.parse(row));
