import { z } from 'zod';
import { STAMP_ANSWER_FAULTS } from '../domain/signatures/stampFaults.ts';
import { SIGNATURE_CHANGES } from '../domain/signatures/changes.ts';
import { objectOrNull } from './schemas.ts';

/** More signatures of one file are counted and not looked at. */
export const MOST_SIGNATURES = 64;
/** Certificates of one signature and of its stamp that are given on, the signer's first. */
export const MOST_ENCLOSED = 12;
/** In Base64: 16 KiB of DER. */
const certificate = z.string().max(22_000);

const ms = z.number().min(-8.64e15).max(8.64e15);

/** What a certificate says; nothing of it is proved by being there. */
export const SignerName = z.strictObject({
  commonName: z.string().max(300),
  organization: z.string().max(300),
  issuer: z.string().max(300),
  serialHex: z.string().max(200),
  sha256: z.string().length(64),
  notBeforeMs: ms,
  notAfterMs: ms,
});
export type SignerName = z.infer<typeof SignerName>;

export const PROOFS = [
  /** the signature holds over the bytes that it names */
  'right',
  /** those bytes are others than were signed */
  'altered',
  /** the signature itself does not hold */
  'wrong',
  'no-certificate',
  'unknown-algorithm',
  'unreadable',
] as const;
export type SignatureProof = (typeof PROOFS)[number];

/** One signature of a PDF as it stands in the file: what can be told without knowing whom to trust. */
export const SignatureFacts = z.strictObject({
  /** the name of its field */
  field: z.string().max(300),
  kind: z.enum(['signature', 'stamp']),
  subFilter: z.string().max(100),
  /** `cut`: the file ends before what was signed does; `wrong`: something of the file is left out */
  coverage: z.enum(['whole', 'cut', 'wrong']),
  proof: z.enum(PROOFS),
  /** SHA-1 and the like, or a short key */
  weak: z.boolean(),
  /** what was done to the document behind it */
  changes: z.array(z.enum(SIGNATURE_CHANGES)).max(SIGNATURE_CHANGES.length),
  signer: SignerName.nullable(),
  /** what the signer says the time was */
  claimedMs: ms.nullable(),
  /** what a time stamp says, if one is there */
  stamp: objectOrNull({
    timeMs: ms.nullable(),
    proof: z.enum(PROOFS),
    weak: z.boolean(),
    authority: SignerName.nullable(),
    certificates: z.array(certificate).max(MOST_ENCLOSED),
  }),
  /** in Base64, the signer's first */
  certificates: z.array(certificate).max(MOST_ENCLOSED),
});
export type SignatureFacts = z.infer<typeof SignatureFacts>;

/** What an authority answered to a question for a time stamp: a token over what was asked, or why it is none. */
export const StampAnswer = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('refused'), fault: z.enum(STAMP_ANSWER_FAULTS) }),
  z.strictObject({
    is: z.literal('stamp'),
    /** where the token stands in the answer */
    from: z.int().nonnegative(),
    to: z.int().nonnegative(),
    timeMs: ms,
    authority: SignerName,
    /** in Base64, the authority's first */
    certificates: z.array(certificate).min(1).max(MOST_ENCLOSED),
  }),
]);
export type StampAnswer = z.infer<typeof StampAnswer>;

/** `left`: how many there are besides; `damaged`: the file has no end that all programs read alike. */
export const SignaturesRead = z.strictObject({
  left: z.int().nonnegative(),
  damaged: z.boolean(),
});
