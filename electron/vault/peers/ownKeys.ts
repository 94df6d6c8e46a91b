import type { KeyObject } from 'node:crypto';
import { raise } from '../../../shared/errors.ts';
import { isSelfSigned, parseCertificate, type Certificate } from '../crypto/x509/certificates.ts';
import { topOf } from '../crypto/x509/chain.ts';
import { keySigner, type CmsSigner } from '../crypto/cms/sign.ts';
import type { CmsRecipient } from '../crypto/cms/types.ts';
import { parseRevocationList } from '../crypto/x509/crl.ts';
import type { Db } from '../db/handles.ts';
import { authorityRows, certificatesOf, currentCertificate } from '../people/certificateStore.ts';
import { openKey } from '../people/credentials.ts';
import { outsideAuthorities } from '../roster/outside.ts';
import type { Ports } from '../ports.ts';
import { newestRevocationList } from './store.ts';

/** The certificate whose key in this vault issues the others: self-signed, or under a root in a file. @throws AppError `certificate-unknown` */
export function issuingCertificate(db: Db): Certificate {
  const row = currentCertificate(db, 'authority', 'issue');
  return row === undefined ? raise('certificate-unknown', { owner: 'authority' }) : parseCertificate(row.der);
}

/**
 * Everybody whose certificates are our own: this office's authorities, the one in force and those of before, and the
 * authorities outside the vault that certified it and that were compared here. Not those whose key became known to others.
 */
export const ownAuthorities = (db: Db): Certificate[] => [
  ...authorityRows(db)
    .filter(({ reason }) => reason !== 'compromised')
    .map(({ der }) => parseCertificate(der)),
  ...outsideAuthorities(db),
];

/** Those of our authorities that others are to believe: none that was taken back. */
export const authoritiesInForce = (db: Db): Certificate[] => [
  ...authorityRows(db)
    .filter(({ revokedMs }) => revokedMs === null)
    .map(({ der }) => parseCertificate(der)),
  ...outsideAuthorities(db),
];

/** The root above the office's certificate to sign: what others compare before they trust the office's card. */
export function cardRoot(db: Db): Certificate {
  const root = topOf(ownCertificate(db, 'sign'), authoritiesInForce(db));
  return isSelfSigned(root) ? root : raise('certificate-unknown', { owner: 'office', reason: 'untrusted' });
}

export function ownCertificate(db: Db, purpose: 'sign' | 'encrypt'): Certificate {
  const row = currentCertificate(db, 'office', purpose);
  return row === undefined ? raise('certificate-unknown', { owner: 'office' }) : parseCertificate(row.der);
}

/** A key of the vault that is open to sign with, and its certificate. */
export interface OpenKey {
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

/** The office's. @throws AppError `key-not-granted` for a person who does not hold the office's key */
export function officeSigningKey(ports: Ports): OpenKey {
  const row = currentCertificate(ports.db, 'office', 'sign');
  if (row === undefined) return raise('certificate-unknown', { owner: 'office' });
  const certificate = inForce(parseCertificate(row.der), ports.nowMs());
  if (row.outsideSha256 !== null) refuseTakenBack(ports.db, certificate, row.outsideSha256);
  return { certificate, key: openKey(row, officeKey(ports)) };
}

/** Signs for the office. @throws AppError as `officeSigningKey` */
export function officeSigner(ports: Ports): CmsSigner {
  const { certificate, key } = officeSigningKey(ports);
  return keySigner(certificate, key);
}

/** Our own lists follow our own acts; what an authority outside took back is known by its list only. */
function refuseTakenBack(db: Db, certificate: Certificate, issuerSha256: string): void {
  const der = newestRevocationList(db, issuerSha256);
  if (der !== null && parseRevocationList(der).revoked.has(certificate.serialHex))
    raise('certificate-revoked', { owner: certificate.name.personId === undefined ? 'office' : 'person' });
}

type OfPerson = Pick<Ports, 'db' | 'actor' | 'keys' | 'nowMs'>;

/** Of the signed-in person. */
export function personSigningKey(ports: OfPerson): OpenKey {
  const row = currentCertificate(ports.db, 'person', 'sign', ports.actor.id);
  if (row === undefined) return raise('certificate-unknown', { owner: 'person' });
  const certificate = inForce(parseCertificate(row.der), ports.nowMs());
  if (row.outsideSha256 !== null) refuseTakenBack(ports.db, certificate, row.outsideSha256);
  return { certificate, key: openKey(row, ports.keys.userKey) };
}

/** Signs for the signed-in person. */
export function personSigner(ports: OfPerson): CmsSigner {
  const { certificate, key } = personSigningKey(ports);
  return keySigner(certificate, key);
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
