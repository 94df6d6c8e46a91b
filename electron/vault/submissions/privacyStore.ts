import { z } from 'zod';
import { DataRequestKind } from '../../../shared/ipc/contract/privacy.ts';
import { Channel } from '../../../shared/ipc/contract/channel.ts';
import type { Db } from '../db/handles.ts';

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

const COLUMNS = `id, submission_id AS submissionId, kind, channel, words, asked_on AS askedOn, due_on AS dueOn, by_id AS byId,
  decision, answer, decided_by AS decidedBy, decided_ms AS decidedMs`;

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

export function findRequest(db: Db, id: string): RequestRow | null {
  const row = db.prepare(`SELECT ${COLUMNS} FROM data_request WHERE id = ?`).get(id);
  return row === undefined ? null : Request.parse(row);
}

export function insertRequest(
  db: Db,
  request: Omit<RequestRow, 'decision' | 'answer' | 'decidedBy' | 'decidedMs'> & { readonly askedMs: number },
): void {
  db.prepare(
    `INSERT INTO data_request (id, submission_id, kind, channel, words, asked_on, due_on, by_id, asked_ms)
     VALUES (:id, :submissionId, :kind, :channel, :words, :askedOn, :dueOn, :byId, :askedMs)`,
  ).run(request);
}

export function decideRequest(
  db: Db,
  decided: { id: string; decision: 'granted' | 'refused'; answer: string; byId: string; atMs: number },
): void {
  db.prepare(
    `UPDATE data_request SET decision = :decision, answer = :answer, decided_by = :byId, decided_ms = :atMs WHERE id = :id`,
  ).run(decided);
}
