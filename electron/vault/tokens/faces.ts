import { AppError } from '../../../shared/errors.ts';
import { type Certificate, parseCertificate } from '../crypto/x509/certificates.ts';
import { fingerprintOf } from '../crypto/fingerprint.ts';
import { sha256Hex } from '../crypto/primitives.ts';
import { type CertificateFault, faultOf } from './acceptable.ts';

export interface Face {
  readonly certificate: string;
  readonly fingerprint: string;
  readonly words: string;
  readonly name: string;
  readonly organization: string;
  readonly issuer: string;
  readonly serial: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly fault: CertificateFault | null;
}

/** A certificate as the page shows it, and why it can't be signed with; one that can't be read has its fingerprint alone. */
export function faceOf(der: Uint8Array, nowMs: number): Face {
  const sha256 = sha256Hex(der);
  const { hex, words } = fingerprintOf({ sha256 });
  const read = readOrNull(der);
  return {
    certificate: sha256,
    fingerprint: hex,
    words,
    name: read?.name.commonName ?? '',
    organization: read?.name.organization ?? '',
    issuer: read?.issuerName.commonName ?? '',
    serial: read?.serialHex ?? '',
    fromMs: read?.notBeforeMs ?? 0,
    untilMs: read?.notAfterMs ?? 0,
    fault: read === null ? 'unreadable' : faultOf(read, nowMs),
  };
}

/** Null for what our strict parser refuses. */
function readOrNull(der: Uint8Array): Certificate | null {
  try {
    return parseCertificate(der);
  } catch (cause) {
    if (cause instanceof AppError) return null;
    throw cause;
  }
}
