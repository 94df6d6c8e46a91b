import { raise } from '../../../shared/errors.ts';
import { parseCertificate, type Certificate } from '../crypto/certificates.ts';
import { keySigner, type CmsSigner } from '../crypto/cmsSign.ts';
import type { CmsRecipient } from '../crypto/cmsTypes.ts';
import type { Db } from '../db/handles.ts';
import { certificatesOf, currentCertificate } from '../people/certificateStore.ts';
import { openKey } from '../people/credentials.ts';
import type { Ports } from '../ports.ts';

/** The certificate of this office's own authority. @throws AppError `certificate-unknown` */
export function ownRoot(db: Db): Certificate {
  const row = currentCertificate(db, 'authority', 'issue');
  return row === undefined ? raise('certificate-unknown', { owner: 'authority' }) : parseCertificate(row.der);
}

export function ownCertificate(db: Db, purpose: 'sign' | 'encrypt'): Certificate {
  const row = currentCertificate(db, 'office', purpose);
  return row === undefined ? raise('certificate-unknown', { owner: 'office' }) : parseCertificate(row.der);
}

/** Signs for the office. @throws AppError `key-not-granted` for a person who does not hold the office's key */
export function officeSigner(ports: Ports): CmsSigner {
  const row = currentCertificate(ports.db, 'office', 'sign');
  if (row === undefined) return raise('certificate-unknown', { owner: 'office' });
  return keySigner(inForce(parseCertificate(row.der), ports.nowMs()), openKey(row, officeKey(ports)));
}

/** Signs for the signed-in person. */
export function personSigner(ports: Pick<Ports, 'db' | 'actor' | 'keys' | 'nowMs'>): CmsSigner {
  const row = currentCertificate(ports.db, 'person', 'sign', ports.actor.id);
  if (row === undefined) return raise('certificate-unknown', { owner: 'person' });
  return keySigner(inForce(parseCertificate(row.der), ports.nowMs()), openKey(row, ports.keys.userKey));
}

/** The office's keys that open envelopes: the one in force and all earlier ones. */
export function officeRecipients(ports: Ports): CmsRecipient[] {
  const key = officeKey(ports);
  return certificatesOf(ports.db, 'office', 'encrypt').map((row) => ({
    certificate: parseCertificate(row.der),
    privateKey: openKey(row, key),
  }));
}

function officeKey(ports: Ports): Uint8Array {
  return ports.keys.officeKey ?? raise('key-not-granted', { owner: 'office' });
}

/** We never sign with a certificate that the other side would refuse. */
function inForce(certificate: Certificate, nowMs: number): Certificate {
  if (nowMs < certificate.notBeforeMs || nowMs > certificate.notAfterMs) raise('certificate-expired');
  return certificate;
}
