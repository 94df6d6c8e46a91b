import type { Db } from '../db/handles.ts';

/** From now on the case is handled by that version of the pack. */
export function insertRules(
  db: Db,
  submissionId: string,
  row: { readonly pack: string; readonly byId: string; readonly atMs: number },
): void {
  db.prepare(
    `INSERT INTO submission_rules (submission_id, position, pack, by_id, at_ms)
     VALUES (:submissionId, (SELECT count(*) + 1 FROM submission_rules WHERE submission_id = :submissionId), :pack, :byId, :atMs)`,
  ).run({ ...row, submissionId });
}
