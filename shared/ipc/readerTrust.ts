import { z } from 'zod';

/**
 * Certificates of authorities and lists of what they took back, in one file: what the reader takes out of it. Nothing is
 * believed for being in there.
 */

/** Authorities that one vault knows. */
export const MOST_AUTHORITIES = 400;
/** Certificates of one file that are looked at. */
export const MOST_CERTIFICATES = 200;
/** Lists of one file. */
export const MOST_LISTS = 20;
/** Certificates that all lists of one file take back. */
export const MOST_REVOKED = 300_000;
/** Of one item of an answer. */
export const REVOKED_OF_ITEM = 200;

const base64 = (bytes: number) => z.string().max(Math.ceil(bytes / 3) * 4);
const ms = z.number().min(-8.64e15).max(8.64e15);

/** Who may have signed a list: name and key as they stand in the certificate, in Base64. */
export const KnownIssuer = z.strictObject({
  subject: base64(8_192),
  key: base64(4_096),
  /** in hex; null where the certificate has none */
  keyId: z.string().max(128).nullable(),
});
export type KnownIssuer = z.infer<typeof KnownIssuer>;

export const RevokedSerial = z.tuple([
  /** of the certificate, in hex */
  z.string().min(2).max(42),
  ms,
  /** CRLReason (RFC 5280 §5.3.1) */
  z.int().min(0).max(10).nullable(),
]);
export type RevokedSerial = z.infer<typeof RevokedSerial>;

/** Why a part of the file is left aside. */
export const LEFT_ASIDE = [
  'unreadable',
  'unknown-issuer',
  'not-signed',
  'partial',
  'no-end',
  'too-long',
] as const;

export const TrustItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('certificate'), der: base64(64 * 1024) }),
  z.strictObject({
    kind: z.literal('list'),
    /** which of the known issuers signed it; null where `aside` says why it is of no use */
    issuer: z.int().nonnegative().nullable(),
    aside: z.enum(LEFT_ASIDE).nullable(),
    /** as its issuer calls itself, for display */
    issuerName: z.string().max(300),
    thisUpdateMs: ms,
    nextUpdateMs: ms,
    count: z.int().nonnegative(),
  }),
  /** entries of the last list */
  z.strictObject({ kind: z.literal('revoked'), entries: z.array(RevokedSerial).max(REVOKED_OF_ITEM) }),
]);
export type TrustItem = z.infer<typeof TrustItem>;

/** `left`: parts of the file that are neither, or more than are looked at. */
export const TrustRead = z.strictObject({ left: z.int().nonnegative() });
