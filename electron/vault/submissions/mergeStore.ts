import { z } from 'zod';
import {
  SubmissionKind,
  SubmissionSource,
  SubmissionState,
} from '../../../shared/ipc/contract/submissions.ts';
import { doing, manyOf, oneOf, theValue, valueOf } from '../db/statements.ts';
import { SHOWN_STATE } from '../tables/shownState.ts';

/** The case that this one follows, or null while it stands for itself. */
export const masterIdOf = valueOf(z.string())<[submissionId: string]>(`
  SELECT master_id AS id FROM submission_merge WHERE submission_id = ? AND undone_ms IS NULL`);

/** Since when a duplicate follows its case. */
export const joinedMs = theValue(z.int())<[submissionId: string]>(`
  SELECT at_ms AS atMs FROM submission_merge WHERE submission_id = ? AND undone_ms IS NULL`);

const Linked = z.object({
  id: z.string(),
  receiptCode: z.string(),
  title: z.string(),
  kind: SubmissionKind,
  state: SubmissionState,
  source: SubmissionSource,
  receivedOn: z.string(),
});
export type Linked = z.infer<typeof Linked>;

const COLUMNS = `s.id, s.receipt_code AS receiptCode, s.title, s.kind, ${SHOWN_STATE} AS state, s.source, s.received_on AS receivedOn`;

export const linkedCase = oneOf(Linked)<[id: string]>(`SELECT ${COLUMNS} FROM submission s WHERE s.id = ?`);

/** The duplicates that follow a case now, oldest receipt first. */
export const followersOf = manyOf(Linked)<[masterId: string]>(`
  SELECT ${COLUMNS} FROM submission_merge m JOIN submission s ON s.id = m.submission_id
   WHERE m.master_id = ? AND m.undone_ms IS NULL ORDER BY s.number`);

export interface Merge {
  readonly submissionId: string;
  readonly masterId: string;
  readonly byId: string;
  readonly atMs: number;
}

export const insertMerge = doing<Merge>(`
  INSERT INTO submission_merge (submission_id, position, master_id, by_id, at_ms)
  VALUES (:submissionId, (SELECT count(*) + 1 FROM submission_merge WHERE submission_id = :submissionId), :masterId, :byId, :atMs)`);

export const undoMerge = doing<[submissionId: string, undone: { byId: string; atMs: number }]>(`
  UPDATE submission_merge SET undone_by = :byId, undone_ms = :atMs
   WHERE submission_id = ? AND undone_ms IS NULL`);
