import { generateRsaKeyPair, issueCertificate } from '../../../electron/vault/crypto/authority.ts';
import { keySigner } from '../../../electron/vault/crypto/cmsSign.ts';
import { fingerprintOf } from '../../../electron/vault/crypto/fingerprint.ts';
import { buildCard, type CardRequest } from '../../../electron/vault/exchange/card.ts';

const DAY_MS = 24 * 3600 * 1000;

/** The card of an invented office with a vault for training, and its words; what its authority issued ends in `daysLeft` days. */
export async function partnerCard(
  name: string,
  code: string,
  daysLeft: number,
): Promise<{ bytes: Buffer; words: string }> {
  const nowMs = Math.floor(Date.now() / 1000) * 1000;
  const fromMs = nowMs - DAY_MS;
  const [root, signing, encryption] = await Promise.all([1, 2, 3].map(() => generateRsaKeyPair()));
  if (!root || !signing || !encryption) throw new Error('no keys');
  const subject = { commonName: name, organization: name, officeCode: code };
  const authority = issueCertificate({
    ...{ role: 'authority', subject: { ...subject, commonName: `${name} CA` }, publicKey: root.publicKey },
    ...{ fromMs, toMs: nowMs + 900 * DAY_MS, issuerKey: root.privateKey },
  });
  const under = { subject, fromMs, toMs: nowMs + daysLeft * DAY_MS, issuer: authority };
  const issued = (role: 'signing' | 'encryption', publicKey: typeof root.publicKey) =>
    issueCertificate({ ...under, role, publicKey, issuerKey: root.privateKey });
  const request: CardRequest = {
    ...{ officeCode: code, officeName: name, stationId: 'ab'.repeat(16), stationName: 'Máy văn thư' },
    ...{ profile: 'party-wan' as const, training: true, issuedMs: nowMs },
    ...{ root: authority, revocationLists: [], encryption: issued('encryption', encryption.publicKey) },
  };
  const bytes = await buildCard(request, keySigner(issued('signing', signing.publicKey), signing.privateKey));
  return { bytes, words: fingerprintOf(authority).words };
}
