import { z } from 'zod';
import type { ByHand } from '../../../shared/ipc/contract/channel.ts';
import { doing, valuesOf } from '../db/statements.ts';

/** How often this case was refused: its notices are counted by refusal. */
const REFUSALS = `(SELECT count(*) FROM submission_act WHERE submission_id = :caseId AND act = 'approve-refusal')`;

/** Receipts of a refused case whose sender nobody told: its own first, then those of its duplicates. */
export const untoldOfRefusal = valuesOf(z.string())<{ caseId: string }>(`
  SELECT s.id FROM submission s
   WHERE (s.id = :caseId OR s.id IN (SELECT submission_id FROM submission_merge WHERE master_id = :caseId AND undone_ms IS NULL))
     AND NOT EXISTS (SELECT 1 FROM submission_refusal_notice n
       WHERE n.case_id = :caseId AND n.submission_id = s.id AND n.refusal = ${REFUSALS})
   ORDER BY s.id <> :caseId, s.number`);

export interface RefusalNotice {
  readonly caseId: string;
  readonly receiptId: string;
  readonly channel: z.infer<typeof ByHand>;
  readonly note: string;
  readonly byId: string;
  readonly atMs: number;
}

export const insertRefusalNotice = doing<RefusalNotice>(`
  INSERT INTO submission_refusal_notice (case_id, refusal, submission_id, channel, note, by_id, at_ms)
  VALUES (:caseId, ${REFUSALS}, :receiptId, :channel, :note, :byId, :atMs)`);
