import { z } from 'zod';
import { SORTED_READS, type SortedRead } from '../../../shared/domain/submission/lifecycle.ts';
import { valueOf, valuesOf } from '../db/statements.ts';

/** Accepted and given to nobody; while a refusal waits for its decision it is that which is waited for; `s` is the case. */
export const TO_ASSIGN = `s.state = 'classifying' AND s.accepted = 1 AND s.refusal_proposed = 0`;

export const TO_REFUSE = `s.state = 'classifying' AND s.refusal_proposed = 1`;

/** What a case that is being sorted waits for; null while nobody has said what it is. */
export const waitsForOf = valueOf(z.enum(SORTED_READS).nullable())<[id: string]>(`
  SELECT CASE WHEN ${TO_ASSIGN} THEN 'to-assign' WHEN ${TO_REFUSE} THEN 'to-refuse' END AS waitsFor
    FROM submission s WHERE s.id = ?`);

/** Cases that wait for that, without those that a council has. */
export const casesWaitingFor = valuesOf(z.string())<[read: SortedRead]>(`
  SELECT s.id FROM submission_list l JOIN submission s ON s.id = l.submission_id
   WHERE l.state = 'classifying' AND CASE ? WHEN 'to-assign' THEN ${TO_ASSIGN} ELSE ${TO_REFUSE} END
     AND NOT EXISTS (SELECT 1 FROM initiative i WHERE i.submission_id = s.id)`);
