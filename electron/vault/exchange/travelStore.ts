import { z } from 'zod';
import type { Db } from '../db/handles.ts';

const Came = z.object({ manifest: z.string(), office: z.string(), cameMs: z.int() });

/** Answers of the offices to which a case was sent, oldest first. */
export const answersElsewhere = (db: Db, submissionId: string): z.infer<typeof Came>[] =>
  db
    .prepare(
      `SELECT i.manifest, ifnull(i.sender_name, '') AS office, i.read_ms AS cameMs
         FROM outbox o JOIN inbox i ON i.kind = 'submission-answer' AND i.sender_station = o.peer_station
          AND i.stage = 'applied' AND json_extract(i.manifest, '$.metadata.about') = o.id
        WHERE o.submission_id = :submissionId AND o.kind = 'submission' ORDER BY i.read_ms, i.id`,
    )
    .all({ submissionId })
    .map((row) => Came.parse(row));
