import { z } from 'zod';
import { isSealed, StoredText, stringOf } from '../db/storedText.ts';
import type { Db } from '../db/handles.ts';
import { manyOf, valuesOf } from '../db/statements.ts';
import { isContentSealed } from '../knowing/needToKnow.ts';

/** Opens a word of a record for whoever searches; null for one who may not read it. */
export type OpenWords = (id: string, field: string, text: StoredText) => string | null;

const DIRECTION = 'direction/';
/** Whether these are words of a leader about a document, which belong to its content. */
export const isDirection = (field: string): boolean => field.startsWith(DIRECTION);

/** What everybody who reads documents may read. */
export const openForAll =
  (db: Db): OpenWords =>
  (id, field, text) =>
    isSealed(text) || (isDirection(field) && isContentSealed(db, id)) ? null : stringOf(text);

const Said = z.object({ field: z.string(), text: StoredText });
const saidOf = manyOf(Said)<{ id: string }>(`
  SELECT '${DIRECTION}' || id AS field, body AS text, at_ms AS atMs FROM direction WHERE document_id = :id
  UNION ALL SELECT 'answer/' || id, note, at_ms FROM answer_link WHERE document_id = :id AND note <> ''
   ORDER BY atMs`);

/** What the office answered in a case: the words of every round that a leader approved, the first one first. */
export const answersGiven = valuesOf(z.string())<[submissionId: string]>(`
  SELECT body FROM submission_answer WHERE submission_id = ? AND decision = 'approved' ORDER BY round`);

/** What was written about a document, as far as it opens: directions and notes of answers, the oldest first. */
export const saidAbout = (db: Db, documentId: string, open: OpenWords): string[] =>
  saidOf(db, { id: documentId }).flatMap(({ field, text }) => open(documentId, field, text) ?? []);
