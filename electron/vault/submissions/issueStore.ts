import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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
export const answerSignatures = manyOf(Signature)<[submissionId: string, round: number]>(`
  SELECT ${columnsOf(Signature)} FROM submission_answer_signature WHERE submission_id = ? AND round = ? ORDER BY role DESC`);

export const insertAnswerSignature = doing<
  [submissionId: string, round: number, signature: AnswerSignatureRow]
>(`
  INSERT INTO submission_answer_signature (submission_id, round, role, by_id, position, manifest, p7s, serial, signed_ms)
  VALUES (?, ?, :role, :byId, :position, :manifest, :p7s, :serial, :signedMs)`);

const Issue = z.object({ documentId: z.string(), code: z.string(), issuedOn: z.string() });
export type IssueRow = z.infer<typeof Issue>;

/** The number under which a round of the answer left, or null. */
export const answerIssue = oneOf(Issue)<[submissionId: string, round: number]>(`
  SELECT document_id AS documentId, code, issued_on AS issuedOn FROM submission_answer_issue
   WHERE submission_id = ? AND round = ?`);

export const insertIssue = doing<
  [submissionId: string, round: number, issue: IssueRow & { readonly byId: string; readonly atMs: number }]
>(`
  INSERT INTO submission_answer_issue (submission_id, round, document_id, code, issued_on, by_id, at_ms)
  VALUES (?, ?, :documentId, :code, :issuedOn, :byId, :atMs)`);
