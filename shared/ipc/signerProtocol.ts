import { z } from 'zod';
import type { PinTries } from '../domain/tokens/tries.ts';

/**
 * What the vault and the process that speaks with a token say to each other. The signer gets the path of a vendor's
 * library, a PIN and digests, and gives back what stands on tokens and signatures. A vendor's code runs in it: the vault
 * trusts its answers no further than these schemas, and checks each signature itself.
 */

/** Absolute path of a PKCS#11 library on this machine. */
export const ModulePath = z
  .string()
  .min(1)
  .max(1024)
  .regex(/^(\/|[A-Za-z]:[\\/])[^\u0000-\u001f]*$/u);

export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** Bytes of a PIN (UTF-8); no token takes a longer one. */
export const MOST_PIN_BYTES = 255;
/** Of a certificate that is read from a token. */
const MOST_CERTIFICATE_BYTES = 16 * 1024;
export const MOST_TOKENS = 16;
export const MOST_CERTIFICATES = 32;

const bytes = (least: number, most: number) =>
  z.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && value.length >= least && value.length <= most,
  );

const id = z.int().nonnegative();

export const ToSigner = z.discriminatedUnion('kind', [
  /** what tokens there are, and which certificates are on them; no PIN is needed for it */
  z.strictObject({ kind: z.literal('look'), id, module: ModulePath }),
  /** unlocks the key of this certificate; `mayBeLast`: a person said that the last try may be spent */
  z.strictObject({
    kind: z.literal('open'),
    id,
    module: ModulePath,
    certificate: Sha256Hex,
    pin: bytes(1, MOST_PIN_BYTES),
    mayBeLast: z.boolean(),
  }),
  /** signs with the key that was unlocked: RSASSA-PKCS1-v1_5, the digest is one of SHA-256 */
  z.strictObject({ kind: z.literal('sign'), id, digest: bytes(32, 32) }),
  /** logs out, and ends the process */
  z.strictObject({ kind: z.literal('close') }),
]);
export type ToSigner = z.infer<typeof ToSigner>;

const TRIES = ['ample', 'low', 'last', 'locked'] as const satisfies readonly PinTries[];
export const Tries = z.enum(TRIES);

const label = z.string().max(64);

export const FoundToken = z.strictObject({
  label,
  serial: label,
  maker: label,
  model: label,
  tries: Tries,
  certificates: z.array(bytes(1, MOST_CERTIFICATE_BYTES)).max(MOST_CERTIFICATES),
});
export type FoundToken = z.infer<typeof FoundToken>;

/** Why a token did not do what it was asked. */
export const SIGNER_FAULTS = [
  /** there is no file at the path */
  'moduleMissing',
  /** a library of 32 bit, which a program of 64 bit can't load */
  'module32Bit',
  /** no library of this system, or one without PKCS#11 */
  'moduleForeign',
  /** it does not start */
  'moduleRefused',
  'noToken',
  /** none of the tokens has the certificate */
  'otherToken',
  'pinWrong',
  /** shorter or longer than the token takes; no try was spent */
  'pinLength',
  /** the token wants another PIN first */
  'pinExpired',
  'pinLocked',
  /** one try is left and nobody said that it may be spent */
  'lastTry',
  /** the certificate is there, its key is not */
  'noKey',
  /** it was pulled out */
  'tokenGone',
  /** anything else that it answers; with its code */
  'tokenFault',
] as const;
export type SignerFault = (typeof SIGNER_FAULTS)[number];

export const FromSigner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tokens'), id, tokens: z.array(FoundToken).max(MOST_TOKENS) }),
  z.strictObject({ kind: z.literal('opened'), id }),
  z.strictObject({ kind: z.literal('signed'), id, signature: bytes(256, 1024) }),
  z.strictObject({
    kind: z.literal('failed'),
    id,
    fault: z.enum(SIGNER_FAULTS),
    tries: Tries.nullable(),
    /** CKR_… of the standard, where the token answered with one */
    code: z.int().nonnegative().nullable(),
  }),
]);
export type FromSigner = z.infer<typeof FromSigner>;
