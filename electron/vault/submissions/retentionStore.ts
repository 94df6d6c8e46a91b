import { z } from 'zod';
import { doing, isThere, manyOf, theValue } from '../db/statements.ts';

const Ended = z.object({ id: z.string(), endedMs: z.int() });

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
export const endedBefore = manyOf(Ended)<[due: Before, limit: number]>(`
  SELECT l.submission_id AS id,
    (SELECT max(a.at_ms) FROM submission_act a WHERE a.submission_id = l.submission_id) AS endedMs ${DUE}
   ORDER BY 2 LIMIT ? + 0`);

/** How many there are. */
export const countEnded = theValue(z.int())<[due: Before]>(`SELECT count(*) AS n ${DUE}`);

export const isEnded = isThere<[due: Before, id: string]>(`SELECT 1 ${DUE} AND l.submission_id = ?`);

export const insertRetention = doing<{
  submissionId: string;
  decision: 'erased' | 'kept';
  untilOn: string | null;
  reason: string;
  byId: string;
  atMs: number;
}>(`
  INSERT INTO sender_retention (submission_id, position, decision, until_on, reason, by_id, at_ms)
  VALUES (:submissionId, (SELECT count(*) + 1 FROM sender_retention WHERE submission_id = :submissionId),
    :decision, :untilOn, :reason, :byId, :atMs)`);
