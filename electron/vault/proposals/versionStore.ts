import { z } from 'zod';
import type { Db } from '../db/handles.ts';

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

export function insertVersion(
  db: Db,
  proposalId: string,
  version: Omit<VersionRow, 'number' | 'erasedMs'>,
): number {
  const row = db
    .prepare(
      `INSERT INTO proposal_version (proposal_id, number, attachment_id, kind, size_bytes, sha256, by_id, at_ms)
       VALUES (:proposalId, 1 + (SELECT count(*) FROM proposal_version WHERE proposal_id = :proposalId), :attachmentId,
         :kind, :sizeBytes, :sha256, :byId, :atMs) RETURNING number`,
    )
    .get({ ...version, proposalId });
  return z.object({ number: z.int() }).parse(row).number;
}

/** Newest first. */
export function versionsOf(db: Db, proposalId: string): VersionRow[] {
  const rows = db
    .prepare(
      `SELECT number, attachment_id AS attachmentId, kind, size_bytes AS sizeBytes, sha256, by_id AS byId,
              at_ms AS atMs, erased_ms AS erasedMs
         FROM proposal_version WHERE proposal_id = ? ORDER BY number DESC`,
    )
    .all(proposalId);
  return rows.map((row) => VersionRow.parse(row));
}

export function markErased(db: Db, proposalId: string, number: number, nowMs: number): void {
  db.prepare(
    'UPDATE proposal_version SET erased_ms = :nowMs WHERE proposal_id = :proposalId AND number = :number',
  ).run({ proposalId, number, nowMs });
}
