import { z } from 'zod';
import { doing, manyOf, theValue } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

const VersionRow = z.object({
  number: z.int(),
  attachmentId: z.string(),
  kind: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  byId: z.string(),
  atMs: z.int(),
  erasedMs: z.int().nullable(),
});
export type VersionRow = z.infer<typeof VersionRow>;

export const insertVersion = theValue(z.int())<
  [proposalId: string, version: Omit<VersionRow, 'number' | 'erasedMs'>]
>(`
  INSERT INTO proposal_version (proposal_id, number, attachment_id, kind, size_bytes, sha256, by_id, at_ms)
  VALUES (:1, 1 + (SELECT count(*) FROM proposal_version WHERE proposal_id = :1), :attachmentId,
    :kind, :sizeBytes, :sha256, :byId, :atMs) RETURNING number`);

/** Newest first. */
export const versionsOf = manyOf(VersionRow)<[proposalId: string]>(`
  SELECT ${columnsOf(VersionRow)} FROM proposal_version WHERE proposal_id = ? ORDER BY number DESC`);

export const markErased = doing<[proposalId: string, number: number, nowMs: number]>(`
  UPDATE proposal_version SET erased_ms = :3 WHERE proposal_id = :1 AND number = :2`);
