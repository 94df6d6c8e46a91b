import { z } from 'zod';
import { bytes } from '../db/bytes.ts';
import type { Db } from '../db/handles.ts';
import { doing, manyOf } from '../db/statements.ts';
import { columnsOf } from '../db/rows.ts';
import { StoredText } from '../db/storedText.ts';

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
  /** what puts the person's signature into a PDF, in Base64; kept until it stands in the issued file */
  pdfUpdate: StoredText.nullable(),
});
export type SignatureRow = z.infer<typeof SignatureRow>;

const COLUMNS = columnsOf(SignatureRow);

export const insertSignature = doing<Omit<SignatureRow, 'voidMs'>>(`
  INSERT INTO signature (id, proposal_id, role, by_id, capacity, position, paper, manifest, p7s, serial, signed_ms,
    pdf_update)
  VALUES (:id, :proposalId, :role, :byId, :capacity, :position, :paper, :manifest, :p7s, :serial, :signedMs,
    :pdfUpdate)`);

/** For what place the update of a classified draft is sealed. */
export const updateField = (signatureId: string): string => `signature/${signatureId}/pdf`;

/** In the order of signing, those given back as well. */
export const signaturesOf = manyOf(SignatureRow)<[proposalId: string]>(`
  SELECT ${COLUMNS} FROM signature WHERE proposal_id = ? ORDER BY signed_ms, role DESC`);

export const signatureInForce = (
  db: Db,
  proposalId: string,
  role: SignatureRow['role'],
): SignatureRow | null =>
  signaturesOf(db, proposalId).find((row) => row.role === role && row.voidMs === null) ?? null;

export const voidSignatures = doing<[proposalId: string, nowMs: number]>(`
  UPDATE signature SET void_ms = :2, pdf_update = NULL WHERE proposal_id = :1 AND void_ms IS NULL`);

/** The drafts go: what was to stand behind them goes with them. */
export const forgetUpdates = doing<[proposalId: string]>(`
  UPDATE signature SET pdf_update = NULL WHERE proposal_id = ? AND pdf_update IS NOT NULL`);
