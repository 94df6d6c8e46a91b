import { type Certificate, isSelfSigned, isSignedBy } from '../crypto/x509/certificates.ts';
import { authoritiesInForce, officeSigningKey, type OpenKey, personSigningKey } from '../peers/ownKeys.ts';
import type { Ports } from '../ports.ts';
import type { Signer } from './signer.ts';
import { vaultSigner } from './vaultSigner.ts';

/** Who signs documents for the signed-in person. @throws AppError `certificate-unknown`, `-expired`, `-revoked` */
export const personsSigner = (ports: Ports): Promise<Signer> =>
  Promise.resolve(ofKey(ports, personSigningKey(ports)));

/** Who signs documents for the office. @throws AppError as for a person; `key-not-granted` for who doesn't hold its key */
export const officesSigner = (ports: Ports): Promise<Signer> =>
  Promise.resolve(ofKey(ports, officeSigningKey(ports)));

const ofKey = (ports: Ports, { certificate, key }: OpenKey): Signer =>
  vaultSigner(certificate, key, above(certificate, authoritiesInForce(ports.db)));

/** The authorities above a certificate, nearest first, the root among them where it is known. */
function above(leaf: Certificate, pool: readonly Certificate[]): Certificate[] {
  const path: Certificate[] = [];
  for (let child = leaf; path.length < pool.length && !isSelfSigned(child);) {
    const issuer = pool.find((one) => one.subject.equals(child.issuer) && isSignedBy(child, one));
    if (issuer === undefined) break;
    path.push(issuer);
    child = issuer;
  }
  return path;
}
