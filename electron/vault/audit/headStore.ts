import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';

export const HEAD_REASONS = ['hour', 'entries', 'exit', 'asked'] as const;
export type HeadReason = (typeof HEAD_REASONS)[number];

const HeadRow = z.object({
  size: z.int(),
  atMs: z.int(),
  reason: z.enum(HEAD_REASONS),
  root: bytes,
  lastHash: bytes,
  previous: z.int(),
  compact: bytes,
  serial: z.string(),
  signature: bytes,
});
export type HeadRow = z.infer<typeof HeadRow>;

const SELECT = `SELECT size, at_ms AS atMs, reason, root, last_hash AS lastHash, previous, compact,
  certificate_serial AS serial, signature FROM ledger_head`;

export function lastHead(db: Db): HeadRow | null {
  const row = db.prepare(`${SELECT} ORDER BY size DESC LIMIT 1`).get();
  return row === undefined ? null : HeadRow.parse(row);
}

export const allHeads = (db: Db): HeadRow[] =>
  db
    .prepare(`${SELECT} ORDER BY size`)
    .all()
    .map((row) => HeadRow.parse(row));

export function insertHead(db: Db, row: HeadRow): void {
  db.prepare(
    `INSERT INTO ledger_head (size, at_ms, reason, root, last_hash, previous, compact, certificate_serial, signature)
     VALUES (:size, :atMs, :reason, :root, :lastHash, :previous, :compact, :serial, :signature)`,
  ).run(row);
}

/** The certificate that a head names, of whatever owner: whether it is the office's is checked by the verifier. */
export function certificateOfSerial(
  db: Db,
  serial: string,
): { owner: string; purpose: string; der: Uint8Array } | null {
  const row = db.prepare('SELECT owner, purpose, der FROM certificate WHERE serial = ?').get(serial);
  return row === undefined
    ? null
    : z.object({ owner: z.string(), purpose: z.string(), der: bytes }).parse(row);
}
