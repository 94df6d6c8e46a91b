import { z } from 'zod';
import { SIGNATURE_CHANGES } from '../../domain/signatures/changes.ts';
import {
  LIST_STATES,
  SIGNATURE_VERDICTS,
  TRUST_STATES,
  TRUSTED_BY,
} from '../../domain/signatures/verdict.ts';
import { MOST_SIGNATURES, PROOFS, SignatureFacts, SignerName } from '../readerSignatures.ts';
import { Id, objectOrNull } from '../schemas.ts';
import { query } from './spec.ts';

/** A signature that others made in a PDF, judged. */
export const FileSignature = z.strictObject({
  verdict: z.enum(SIGNATURE_VERDICTS),
  field: z.string(),
  kind: SignatureFacts.shape.kind,
  coverage: SignatureFacts.shape.coverage,
  proof: z.enum(PROOFS),
  weak: z.boolean(),
  changes: z.array(z.enum(SIGNATURE_CHANGES)),
  trust: z.enum(TRUST_STATES),
  /** who certified the signer, up to the trusted root */
  issuers: z.array(z.string()),
  trustedBy: z.enum(TRUSTED_BY).nullable(),
  /** whether the loaded lists could tell of a revocation; null where no trusted root is reached */
  lists: z.enum(LIST_STATES).nullable(),
  revokedMs: z.number().nullable(),
  /** by when trusted stamps prove it to have been there */
  provedMs: z.number().nullable(),
  signer: SignerName.nullable(),
  claimedMs: z.number().nullable(),
  stamp: objectOrNull({
    timeMs: z.number().nullable(),
    proof: z.enum(PROOFS),
    weak: z.boolean(),
    authority: SignerName.nullable(),
    trust: z.enum(TRUST_STATES),
  }),
});
export type FileSignature = z.infer<typeof FileSignature>;

export const fileSignatureOps = {
  /** The signatures within a PDF, judged when asked: the file is read and hashed for it. Other kinds of files have none. */
  'attachments.signatures': query(
    { source: z.enum(['stage', 'record']), id: Id },
    {
      signatures: z.array(FileSignature).max(MOST_SIGNATURES),
      /** more than are looked at */
      left: z.int(),
      /** the file has no end that every program reads alike */
      damaged: z.boolean(),
    },
  ),
} as const;
