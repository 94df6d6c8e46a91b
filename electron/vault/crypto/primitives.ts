import {
  createHash,
  createHmac,
  hash as hashAtOnce,
  hkdfSync,
  randomBytes as nodeRandomBytes,
  timingSafeEqual,
  type Hash,
} from 'node:crypto';

/** Small vocabulary over node:crypto for the rest of the vault, which does not import it itself. */
export const randomBytes = (length: number): Buffer => nodeRandomBytes(length);

/** 128 random bits in hex: identifiers of envelopes, blobs, slots. */
export const randomId = (): string => nodeRandomBytes(16).toString('hex');

export const createSha256 = (): Hash => createHash('sha256');

export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return hashAtOnce('sha256', only, 'buffer');
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export const sha256Hex = (...parts: readonly Uint8Array[]): string => sha256(...parts).toString('hex');

/** Of a text in UTF-8, hexadecimal: a third of what it costs by way of bytes and a `Hash`. */
export const sha256OfText = (text: string): string => hashAtOnce('sha256', text, 'hex');

export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

/** HKDF-SHA256 (RFC 5869) to 32 bytes; `info` keeps keys of different purposes apart. */
export const hkdf = (key: Uint8Array, salt: Uint8Array, info: Uint8Array | string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, 32));

/** Comparison in constant time; lengths are not secret. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);

/** Overwrites secrets; call it in `finally`. */
export function wipe(...buffers: (Uint8Array | undefined)[]): void {
  for (const buffer of buffers) buffer?.fill(0);
}
