import type { KeyObject } from 'node:crypto';
import {
  issueCertificate,
  type CertificateRole,
  type KeyPair,
  type NewKeyPair,
} from '../crypto/x509/authority.ts';
import { keyContext } from '../crypto/carriedKey.ts';
import { parseCertificate, type Certificate } from '../crypto/x509/certificates.ts';
import type { SubjectName } from '../crypto/x509/names.ts';
import { unwrapKeyWith, unwrapPrivateKey, wrapPrivateKey } from '../crypto/wrap.ts';
import { raise } from '../../../shared/errors.ts';
import type { Role } from '../../../shared/domain/people/roles.ts';
import type { Db } from '../db/handles.ts';
import type { Ports } from '../ports.ts';
import {
  certificatesOf,
  currentCertificate,
  type CertificateRow,
  type NewCertificate,
  type GrantKind,
} from './certificateStore.ts';

const YEAR_MS = 365.25 * 24 * 3600 * 1000;
/** Validity: the authority outlives what it issues. */
const YEARS: Record<CertificateRole, number> = {
  root: 20,
  authority: 15,
  signing: 5,
  encryption: 5,
  relayServer: 2,
  relayStation: 2,
};
/** A clock a few minutes behind at a neighbour must not refuse a new certificate. */
const BACKDATE_MS = 10 * 60_000;

/** Roles that need to open the office's private keys (seal, open, sign for the office), and the issuing key. */
export const OFFICE_KEY_ROLES: readonly Role[] = ['clerk', 'cipher'];
export const AUTHORITY_KEY_ROLES: readonly Role[] = ['admin', 'cipher'];
/** Roles that keep or check the books, and so read every line of the classified ones. */
export const REGISTER_KEY_ROLES: readonly Role[] = ['clerk', 'archivist', 'inspector'];
export const GRANT_ROLES: Record<GrantKind, readonly Role[]> = {
  office: OFFICE_KEY_ROLES,
  authority: AUTHORITY_KEY_ROLES,
  register: REGISTER_KEY_ROLES,
  'emergency-a': ['leader'],
  'emergency-b': ['clerk', 'archivist', 'inspector', 'cipher'],
};

/** May someone of these roles hold the key? Nobody holds both halves of an emergency opening: two persons, or none. */
export function mayHoldKey(kind: GrantKind, roles: readonly Role[]): boolean {
  if (kind === 'emergency-b' && roles.includes('leader')) return false;
  return roles.some((role) => GRANT_ROLES[kind].includes(role));
}

export interface Issued {
  readonly certificate: Certificate;
  readonly keys: KeyPair;
}

export interface Authority {
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

/** The usual validity of a certificate that is issued now, inside that of its authority. */
function validity(
  role: CertificateRole,
  nowMs: number,
  authority: Certificate | undefined,
): { fromMs: number; toMs: number } {
  const wantedMs = nowMs + YEARS[role] * YEAR_MS;
  const toMs = authority === undefined ? wantedMs : Math.min(wantedMs, authority.notAfterMs);
  return { fromMs: Math.floor((nowMs - BACKDATE_MS) / 1000) * 1000, toMs: Math.floor(toMs / 1000) * 1000 };
}

/** Certifies a key that somebody else made and sealed under the serial; its private half is never seen here. */
export const certifyKey = (
  role: CertificateRole,
  subject: SubjectName,
  publicKey: KeyObject,
  serialHex: string,
  nowMs: number,
  authority: Authority,
): Certificate =>
  issueCertificate({
    role,
    subject,
    publicKey,
    serialHex,
    ...validity(role, nowMs, authority.certificate),
    issuer: authority.certificate,
    issuerKey: authority.key,
  });

/** @throws AppError `key-not-granted` for those who do not hold the issuing key */
export function openAuthority(ports: Pick<Ports, 'db' | 'keys'>): Authority {
  const row = currentCertificate(ports.db, 'authority', 'issue') ?? raise('certificate-unknown');
  const key = openKey(row, ports.keys.authorityKey ?? raise('key-not-granted', { key: 'authority' }));
  return { certificate: parseCertificate(row.der), key };
}

/** A new key and its certificate; without an authority it signs itself. About 0.4 s, off the event loop. */
export async function issue(
  newKeyPair: NewKeyPair,
  role: CertificateRole,
  subject: SubjectName,
  nowMs: number,
  authority?: Authority,
): Promise<Issued> {
  const keys = await newKeyPair();
  const certificate = issueCertificate({
    role,
    subject,
    publicKey: keys.publicKey,
    ...validity(role, nowMs, authority?.certificate),
    ...(authority === undefined ? {} : { issuer: authority.certificate }),
    issuerKey: authority?.key ?? keys.privateKey,
  });
  return { certificate, keys };
}

export const grantContext = (kind: GrantKind, personId: string): string => `an-thu/${kind}-key/${personId}`;
export const escrowContext = (personId: string): string => `an-thu/escrow/${personId}`;

export function toRow(
  issued: Issued,
  owner: CertificateRow['owner'],
  purpose: CertificateRow['purpose'],
  personId: string | null,
  sealingKey: Uint8Array,
  id: string,
): NewCertificate {
  const { certificate, keys } = issued;
  return {
    id,
    owner,
    personId,
    purpose,
    serial: certificate.serialHex,
    der: certificate.der,
    sealedKey: wrapPrivateKey(sealingKey, keys.privateKey, keyContext(certificate.serialHex)),
    notBeforeMs: certificate.notBeforeMs,
    notAfterMs: certificate.notAfterMs,
  };
}

/** Opens a sealed private key with the key that it lies under. */
export const openKey = (row: CertificateRow, sealingKey: Uint8Array): KeyObject =>
  unwrapPrivateKey(sealingKey, row.sealedKey, keyContext(row.serial));

/** The certificate that others seal for. */
export function encryptionCertificate(db: Db, personId: string): Certificate | undefined {
  const row = currentCertificate(db, 'person', 'encrypt', personId);
  return row === undefined ? undefined : parseCertificate(row.der);
}

/**
 * Opens what was wrapped for a person, with the key in force or an older one.
 * @throws AppError `key-not-granted`
 */
export function unwrapForPerson(
  db: Db,
  personId: string,
  userKey: Uint8Array,
  wrapped: Uint8Array,
  context: string,
): Buffer {
  let refusal: unknown;
  for (const row of certificatesOf(db, 'person', 'encrypt', personId)) {
    try {
      return unwrapKeyWith(openKey(row, userKey), wrapped, context);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}
