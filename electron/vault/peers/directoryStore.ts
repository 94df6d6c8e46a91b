import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import { doing, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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
export const directoryInForce = oneOf(Row)(`
  SELECT ${columnsOf(Row)} FROM office_directory ORDER BY issued_ms DESC LIMIT 1`);

export const insertDirectory = doing<DirectoryRow>(`
  INSERT INTO office_directory (id, sha256, issuer_code, issuer_name, issued_ms, raw, taken_ms, taken_by)
  VALUES (:id, :sha256, :issuerCode, :issuerName, :issuedMs, :raw, :takenMs, :takenBy)`);
