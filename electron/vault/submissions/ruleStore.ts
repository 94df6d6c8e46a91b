import { doing } from '../db/statements.ts';

/** From now on the case is handled by that version of the pack. */
export const insertRules = doing<
  [submissionId: string, row: { readonly pack: string; readonly byId: string; readonly atMs: number }]
>(`
  INSERT INTO submission_rules (submission_id, position, pack, by_id, at_ms)
  VALUES (:1, (SELECT count(*) + 1 FROM submission_rules WHERE submission_id = :1), :pack, :byId, :atMs)`);
