import type { Output } from '../../../shared/ipc/contract.ts';
import { KEY_USAGE, type Certificate } from '../crypto/x509/certificates.ts';

export type CertificateFault = NonNullable<Output<'tokens.state'>['bound'][number]['fault']>;

/**
 * Whether a certificate of another authority can be one that somebody signs with here, by what stands in it; whose it is
 * and whether it is believed is said by whoever binds it. Ban Cơ yếu issues certificates for everything at once
 * (digitalSignature, nonRepudiation, keyEncipherment, dataEncipherment; clientAuth, emailProtection, smartcardLogon) and
 * without an identifier of the office: further usages and purposes are no fault, and none is asked for.
 *
 * RSA of 2048 bit or more is asked for by the parser already, for every certificate.
 */
export function faultOf(certificate: Certificate, nowMs: number): CertificateFault | null {
  const { keyUsage } = certificate;
  if (certificate.rsaBits === 0) return 'notRsa';
  if (certificate.isAuthority) return 'authority';
  if (certificate.unknownCritical.length > 0) return 'critical';
  if (!keyUsage?.has(KEY_USAGE.digitalSignature) && !keyUsage?.has(KEY_USAGE.nonRepudiation)) return 'usage';
  if (nowMs < certificate.notBeforeMs) return 'notYet';
  return nowMs > certificate.notAfterMs ? 'expired' : null;
}
