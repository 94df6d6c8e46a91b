import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';

const SignatureRow = z.object({
  id: z.string(),
  proposalId: z.string(),
  role: z.enum(['person', 'office']),
  byId: z.string(),
  capacity: z.string(),
  position: z.string(),
  paper: z.int().transform((value) => value === 1),
  manifest: bytes.nullable(),
  p7s: bytes.nullable(),
  serial: z.string().nullable(),
  signedMs: z.int(),
  voidMs: z.int().nullable(),
});
export type SignatureRow = z.infer<typeof SignatureRow>;

const COLUMNS = `id, proposal_id AS proposalId, role, by_id AS byId, capacity, position, paper, manifest, p7s, serial,
  signed_ms AS signedMs, void_ms AS voidMs`;

export function insertSignature(db: Db, row: Omit<SignatureRow, 'voidMs'>): void {
  db.prepare(
    `INSERT INTO signature (id, proposal_id, role, by_id, capacity, position, paper, manifest, p7s, serial, signed_ms)
     VALUES (:id, :proposalId, :role, :byId, :capacity, :position, :paper, :manifest, :p7s, :serial, :signedMs)`,
  ).run({ ...row, paper: row.paper ? 1 : 0 });
}

/** In the order of signing, those given back as well. */
export function signaturesOf(db: Db, proposalId: string): SignatureRow[] {
  const rows = db
    .prepare(`SELECT ${COLUMNS} FROM signature WHERE proposal_id = ? ORDER BY signed_ms, role DESC`)
    .all(proposalId);
  return rows.map((row) => SignatureRow.parse(row));
}

export const signatureInForce = (
  db: Db,
  proposalId: string,
  role: SignatureRow['role'],
): SignatureRow | null =>
  signaturesOf(db, proposalId).find((row) => row.role === role && row.voidMs === null) ?? null;

export function voidSignatures(db: Db, proposalId: string, nowMs: number): void {
  db.prepare('UPDATE signature SET void_ms = :nowMs WHERE proposal_id = :proposalId AND void_ms IS NULL').run(
    {
      proposalId,
      nowMs,
    },
  );
}
