import { z } from 'zod';
import type { Db } from '../db/handles.ts';

const Found = z.object({ id: z.string() });

/** Accepted and given to nobody; while a refusal waits for its decision it is that which is waited for; `s` is the case. */
export const TO_ASSIGN = `s.state = 'classifying' AND s.accepted = 1 AND s.refusal_proposed = 0`;

export const isAccepted = (db: Db, id: string): boolean =>
  db.prepare(`SELECT 1 FROM submission s WHERE s.id = ? AND ${TO_ASSIGN}`).get(id) !== undefined;

/** Cases that wait to be assigned, without those that a council has. */
export const casesToAssign = (db: Db): string[] =>
  db
    .prepare(
      `SELECT s.id FROM submission_list l JOIN submission s ON s.id = l.submission_id
        WHERE l.state = 'classifying' AND ${TO_ASSIGN}
          AND NOT EXISTS (SELECT 1 FROM initiative i WHERE i.submission_id = s.id)`,
    )
    .all()
    .map((row) => Found.parse(row).id);
