import { z } from 'zod';
import type { Db } from '../db/handles.ts';

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
export function consultationsOf(db: Db, submissionId: string): ConsultationRow[] {
  const rows = db
    .prepare(
      `SELECT position, person_id AS personId, office, question, due_on AS dueOn, asked_by AS askedBy, asked_ms AS askedMs,
         answer, answered_ms AS answeredMs FROM submission_consultation WHERE submission_id = ? ORDER BY position`,
    )
    .all(submissionId);
  return rows.map((row) => Consultation.parse(row));
}

/** The questions that nobody has answered yet. */
export const openConsultations = (db: Db, submissionId: string): ConsultationRow[] =>
  consultationsOf(db, submissionId).filter(({ answeredMs }) => answeredMs === null);

export function insertConsultation(
  db: Db,
  submissionId: string,
  asked: Omit<ConsultationRow, 'position' | 'answer' | 'answeredMs'>,
): void {
  db.prepare(
    `INSERT INTO submission_consultation (submission_id, position, person_id, office, question, due_on, asked_by, asked_ms)
     VALUES (:submissionId, (SELECT count(*) + 1 FROM submission_consultation WHERE submission_id = :submissionId),
       :personId, :office, :question, :dueOn, :askedBy, :askedMs)`,
  ).run({ ...asked, submissionId });
}

export function answerConsultation(
  db: Db,
  submissionId: string,
  position: number,
  answered: { answer: string; by: string; atMs: number },
): void {
  db.prepare(
    `UPDATE submission_consultation SET answer = :answer, answered_by = :by, answered_ms = :atMs
      WHERE submission_id = :submissionId AND position = :position`,
  ).run({ ...answered, submissionId, position });
}
