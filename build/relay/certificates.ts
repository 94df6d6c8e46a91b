import { createPrivateKey, type KeyObject } from 'node:crypto';
import {
  generateRsaKeyPair,
  issueCertificate,
  type CertificateRole,
  type NewKeyPair,
} from '../../electron/vault/crypto/x509/authority.ts';
import { parseCertificate, type Certificate } from '../../electron/vault/crypto/x509/certificates.ts';
import { parseCertificateRequest } from '../../electron/vault/crypto/x509/csr.ts';
import { pemBlocks, pemOrDer, toPem } from '../../electron/vault/crypto/pem.ts';
import { relayUserName } from '../../shared/domain/station/relayName.ts';
import { ADMIN_USER } from './configuration.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Certificates of the network are short-lived: a lost one is dead within two years even where nobody strikes it. */
const DAYS = { authority: 3650, relayServer: 730, relayStation: 730 } as const;

/** The authority of a relay. It says who may speak with the relay and nothing about offices or documents. */
export interface RelayAuthority {
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

export interface Held {
  readonly certificate: Certificate;
  readonly privateKey: KeyObject;
}

/** How certificates are issued: from when one holds, to when where that is not the usual time, and for which key. */
export interface Issuing {
  readonly nowMs: number;
  readonly untilMs?: number;
  /** Tests pass ready keys, in code. Default: each key is generated. */
  readonly newKeyPair?: NewKeyPair;
}

export async function newAuthority(name: string, period: Issuing): Promise<RelayAuthority> {
  const keys = await (period.newKeyPair ?? generateRsaKeyPair)();
  const certificate = issueCertificate({
    role: 'authority',
    subject: { commonName: name, organization: name },
    publicKey: keys.publicKey,
    ...validity('authority', period),
    issuerKey: keys.privateKey,
  });
  return { certificate, key: keys.privateKey };
}

export const readAuthority = (certificatePem: string, keyPem: string): RelayAuthority => {
  const [der] = pemBlocks(certificatePem, 'CERTIFICATE');
  if (der === undefined) throw new Error('no certificate in the file of the authority');
  return { certificate: parseCertificate(der), key: createPrivateKey(keyPem) };
};

export const issueServer = (
  authority: RelayAuthority,
  name: string,
  hosts: readonly string[],
  period: Issuing,
): Promise<Held> => issueHeld(authority, 'relayServer', name, [...new Set([name, ...hosts])], period);

export const issueAdmin = (authority: RelayAuthority, period: Issuing): Promise<Held> =>
  issueHeld(authority, 'relayStation', ADMIN_USER, [ADMIN_USER], period);

/** For training and trials only: a station makes its own key and hands in a request. */
export const issueStation = (authority: RelayAuthority, stationId: string, period: Issuing): Promise<Held> =>
  issueHeld(authority, 'relayStation', relayUserName(stationId), [relayUserName(stationId)], period);

/** Signs a station's request; what the request wishes for is not looked at, only its key is taken. */
export function signStationRequest(
  authority: RelayAuthority,
  request: Uint8Array,
  stationId: string,
  period: Issuing,
): Certificate {
  const [der] = pemOrDer(request, 'CERTIFICATE REQUEST');
  if (der === undefined) throw new Error('no certificate request in the file');
  const { publicKey } = parseCertificateRequest(der);
  return issueCertificate({
    role: 'relayStation',
    subject: { commonName: relayUserName(stationId), organization: 'An Thư' },
    publicKey,
    ...validity('relayStation', period),
    issuer: authority.certificate,
    issuerKey: authority.key,
    hosts: [relayUserName(stationId)],
  });
}

async function issueHeld(
  authority: RelayAuthority,
  role: 'relayServer' | 'relayStation',
  commonName: string,
  hosts: readonly string[],
  period: Issuing,
): Promise<Held> {
  const keys = await (period.newKeyPair ?? generateRsaKeyPair)();
  const certificate = issueCertificate({
    role,
    subject: { commonName, organization: 'An Thư' },
    publicKey: keys.publicKey,
    ...validity(role, period),
    issuer: authority.certificate,
    issuerKey: authority.key,
    hosts,
  });
  return { certificate, privateKey: keys.privateKey };
}

function validity(
  role: CertificateRole & keyof typeof DAYS,
  { nowMs, untilMs }: Issuing,
): { fromMs: number; toMs: number } {
  const second = (ms: number): number => Math.floor(ms / 1000) * 1000;
  return { fromMs: second(nowMs) - 10 * 60_000, toMs: second(untilMs ?? nowMs + DAYS[role] * DAY_MS) };
}

export const certificatePem = (certificate: Certificate): string => toPem(certificate.der, 'CERTIFICATE');
export const keyPem = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();
