import { constants, publicDecrypt } from 'node:crypto';
import { raise } from '../../../shared/errors.ts';
import { type Certificate, isSelfSigned, parseCertificate } from '../crypto/x509/certificates.ts';
import { outsideAuthorities } from '../roster/outside.ts';
import type { Ports } from '../ports.ts';
import type { Signer } from './signer.ts';
import { ownBound } from '../tokens/ownBound.ts';
import type { BoundOwner, BoundRow } from '../tokens/store.ts';
import type { OpenToken } from '../tokens/tokens.ts';

type TokenPorts = Pick<Ports, 'db' | 'actor' | 'keys' | 'nowMs' | 'tokens'>;

/** DigestInfo of SHA-256 up to the digest (RFC 8017 §9.2, note 1). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');
/** Deeper chains are in no use; a bound for authorities that certify each other. */
const MOST_ABOVE = 6;

/**
 * Signs with the token that was unlocked for this binding, and locks it again when `use` is over, however it ends.
 * Nothing is signed half: `use` runs before any transaction, and what it throws ends the act that it is part of.
 * @param id of the binding
 * @throws AppError `token-failed` with `why` `notOpen` when the PIN was not given, or too long ago, and as the token
 *   refuses; `token-certificate-wrong` when the binding is not this person's to use
 */
export async function withTokenSigner<T>(
  ports: TokenPorts,
  id: string,
  use: (signer: Signer) => Promise<T>,
): Promise<T> {
  const row = ownBound(ports, id);
  const open = ports.tokens.take(row.sha256) ?? raise('token-failed', { why: 'notOpen', module: '' });
  try {
    return await use(tokenSigner(row, open, outsideAuthorities(ports.db)));
  } finally {
    open.close();
  }
}

/**
 * Signs a PDF with the token that was opened for it, where one is named, and else with the key of the vault.
 * @param token the binding; it must be of the same holder @throws AppError as `withTokenSigner`
 */
export async function withSigner<T>(
  ports: TokenPorts,
  {
    token,
    owner,
    own,
  }: { readonly token: string | undefined; readonly owner: BoundOwner; readonly own: Signer },
  use: (signer: Signer) => Promise<T>,
): Promise<T> {
  if (token === undefined) return use(own);
  if (ownBound(ports, token).owner !== owner) raise('token-certificate-wrong', { reason: 'notBound' });
  return withTokenSigner(ports, token, use);
}

/** @param authorities that were compared here: those above the certificate are handed on with it */
export function tokenSigner(
  { der }: Pick<BoundRow, 'der'>,
  open: OpenToken,
  authorities: readonly Certificate[],
): Signer {
  const certificate = parseCertificate(der);
  return {
    certificate: certificate.der,
    chain: chainAbove(certificate, authorities).map((one) => one.der),
    algorithm: 'rsa-pkcs1-sha256',
    async sign(digest) {
      const signature = await open.sign(digest);
      // a vendor's library made it: it is believed only where it fits certificate and digest
      if (!isRight(certificate, digest, signature))
        raise('token-failed', { why: 'wrongSignature', module: '' });
      return signature;
    },
  };
}

function isRight({ publicKey }: Certificate, digest: Uint8Array, signature: Buffer): boolean {
  try {
    const info = publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature);
    return info.equals(Buffer.concat([SHA256_INFO, digest]));
  } catch {
    return false;
  }
}

/** The authorities above, nearest first, up to the root where it is known. */
function chainAbove(certificate: Certificate, authorities: readonly Certificate[]): Certificate[] {
  const above: Certificate[] = [];
  let at: Certificate | undefined = certificate;
  while (at !== undefined && above.length < MOST_ABOVE && !isSelfSigned(at)) {
    const { issuer }: Certificate = at;
    at = authorities.find((one) => one.subject.equals(issuer));
    if (at !== undefined) above.push(at);
  }
  return above;
}
