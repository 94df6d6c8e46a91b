import { constants, type KeyObject, privateEncrypt } from 'node:crypto';
import type { Certificate } from '../crypto/x509/certificates.ts';
import type { Signer } from './signer.ts';

/** DigestInfo of SHA-256 up to the digest (RFC 8017 §9.2, note 1). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/**
 * Signs with a private key that is open in the vault.
 * @param chain the certificates above it, nearest first
 */
export const vaultSigner = (
  certificate: Certificate,
  key: KeyObject,
  chain: readonly Certificate[],
): Signer => ({
  certificate: certificate.der,
  chain: chain.map(({ der }) => der),
  algorithm: 'rsa-pkcs1-sha256',
  sign: (digest) => {
    if (digest.length !== 32) throw new TypeError('a SHA-256 digest has 32 bytes');
    // PKCS#1 v1.5 of a digest that was made elsewhere: the padding of type 1 around its DigestInfo
    const padding = constants.RSA_PKCS1_PADDING;
    return Promise.resolve(privateEncrypt({ key, padding }, Buffer.concat([SHA256_INFO, digest])));
  },
});
