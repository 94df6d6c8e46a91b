import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';

const Row = z.object({
  id: z.string(),
  sha256: z.string(),
  issuerCode: z.string(),
  issuerName: z.string(),
  issuedMs: z.int(),
  raw: bytes,
  takenMs: z.int(),
  takenBy: z.string(),
});
export type DirectoryRow = z.output<typeof Row>;

/** The newest one that was taken; null where there is none. */
export function directoryInForce(db: Db): DirectoryRow | null {
  const row = db
    .prepare(
      `SELECT id, sha256, issuer_code AS issuerCode, issuer_name AS issuerName, issued_ms AS issuedMs, raw,
         taken_ms AS takenMs, taken_by AS takenBy FROM office_directory ORDER BY issued_ms DESC LIMIT 1`,
    )
    .get();
  return row === undefined ? null : Row.parse(row);
}

export const insertDirectory = (db: Db, row: DirectoryRow): void =>
  void db
    .prepare(
      `INSERT INTO office_directory (id, sha256, issuer_code, issuer_name, issued_ms, raw, taken_ms, taken_by)
       VALUES (:id, :sha256, :issuerCode, :issuerName, :issuedMs, :raw, :takenMs, :takenBy)`,
    )
    .run(row);
