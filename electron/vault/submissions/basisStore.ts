import { z } from 'zod';
import type { Db } from '../db/handles.ts';

const Basis = z.object({
  act: z.int(),
  attachmentId: z.string().nullable(),
  documentId: z.string().nullable(),
});
export type BasisRow = z.infer<typeof Basis>;

/** The documents beside the acts of a case, in the order in which they were given. */
export const basisOf = (db: Db, submissionId: string): BasisRow[] =>
  db
    .prepare(
      `SELECT act, attachment_id AS attachmentId, document_id AS documentId FROM submission_basis
        WHERE submission_id = ? ORDER BY act, position`,
    )
    .all(submissionId)
    .map((row) => Basis.parse(row));

/** Puts one beside the act that was written last. */
export function insertBasis(
  db: Db,
  submissionId: string,
  one: { readonly attachmentId: string | null; readonly documentId: string | null },
): void {
  db.prepare(
    `INSERT INTO submission_basis (submission_id, act, position, attachment_id, document_id)
     SELECT :submissionId, a.act, (SELECT count(*) + 1 FROM submission_basis WHERE submission_id = :submissionId AND act = a.act),
       :attachmentId, :documentId
       FROM (SELECT max(position) AS act FROM submission_act WHERE submission_id = :submissionId) a`,
  ).run({ ...one, submissionId });
}
