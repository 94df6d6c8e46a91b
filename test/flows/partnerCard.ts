import { generateRsaKeyPair, issueCertificate } from '../../electron/vault/crypto/x509/authority.ts';
import { keySigner, type CmsSigner } from '../../electron/vault/crypto/cms/sign.ts';
import { issueRevocationList } from '../../electron/vault/crypto/x509/crl.ts';
import { fingerprintOf } from '../../electron/vault/crypto/fingerprint.ts';
import { buildCard, type CardRequest } from '../../electron/vault/peers/card.ts';
import type { Party } from '../support/forgery.ts';

const DAY_MS = 24 * 3600 * 1000;

/** An invented office whose part a test plays: its card and the words of it, and what it signs with. */
export interface Partner extends Party {
  readonly bytes: Buffer;
  readonly words: string;
  /** its root, base64 of the DER */
  readonly root: string;
  /** of the person and of the office */
  readonly signers: readonly [CmsSigner, CmsSigner];
}

/** The card of an invented office, by default with a vault for training (which a lying one may not admit); what its authority issued ends in `daysLeft` days, and its list of revoked certificates ended before today. */
export async function partnerCard(
  name: string,
  code: string,
  daysLeft: number,
  training = true,
  said: { readonly claims: boolean; readonly listEndedDaysAgo?: number } = { claims: training },
): Promise<Partner> {
  const nowMs = Math.floor(Date.now() / 1000) * 1000;
  const fromMs = nowMs - DAY_MS;
  const [root, signing, encryption, own] = await Promise.all([1, 2, 3, 4].map(() => generateRsaKeyPair()));
  if (!root || !signing || !encryption || !own) throw new Error('no keys');
  const subject = { commonName: name, organization: name, officeCode: code, training };
  const authority = issueCertificate({
    role: 'authority',
    subject: { ...subject, commonName: `${name} CA` },
    publicKey: root.publicKey,
    fromMs,
    toMs: nowMs + 900 * DAY_MS,
    issuerKey: root.privateKey,
  });
  const under = { subject, fromMs, toMs: nowMs + daysLeft * DAY_MS, issuer: authority };
  const issued = (role: 'signing' | 'encryption', publicKey: typeof root.publicKey, who: object = {}) =>
    issueCertificate({
      ...under,
      role,
      publicKey,
      issuerKey: root.privateKey,
      subject: { ...subject, ...who },
    });
  const stationId = 'ab'.repeat(16);
  const { listEndedDaysAgo: ended } = said;
  const made = (days: number) =>
    issueRevocationList({
      issuer: authority,
      issuerKey: root.privateKey,
      number: 1,
      revoked: [],
      thisUpdateMs: nowMs - (days + 90) * DAY_MS,
      nextUpdateMs: nowMs - days * DAY_MS,
    });
  const lists = ended === undefined ? [] : [made(ended)];
  const request: CardRequest = {
    officeCode: code,
    officeName: name,
    stationId,
    stationName: 'Máy văn thư',
    profile: 'party-wan' as const,
    training: said.claims,
    issuedMs: nowMs,
    root: authority,
    revocationLists: lists,
    encryption: issued('encryption', encryption.publicKey),
  };
  const office = keySigner(issued('signing', signing.publicKey), signing.privateKey);
  const clerk = { commonName: 'Trần Thị Hà', personId: 'p1' };
  const person = keySigner(issued('signing', own.publicKey, clerk), own.privateKey);
  return {
    name,
    stationId,
    officeCode: code,
    signers: [person, office],
    bytes: await buildCard(request, office),
    words: fingerprintOf(authority).words,
    root: authority.der.toString('base64'),
  };
}
