import {
  constants,
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type { Certificate } from './x509/certificates.ts';
import { wipe } from './primitives.ts';
import { refuse } from './refusal.ts';

/** Keys are 256 bits everywhere. */
export const KEY_BYTES = 32;
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const newKey = (): Buffer => randomBytes(KEY_BYTES);

/**
 * AES-256-GCM of a short secret: version(1) ‖ nonce(12) ‖ ciphertext ‖ tag(16). `context` says what is wrapped for
 * whom ("content-key/<document>/<reader>"); it is authenticated, so a wrapped key can't be put in another's place.
 * Random nonces: a wrapping key sees far fewer than 2³² secrets (NIST SP 800-38D §8.3).
 */
export function wrapSecret(wrappingKey: Uint8Array, secret: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context, 'utf8'));
  return Buffer.concat([
    Buffer.from([VERSION]),
    nonce,
    cipher.update(secret),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Undoes `wrapSecret`; a wrong key, another context or altered bytes are `key-not-granted`. */
export function unwrapSecret(wrappingKey: Uint8Array, wrapped: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.byteLength);
  if (bytes.length < 1 + NONCE_BYTES + TAG_BYTES || bytes[0] !== VERSION)
    refuse('key-not-granted', 'malformed');
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const tagAt = bytes.length - TAG_BYTES;
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context, 'utf8'));
    decipher.setAuthTag(bytes.subarray(tagAt));
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES, tagAt)), decipher.final()]);
  } catch {
    return refuse('key-not-granted', 'wrong-key');
  }
}

export const wrapKey = (wrappingKey: Uint8Array, key: Uint8Array, context: string): Buffer =>
  wrapSecret(wrappingKey, key, context);

/** As `unwrapSecret`, for what must be a key. */
export function unwrapKey(wrappingKey: Uint8Array, wrapped: Uint8Array, context: string): Buffer {
  const key = unwrapSecret(wrappingKey, wrapped, context);
  if (key.length !== KEY_BYTES) refuse('key-not-granted', 'malformed');
  return key;
}

const oaep = (context: string): { padding: number; oaepHash: string; oaepLabel: Buffer } => ({
  padding: constants.RSA_PKCS1_OAEP_PADDING,
  oaepHash: 'sha256',
  oaepLabel: Buffer.from(context, 'utf8'),
});

/** Wraps a key for the holder of a certificate (RSA-OAEP, SHA-256, the context as label). */
export const wrapKeyFor = (certificate: Certificate, key: Uint8Array, context: string): Buffer =>
  publicEncrypt({ key: certificate.publicKey, ...oaep(context) }, key);

export function unwrapKeyWith(privateKey: KeyObject, wrapped: Uint8Array, context: string): Buffer {
  try {
    return privateDecrypt({ key: privateKey, ...oaep(context) }, wrapped);
  } catch {
    return refuse('key-not-granted', 'wrong-key');
  }
}

/** A private key at rest: its PKCS#8 under the user's (or office's) key. */
export function wrapPrivateKey(wrappingKey: Uint8Array, privateKey: KeyObject, context: string): Buffer {
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
  try {
    return wrapSecret(wrappingKey, pkcs8, context);
  } finally {
    wipe(pkcs8);
  }
}

export function unwrapPrivateKey(wrappingKey: Uint8Array, wrapped: Uint8Array, context: string): KeyObject {
  const pkcs8 = unwrapSecret(wrappingKey, wrapped, context);
  try {
    return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  } finally {
    wipe(pkcs8);
  }
}
