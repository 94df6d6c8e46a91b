import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { doing, isThere } from '../db/statements.ts';

const AnswerRow = z.object({
  id: z.string(),
  answer: z.enum(['looked', 'no-mark', 'made']),
  fileId: z.string().nullable(),
  wordsKey: z.string().nullable(),
  level: z.enum(['mat', 'toi-mat', 'tuyet-mat']).nullable(),
  rule: z.string(),
  reason: z.string(),
  byId: z.string(),
  atMs: z.int(),
});
export type AnswerRow = z.infer<typeof AnswerRow>;

export const insertAnswer = doing<AnswerRow>(`
  INSERT INTO secrecy_answer (id, answer, file_id, words_key, level, rule, reason, by_id, at_ms)
  VALUES (:id, :answer, :fileId, :wordsKey, :level, :rule, :reason, :byId, :atMs)`);

/** What was answered for a file, the strongest first: all but `looked` answers for a mark as well. */
export function answerForFile(db: Db, fileId: string): AnswerRow['answer'] | null {
  const row = db
    .prepare('SELECT answer FROM secrecy_answer WHERE file_id = ? ORDER BY answer DESC LIMIT 1')
    .get(fileId);
  return row === undefined ? null : AnswerRow.pick({ answer: true }).parse(row).answer;
}

/** Did this person give a reason for these words? */
export const isAnsweredForWords = isThere<[wordsKey: string, personId: string]>(`
  SELECT 1 FROM secrecy_answer WHERE words_key = ? AND by_id = ? AND answer = 'no-mark' LIMIT 1`);

/** Did this person read these words again, which may be a mark, and say that they are none? */
export const isReadAgain = isThere<[wordsKey: string, personId: string]>(`
  SELECT 1 FROM secrecy_answer WHERE words_key = ? AND by_id = ? AND answer = 'looked' LIMIT 1`);

const ReasonRow = z.object({
  id: z.string(),
  fileId: z.string().nullable(),
  level: z.enum(['mat', 'toi-mat', 'tuyet-mat']),
  rule: z.string(),
  reason: z.string(),
  by: z.string(),
  atMs: z.int(),
  ownerKind: z.string().nullable(),
  ownerId: z.string().nullable(),
  readBy: z.string().nullable(),
  readMs: z.int().nullable(),
});
export type ReasonRow = z.infer<typeof ReasonRow>;

/**
 * Reasons for keeping something below the mark that was found, newest first. One's own is another leader's to read.
 * @param options.open only those that nobody read yet
 */
export function listReasons(
  db: Db,
  options: {
    readonly reader: string;
    readonly sinceMs: number;
    readonly open: boolean;
    readonly limit: number;
  },
): ReasonRow[] {
  const { open, ...named } = options;
  return db
    .prepare(
      `SELECT a.id, a.file_id AS fileId, a.level, a.rule, a.reason, p.full_name AS "by", a.at_ms AS atMs,
         f.owner_kind AS ownerKind, f.owner_id AS ownerId, r.full_name AS readBy, a.read_ms AS readMs
         FROM secrecy_answer a JOIN person p ON p.id = a.by_id
         LEFT JOIN person r ON r.id = a.read_by LEFT JOIN attachment f ON f.id = a.file_id
        WHERE a.answer = 'no-mark' AND a.at_ms >= :sinceMs
          AND (:open = 0 OR (a.read_ms IS NULL AND a.by_id <> :reader))
        ORDER BY a.at_ms DESC, a.id DESC LIMIT :limit + 0`,
    )
    .all({ ...named, open: open ? 1 : 0 })
    .map((row) => ReasonRow.parse(row));
}

/** @returns false where it was read before, is the reader's own, or is no reason */
export const markReasonRead = (db: Db, read: { id: string; by: string; atMs: number }): boolean =>
  db
    .prepare(
      `UPDATE secrecy_answer SET read_by = :by, read_ms = :atMs
        WHERE id = :id AND answer = 'no-mark' AND read_ms IS NULL AND by_id <> :by`,
    )
    .run(read).changes > 0;
