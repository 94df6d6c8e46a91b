import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/** The public half in SPKI (RFC 8410 §4) is this and 32 bytes. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
export const PUBLIC_KEY_BYTES = 32;

export interface SigningKey {
  /** PKCS#8, 48 bytes; the caller wipes it */
  readonly privateKey: Buffer;
  /** 32 bytes, hexadecimal */
  readonly publicKey: string;
}

/** A key pair to sign with (Ed25519, RFC 8032); about 0.1 ms. */
export function newSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  return { privateKey, publicKey: publicKey.subarray(SPKI_HEAD.length).toString('hex') };
}

/** @returns 64 bytes; about 0.1 ms */
export const signWith = (privateKey: Uint8Array, content: Uint8Array): Buffer =>
  sign(
    null,
    content,
    createPrivateKey({
      key: Buffer.from(privateKey.buffer, privateKey.byteOffset, privateKey.length),
      format: 'der',
      type: 'pkcs8',
    }),
  );

/** @param publicKey 32 bytes, hexadecimal */
export function isSignedWith(publicKey: string, content: Uint8Array, signature: Uint8Array): boolean {
  const raw = Buffer.from(publicKey, 'hex');
  if (raw.length !== PUBLIC_KEY_BYTES) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' });
  return verify(null, content, key, signature);
}
