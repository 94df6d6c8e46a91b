import { z } from 'zod';
import type { Db } from '../db/handles.ts';

const Ended = z.object({ id: z.string(), endedMs: z.int() });
const Count = z.object({ n: z.int() });

/** What is due: ended before this moment, and no decision to keep it holds still. */
export interface Before {
  readonly beforeMs: number;
  /** a decision to keep holds until its day */
  readonly today: string;
}

/** What was received later can't have ended earlier: most cases of a vault are passed over by that alone. */
const DUE = `FROM submission_list l JOIN submission_sender p ON p.submission_id = l.submission_id
  WHERE l.received_ms < :beforeMs AND l.state IN ('closed','refused','withdrawn') AND p.erased_ms IS NULL
    AND (SELECT max(a.at_ms) FROM submission_act a WHERE a.submission_id = l.submission_id) < :beforeMs
    AND NOT EXISTS
      (SELECT 1 FROM sender_retention r WHERE r.submission_id = l.submission_id AND r.until_on >= :today)`;

/** Cases that ended before a moment and still have an identity that nobody decided to keep on; the first ended first. */
export function endedBefore(db: Db, due: Before, limit: number): z.infer<typeof Ended>[] {
  const rows = db
    .prepare(
      `SELECT l.submission_id AS id,
         (SELECT max(a.at_ms) FROM submission_act a WHERE a.submission_id = l.submission_id) AS endedMs ${DUE}
        ORDER BY 2 LIMIT :limit + 0`,
    )
    .all({ ...due, limit });
  return rows.map((row) => Ended.parse(row));
}

/** How many there are. */
export const countEnded = (db: Db, due: Before): number =>
  Count.parse(db.prepare(`SELECT count(*) AS n ${DUE}`).get(due)).n;

export const isEnded = (db: Db, due: Before, id: string): boolean =>
  db.prepare(`SELECT 1 ${DUE} AND l.submission_id = :id`).get({ ...due, id }) !== undefined;

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
