import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';

const Signature = z.object({
  role: z.enum(['person', 'office']),
  byId: z.string(),
  position: z.string(),
  manifest: bytes,
  p7s: bytes,
  serial: z.string(),
  signedMs: z.int(),
});
export type AnswerSignatureRow = z.infer<typeof Signature>;

/** Signatures under one round of an answer: the person's, then the office's. */
export function answerSignatures(db: Db, submissionId: string, round: number): AnswerSignatureRow[] {
  const rows = db
    .prepare(
      `SELECT role, by_id AS byId, position, manifest, p7s, serial, signed_ms AS signedMs
         FROM submission_answer_signature WHERE submission_id = ? AND round = ? ORDER BY role DESC`,
    )
    .all(submissionId, round);
  return rows.map((row) => Signature.parse(row));
}

export function insertAnswerSignature(
  db: Db,
  submissionId: string,
  round: number,
  signature: AnswerSignatureRow,
): void {
  db.prepare(
    `INSERT INTO submission_answer_signature (submission_id, round, role, by_id, position, manifest, p7s, serial, signed_ms)
     VALUES (:submissionId, :round, :role, :byId, :position, :manifest, :p7s, :serial, :signedMs)`,
  ).run({ ...signature, submissionId, round });
}

const Issue = z.object({ documentId: z.string(), code: z.string(), issuedOn: z.string() });
export type IssueRow = z.infer<typeof Issue>;

/** The number under which a round of the answer left, or null. */
export function answerIssue(db: Db, submissionId: string, round: number): IssueRow | null {
  const row = db
    .prepare(
      `SELECT document_id AS documentId, code, issued_on AS issuedOn FROM submission_answer_issue
        WHERE submission_id = ? AND round = ?`,
    )
    .get(submissionId, round);
  return row === undefined ? null : Issue.parse(row);
}

export function insertIssue(
  db: Db,
  submissionId: string,
  round: number,
  issue: IssueRow & { readonly byId: string; readonly atMs: number },
): void {
  db.prepare(
    `INSERT INTO submission_answer_issue (submission_id, round, document_id, code, issued_on, by_id, at_ms)
     VALUES (:submissionId, :round, :documentId, :code, :issuedOn, :byId, :atMs)`,
  ).run({ ...issue, submissionId, round });
}
