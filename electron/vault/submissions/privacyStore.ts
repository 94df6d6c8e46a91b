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

const Ended = z.object({ id: z.string(), endedMs: z.int() });

/**
 * Cases that ended before a moment and still have an identity that nobody decided to keep on; the first ended first.
 * @param today a decision to keep holds until its day
 */
export function endedBefore(db: Db, beforeMs: number, today: string, limit: number): z.infer<typeof Ended>[] {
  const rows = db
    .prepare(
      `SELECT s.id, (SELECT max(a.at_ms) FROM submission_act a WHERE a.submission_id = s.id) AS endedMs
         FROM submission_list l JOIN submission s ON s.id = l.submission_id
         JOIN submission_sender p ON p.submission_id = s.id
        WHERE l.state IN ('closed','refused','withdrawn') AND p.erased_ms IS NULL
          AND (SELECT max(a.at_ms) FROM submission_act a WHERE a.submission_id = s.id) < :beforeMs
          AND NOT EXISTS (SELECT 1 FROM sender_retention r WHERE r.submission_id = s.id AND r.until_on >= :today)
        ORDER BY 2 LIMIT :limit + 0`,
    )
    .all({ beforeMs, today, limit });
  return rows.map((row) => Ended.parse(row));
}

export function insertRetention(
  db: Db,
  decided: {
    submissionId: string;
    decision: 'erased' | 'kept';
    untilOn: string | null;
    reason: string;
    byId: string;
    atMs: number;
  },
): void {
  db.prepare(
    `INSERT INTO sender_retention (submission_id, position, decision, until_on, reason, by_id, at_ms)
     VALUES (:submissionId, (SELECT count(*) + 1 FROM sender_retention WHERE submission_id = :submissionId),
       :decision, :untilOn, :reason, :byId, :atMs)`,
  ).run(decided);
}
