import { z } from 'zod';
import type { Db } from '../db/handles.ts';
import { doing, manyOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Consultation = z.object({
  position: z.int(),
  personId: z.string().nullable(),
  office: z.string(),
  question: z.string(),
  dueOn: z.string(),
  askedBy: z.string(),
  askedMs: z.int(),
  answer: z.string().nullable(),
  answeredMs: z.int().nullable(),
});
export type ConsultationRow = z.infer<typeof Consultation>;

/** Every question about a case, the oldest first. */
export const consultationsOf = manyOf(Consultation)<[submissionId: string]>(`
  SELECT ${columnsOf(Consultation)} FROM submission_consultation WHERE submission_id = ? ORDER BY position`);

/** The questions that nobody has answered yet. */
export const openConsultations = (db: Db, submissionId: string): ConsultationRow[] =>
  consultationsOf(db, submissionId).filter(({ answeredMs }) => answeredMs === null);

export const insertConsultation = doing<
  [submissionId: string, asked: Omit<ConsultationRow, 'position' | 'answer' | 'answeredMs'>]
>(`
  INSERT INTO submission_consultation (submission_id, position, person_id, office, question, due_on, asked_by, asked_ms)
  VALUES (:1, (SELECT count(*) + 1 FROM submission_consultation WHERE submission_id = :1),
    :personId, :office, :question, :dueOn, :askedBy, :askedMs)`);

export const answerConsultation = doing<
  [submissionId: string, position: number, answered: { answer: string; by: string; atMs: number }]
>(`
  UPDATE submission_consultation SET answer = :answer, answered_by = :by, answered_ms = :atMs
   WHERE submission_id = ? AND position = ?`);
