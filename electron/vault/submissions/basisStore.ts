import { z } from 'zod';
import { doing, manyOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const Basis = z.object({
  act: z.int(),
  attachmentId: z.string().nullable(),
  documentId: z.string().nullable(),
});
export type BasisRow = z.infer<typeof Basis>;

/** The documents beside the acts of a case, in the order in which they were given. */
export const basisOf = manyOf(Basis)<[submissionId: string]>(`
  SELECT ${columnsOf(Basis)} FROM submission_basis
   WHERE submission_id = ? ORDER BY act, position`);

/** Puts one beside the act that was written last. */
export const insertBasis = doing<
  [submissionId: string, one: { readonly attachmentId: string | null; readonly documentId: string | null }]
>(`
  INSERT INTO submission_basis (submission_id, act, position, attachment_id, document_id)
  SELECT :1, a.act, (SELECT count(*) + 1 FROM submission_basis WHERE submission_id = :1 AND act = a.act),
    :attachmentId, :documentId
    FROM (SELECT max(position) AS act FROM submission_act WHERE submission_id = :1) a`);
