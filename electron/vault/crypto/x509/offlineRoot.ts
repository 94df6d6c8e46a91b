import { issueCertificate, type CertificateRole, type NewKeyPair } from './authority.ts';
import { isSelfSigned, type Certificate } from './certificates.ts';
import { isListOf, issueRevocationList, parseRevocationList, type Revocation } from './crl.ts';
import { parseCertificateRequest } from './csr.ts';
import type { SubjectName } from './names.ts';
import { refuse } from '../refusal.ts';
import { writePkcs12, type Identity } from './pkcs12.ts';
import { wholeSecond } from '../cms/sign.ts';

/**
 * An authority whose key lies in one file, kept in a safe and used on a machine without a network: it certifies the keys
 * of offices by their requests. It keeps no records of its own; its last list of revoked certificates is its memory.
 */
const YEAR_MS = 365.25 * 24 * 3600 * 1000;
const ROOT_YEARS = 20;
const LIST_LIFE_MS = YEAR_MS;
/** A clock a few minutes behind at a neighbour must not refuse a new certificate. */
const BACKDATE_MS = 10 * 60_000;

export interface OfflineRoot {
  readonly certificate: Certificate;
  /** PKCS#12, under the passphrase */
  readonly file: Buffer;
}

export interface NewRoot extends OfflineRoot {
  readonly identity: Identity;
}

/** A new root, of no office in particular or of one; about 3 s, most of it the key derivation. */
export async function createOfflineRoot(
  newKeyPair: NewKeyPair,
  name: string,
  passphrase: string,
  nowMs: number,
  office: Pick<SubjectName, 'organization' | 'officeCode' | 'training'> = { organization: name },
): Promise<NewRoot> {
  const keys = await newKeyPair();
  const certificate = issueCertificate({
    role: 'root',
    subject: { ...office, commonName: name },
    publicKey: keys.publicKey,
    fromMs: wholeSecond(nowMs - BACKDATE_MS),
    toMs: wholeSecond(nowMs + ROOT_YEARS * YEAR_MS),
    issuerKey: keys.privateKey,
  });
  const identity: Identity = { privateKey: keys.privateKey, certificate, others: [] };
  return { certificate, identity, file: writePkcs12(identity, passphrase, name) };
}

export interface OfficeToCertify {
  readonly request: Uint8Array;
  readonly purpose: 'sign' | 'encrypt';
  /** what the office is known by: a request with another code is not signed */
  readonly officeCode: string;
  readonly years: number;
}

const ROLES: Record<OfficeToCertify['purpose'], CertificateRole> = { sign: 'signing', encrypt: 'encryption' };

/** @throws AppError `office-certificate-wrong` for a request of another office or of a person; `certificate-invalid` */
export function certifyOffice(root: Identity, asked: OfficeToCertify, nowMs: number): Certificate {
  refuseNoRoot(root.certificate);
  const { subject, publicKey } = parseCertificateRequest(asked.request);
  if (subject.officeCode !== asked.officeCode || subject.personId !== undefined)
    refuse('office-certificate-wrong', 'office');
  const toMs = Math.min(nowMs + asked.years * YEAR_MS, root.certificate.notAfterMs);
  return issueCertificate({
    role: ROLES[asked.purpose],
    subject,
    publicKey,
    fromMs: wholeSecond(nowMs - BACKDATE_MS),
    toMs: wholeSecond(toMs),
    issuer: root.certificate,
    issuerKey: root.privateKey,
  });
}

/**
 * The next list: what the last one held, and what is taken back now.
 * @throws AppError `certificate-invalid` for a last list that is not this root's
 */
export function nextOfflineList(
  root: Identity,
  previous: Uint8Array | null,
  revoked: readonly Revocation[],
  nowMs: number,
): Buffer {
  refuseNoRoot(root.certificate);
  const last = previous === null ? null : parseRevocationList(previous);
  if (last !== null && !isListOf(last, root.certificate)) refuse('certificate-invalid', 'foreign-list');
  const all = new Map(last?.revoked ?? []);
  for (const one of revoked) if (!all.has(one.serialHex)) all.set(one.serialHex, one);
  const thisUpdateMs = wholeSecond(nowMs);
  return issueRevocationList({
    issuer: root.certificate,
    issuerKey: root.privateKey,
    number: thisUpdateMs / 1000,
    thisUpdateMs,
    nextUpdateMs: thisUpdateMs + LIST_LIFE_MS,
    revoked: [...all.values()],
  });
}

function refuseNoRoot(certificate: Certificate): void {
  if (!certificate.isAuthority || !isSelfSigned(certificate))
    refuse('certificate-invalid', 'not-an-authority');
}
