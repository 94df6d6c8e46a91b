import { z } from 'zod';
import type { Duty } from '../../../shared/ipc/contract/caseWork.ts';
import type { Db } from '../db/handles.ts';

const Found = z.object({ id: z.string() });

/** The cases that may owe something, by the narrowest index that knows them; the oldest first. */
const FROM: Readonly<Record<Duty, string>> = {
  acknowledge: `submission s WHERE s.acknowledged_ms IS NULL AND s.state NOT IN ('withdrawn','closed')`,
  own: `submission_list l JOIN submission s ON s.id = l.submission_id
    WHERE l.state IN ('classifying','transferred') AND (s.state = 'classifying' AND s.accepted = 1 AND s.refusal_proposed = 0
      OR s.state = 'transferred' AND s.transfer_confirmed_ms IS NULL)`,
  accept: `submission_list l JOIN submission s ON s.id = l.submission_id WHERE l.state = 'assigned'`,
  supplement: `submission_list l JOIN submission s ON s.id = l.submission_id WHERE l.state = 'awaiting-supplement'`,
  progress: `submission_list l JOIN submission s ON s.id = l.submission_id
    WHERE l.due_on < :today AND l.state IN ('assigned','in-progress','awaiting-approval')`,
  consult: `submission s WHERE s.state IN ('assigned','in-progress','awaiting-approval') AND s.id IN (
      SELECT submission_id FROM submission_consultation WHERE answered_ms IS NULL)`,
  deliver: `submission_list l JOIN submission s ON s.id = l.submission_id
    WHERE l.state = 'answered' AND EXISTS (
      SELECT s.id AS receipt UNION SELECT m.submission_id FROM submission_merge m WHERE m.master_id = s.id AND m.undone_ms IS NULL
      EXCEPT SELECT d.submission_id FROM submission_delivery d WHERE d.case_id = s.id
        AND d.round = (SELECT max(round) FROM submission_answer a WHERE a.submission_id = s.id))`,
};

const statement = (duty: Duty): string => `SELECT s.id FROM ${FROM[duty]} ORDER BY s.number LIMIT :limit + 0`;

export function casesOwing(db: Db, duty: Duty, today: string, limit: number): string[] {
  const sql = statement(duty);
  const rows = db.prepare(sql).all(duty === 'progress' ? { today, limit } : { limit });
  return rows.map((row) => Found.parse(row).id);
}
