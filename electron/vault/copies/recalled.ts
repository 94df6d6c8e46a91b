import { z } from 'zod';
import { manyOf } from '../db/statements.ts';

/**
 * Paper copies with this person of what was called back, each with the day by which its recall wants proof: until it is
 * handed in, whether the recall is closed meanwhile or not.
 */
export const copiesToReturn = manyOf(z.object({ copyId: z.string(), dueOn: z.string() }))<{ me: string }>(`
  SELECT c.id AS copyId, max(r.due_on) AS dueOn FROM copy c JOIN recall_order r ON r.document_id = c.document_id
   WHERE c.holder_id = :me AND c.medium = 'paper' AND c.state IN ('in-custody','carried-out')
   GROUP BY c.id ORDER BY dueOn, c.id`);
