import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import { doing, manyOf, oneOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';

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

const SELECT = `SELECT ${columnsOf(HeadRow, '', { serial: 'certificate_serial' })} FROM ledger_head`;

export const lastHead = oneOf(HeadRow)(`${SELECT} ORDER BY size DESC LIMIT 1`);

export const allHeads = manyOf(HeadRow)(`${SELECT} ORDER BY size`);

export const insertHead = doing<HeadRow>(`
  INSERT INTO ledger_head (size, at_ms, reason, root, last_hash, previous, compact, certificate_serial, signature)
  VALUES (:size, :atMs, :reason, :root, :lastHash, :previous, :compact, :serial, :signature)`);

/** The certificate that a head names, of whatever owner: whether it is the office's is checked by the verifier. */
export const certificateOfSerial = oneOf(z.object({ owner: z.string(), purpose: z.string(), der: bytes }))<
  [serial: string]
>(`
  SELECT owner, purpose, der FROM certificate WHERE serial = ?`);
