import { z } from 'zod';
import { SORTED_READS, type SortedRead } from '../../../shared/domain/submission/lifecycle.ts';
import type { Db } from '../db/handles.ts';

const Found = z.object({ id: z.string() });
const Waits = z.object({ waitsFor: z.enum(SORTED_READS).nullable() });

/** Accepted and given to nobody; while a refusal waits for its decision it is that which is waited for; `s` is the case. */
export const TO_ASSIGN = `s.state = 'classifying' AND s.accepted = 1 AND s.refusal_proposed = 0`;

const TO_REFUSE = `s.state = 'classifying' AND s.refusal_proposed = 1`;

/** What a case that is being sorted waits for; null while nobody has said what it is. */
export function waitsForOf(db: Db, id: string): SortedRead | null {
  const row = db
    .prepare(
      `SELECT CASE WHEN ${TO_ASSIGN} THEN 'to-assign' WHEN ${TO_REFUSE} THEN 'to-refuse' END AS waitsFor
         FROM submission s WHERE s.id = ?`,
    )
    .get(id);
  return row === undefined ? null : Waits.parse(row).waitsFor;
}

/** Cases that wait for that, without those that a council has. */
export const casesWaitingFor = (db: Db, read: SortedRead): string[] =>
  db
    .prepare(
      `SELECT s.id FROM submission_list l JOIN submission s ON s.id = l.submission_id
        WHERE l.state = 'classifying' AND CASE :read WHEN 'to-assign' THEN ${TO_ASSIGN} ELSE ${TO_REFUSE} END
          AND NOT EXISTS (SELECT 1 FROM initiative i WHERE i.submission_id = s.id)`,
    )
    .all({ read })
    .map((row) => Found.parse(row).id);
