import { issueCertificate, type CertificateRole } from '../../electron/vault/crypto/x509/authority.ts';
import { parseCertificate, type Certificate } from '../../electron/vault/crypto/x509/certificates.ts';
import { keySigner, type CmsSigner } from '../../electron/vault/crypto/cms/sign.ts';
import type { CmsRecipient } from '../../electron/vault/crypto/cms/types.ts';
import {
  officeRecipients,
  officeSigner,
  issuingCertificate,
  personSigner,
} from '../../electron/vault/peers/ownKeys.ts';
import { currentCertificate } from '../../electron/vault/people/certificateStore.ts';
import { openKey } from '../../electron/vault/people/credentials.ts';
import type { Ports } from '../../electron/vault/ports.ts';
import { openWithPassphrase } from '../../electron/vault/session/open.ts';
import { vaultPaths } from '../../electron/vault/disk/layout.ts';
import { closeSession } from '../../electron/vault/session/session.ts';
import { testKeyPair } from './keyPool.ts';
import type { Office } from './twoStations.ts';
import { TEST_ARGON, TEST_PASSPHRASE } from './vault.ts';

/** Keys taken out of a test vault, so that a test can play the forger (and openssl the reader). */
export interface StolenKeys {
  readonly office: CmsSigner;
  readonly person: CmsSigner;
  readonly recipients: readonly CmsRecipient[];
  readonly root: Certificate;
  /** issues a certificate of this office; only with the cipher officer's session */
  readonly issue: ((role: CertificateRole, fromMs: number, toMs: number) => Promise<CmsSigner>) | null;
}

export async function stealKeys(
  office: Pick<Office, 'vault'>,
  username: string,
  nowMs: number,
): Promise<StolenKeys> {
  const session = await openWithPassphrase(vaultPaths(office.vault.dir), username, TEST_PASSPHRASE, {
    networked: false,
    floor: TEST_ARGON,
    nowMs,
  });
  try {
    const { db, actor, station, keys } = session;
    const ports = { db, actor, station, keys, nowMs: () => nowMs } as unknown as Ports;
    const root = issuingCertificate(db);
    const authority = currentCertificate(db, 'authority', 'issue');
    const authorityKey =
      authority !== undefined && keys.authorityKey !== null ? openKey(authority, keys.authorityKey) : null;
    const subject = {
      commonName: station.office.name,
      organization: station.office.name,
      officeCode: station.office.code,
    };
    return {
      office: officeSigner(ports),
      person: personSigner(ports),
      recipients: officeRecipients(ports),
      root,
      issue:
        authorityKey === null
          ? null
          : async (role, fromMs, toMs) => {
              const pair = await testKeyPair();
              const certificate = issueCertificate({
                role,
                subject,
                publicKey: pair.publicKey,
                fromMs,
                toMs,
                issuer: root,
                issuerKey: authorityKey,
              });
              return keySigner(certificate, pair.privateKey);
            },
    };
  } finally {
    closeSession(session);
  }
}

/** An office that nobody knows, or that calls itself like one. */
export async function rogueOffice(
  name: string,
  officeCode: string,
  nowMs: number,
): Promise<Pick<StolenKeys, 'office' | 'person' | 'root'>> {
  const [root, office, person] = await Promise.all([testKeyPair(), testKeyPair(), testKeyPair()]);
  const [fromMs, toMs] = [nowMs - 3_600_000, nowMs + 365 * 24 * 3_600_000];
  const subject = { commonName: name, organization: name, officeCode };
  const rootCertificate = issueCertificate({
    role: 'authority',
    subject,
    publicKey: root.publicKey,
    fromMs,
    toMs,
    issuerKey: root.privateKey,
  });
  const make = (pair: typeof office, personId?: string): CmsSigner => {
    const who = personId === undefined ? subject : { ...subject, personId };
    const request = {
      role: 'signing',
      subject: who,
      publicKey: pair.publicKey,
      fromMs,
      toMs,
      issuer: rootCertificate,
      issuerKey: root.privateKey,
    } as const;
    return keySigner(issueCertificate(request), pair.privateKey);
  };
  return { root: rootCertificate, office: make(office), person: make(person, 'p1') };
}

/** The office's encryption certificate, from the keys taken out of its vault. */
export const sealTo = (keys: Pick<StolenKeys, 'recipients'>): Certificate[] => {
  const [first] = keys.recipients;
  if (!first) throw new Error('no recipient');
  return [parseCertificate(first.certificate.der)];
};
