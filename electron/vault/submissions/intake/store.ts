import { z } from 'zod';
import type { Mapping } from '../../../../shared/domain/submission/intake.ts';
import type { Db } from '../../db/handles.ts';
import { doing, oneOf, theValue } from '../../db/statements.ts';

const Taken = z.object({ contentHash: z.string(), receiptCode: z.string(), submissionId: z.string() });

/** The case that a row became, if it was taken in before. */
export const findTaken = oneOf(Taken)<[sourceKey: string]>(`
  SELECT r.content_hash AS contentHash, s.receipt_code AS receiptCode, s.id AS submissionId
    FROM intake_row r JOIN submission s ON s.id = r.submission_id WHERE r.source_key = ?`);

export const insertTaken = doing<{
  sourceKey: string;
  contentHash: string;
  submissionId: string;
  line: number;
  sentOn: string | null;
  original: string | null;
  takenMs: number;
  takenBy: string;
}>(`
  INSERT INTO intake_row (source_key, content_hash, submission_id, line, sent_on, original, taken_ms, taken_by)
  VALUES (:sourceKey, :contentHash, :submissionId, :line, :sentOn, :original, :takenMs, :takenBy)`);

/** The day that the portal, or the letter, says that a case was sent on; null where it came another way, or says none. */
export const sentOnOf = theValue(z.string().nullable())<[submissionId: string]>(`
  SELECT (SELECT sent_on FROM intake_row WHERE submission_id = ? LIMIT 1) AS sentOn`);

/** The last day of all periods whose figures this office signed; null where it signed none. */
export const signedThrough = theValue(z.string().nullable())(`
  SELECT max(to_on) AS signedTo FROM figure_sheet WHERE origin = 'own'`);

const Remembered = z.object({ mapping: z.string() });

/** What the columns meant the last time that an export had these headings. */
export function rememberedMapping(db: Db, headings: string): Mapping | null {
  const row = db.prepare('SELECT mapping FROM intake_mapping WHERE headings = ?').get(headings);
  return row === undefined ? null : (JSON.parse(Remembered.parse(row).mapping) as Mapping); // our own JSON
}

export const rememberMapping = doing<[headings: string, mapping: Mapping, nowMs: number]>(`
  INSERT INTO intake_mapping (headings, mapping, used_ms) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET mapping = excluded.mapping, used_ms = excluded.used_ms`);
