import { z } from 'zod';
import { DataRequestKind } from '../../../shared/ipc/contract/privacy.ts';
import { Channel } from '../../../shared/ipc/contract/channel.ts';
import type { Db } from '../db/handles.ts';
import { doing, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Request = z.object({
  id: z.string(),
  submissionId: z.string(),
  kind: DataRequestKind,
  channel: Channel,
  words: z.string(),
  askedOn: z.string(),
  dueOn: z.string(),
  byId: z.string(),
  decision: z.enum(['granted', 'refused']).nullable(),
  answer: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedMs: z.int().nullable(),
});
export type RequestRow = z.infer<typeof Request>;

const COLUMNS = columnsOf(Request);

/** Requests about one case, or all that wait; the first to be due first. */
export function requestsOf(db: Db, submissionId: string | null): RequestRow[] {
  const rows =
    submissionId === null
      ? db
          .prepare(`SELECT ${COLUMNS} FROM data_request WHERE decision IS NULL ORDER BY due_on LIMIT 200`)
          .all()
      : db
          .prepare(`SELECT ${COLUMNS} FROM data_request WHERE submission_id = ? ORDER BY asked_ms`)
          .all(submissionId);
  return rows.map((row) => Request.parse(row));
}

export const findRequest = oneOf(Request)<[id: string]>(`SELECT ${COLUMNS} FROM data_request WHERE id = ?`);

export const insertRequest = doing<
  Omit<RequestRow, 'decision' | 'answer' | 'decidedBy' | 'decidedMs'> & { readonly askedMs: number }
>(`
  INSERT INTO data_request (id, submission_id, kind, channel, words, asked_on, due_on, by_id, asked_ms)
  VALUES (:id, :submissionId, :kind, :channel, :words, :askedOn, :dueOn, :byId, :askedMs)`);

export const decideRequest = doing<{
  id: string;
  decision: 'granted' | 'refused';
  answer: string;
  byId: string;
  atMs: number;
}>(`
  UPDATE data_request SET decision = :decision, answer = :answer, decided_by = :byId, decided_ms = :atMs WHERE id = :id`);
