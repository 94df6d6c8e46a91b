import { MOST_ENCLOSED, type SignerName } from '../../../shared/ipc/readerSignatures.ts';
import type { ForeignCertificate } from './foreignCertificate.ts';

/** What a certificate says of its holder. */
export const signerOf = (certificate: ForeignCertificate | null): SignerName | null =>
  certificate === null
    ? null
    : {
        commonName: certificate.subjectName.commonName,
        organization: certificate.subjectName.organization,
        issuer: certificate.issuerName.commonName || certificate.issuerName.organization,
        serialHex: certificate.serialHex.slice(0, 200),
        sha256: certificate.sha256,
        notBeforeMs: certificate.notBeforeMs,
        notAfterMs: certificate.notAfterMs,
      };

const LARGEST_GIVEN = 16 * 1024;

/** The certificates that came with a signature, the signer's first, as they are given on. */
export function enclosed({
  certificate,
  certificates,
}: {
  readonly certificate: ForeignCertificate | null;
  readonly certificates: readonly ForeignCertificate[];
}): string[] {
  if (certificate === null) return [];
  const all = [certificate, ...certificates.filter((one) => one !== certificate)];
  return all
    .filter(({ der }) => der.length <= LARGEST_GIVEN)
    .slice(0, MOST_ENCLOSED)
    .map(({ der }) => der.toString('base64'));
}
