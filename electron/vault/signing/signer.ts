import { verify } from 'node:crypto';
import { raise } from '../../../shared/errors.ts';
import { type Certificate, parseCertificate } from '../crypto/x509/certificates.ts';
import type { CmsSigner } from '../crypto/cms/sign.ts';
import { sha256 } from '../crypto/primitives.ts';

/**
 * Whoever can sign for a certificate: a key of the vault, or a token in a process of its own. It is given a digest and
 * nothing else, so that what is signed never leaves the vault.
 */
export interface Signer {
  /** DER of the certificate whose key signs */
  readonly certificate: Uint8Array;
  /** DER of the certificates above it, nearest first, as far as they are known; the root may be left out */
  readonly chain: readonly Uint8Array[];
  /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2): the only one that every reader of signed PDFs takes */
  readonly algorithm: 'rsa-pkcs1-sha256';
  /**
   * Signs.
   * @param digest the SHA-256 of what is to be signed: 32 bytes, not yet in a DigestInfo
   * @returns the signature, as long as the modulus
   * @throws AppError as the place where the key lies refuses (PIN, token taken out, key not granted)
   */
  readonly sign: (digest: Uint8Array) => Promise<Uint8Array>;
}

/**
 * A signer as our CMS takes it: the bytes are hashed here, and what came back is looked at before it goes anywhere.
 * @throws AppError `signature-invalid` where another key signed than that of the certificate
 */
export function cmsSigner(signer: Signer): CmsSigner {
  const certificate = parseCertificate(signer.certificate);
  return {
    certificate,
    scheme: 'pkcs1',
    sign: async (bytes) => {
      const signature = Buffer.from(await signer.sign(sha256(bytes)));
      if (!verify('sha256', bytes, certificate.publicKey, signature))
        raise('signature-invalid', { reason: 'signer' });
      return signature;
    },
  };
}

/** The certificates above the signer's, read. */
export const chainOf = (signer: Signer): Certificate[] => signer.chain.map((der) => parseCertificate(der));
