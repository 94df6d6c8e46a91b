import { describe, expect, it } from 'vitest';
import type { CertificateRole } from '../../../electron/vault/crypto/x509/authority.ts';
import type { Certificate } from '../../../electron/vault/crypto/x509/certificates.ts';
import { keySigner } from '../../../electron/vault/crypto/cms/sign.ts';
import { issueRevocationList } from '../../../electron/vault/crypto/x509/crl.ts';
import { buildCard, readCard } from '../../../electron/vault/peers/card.ts';
import { AppError } from '../../../shared/errors.ts';
import { DAY_MS, issue, NOW_MS, OFFICE_A, OFFICE_B, testKey, type Holder } from './testPki.ts';

const SHARED = { commonName: 'Gốc chung', organization: 'Gốc chung' };
const shared = issue('authority', 'root', undefined, { subject: SHARED });
const own = issue('authority', 'issuing');
const foreign = issue('authority', 'issuing', undefined, { subject: OFFICE_B });
const leaf = (role: CertificateRole, issuer: Holder, subject = OFFICE_A): Certificate =>
  issue(role, 'a-sign', issuer, { subject }).certificate;

interface Parts {
  readonly root: Holder;
  readonly authorities?: readonly Certificate[];
  readonly signing: Certificate;
  readonly encryption: Certificate;
  readonly lists?: readonly Buffer[];
}
async function verdict({ root, signing, lists = [], ...parts }: Parts): Promise<string> {
  const raw = await buildCard(
    {
      officeCode: OFFICE_A.officeCode,
      officeName: OFFICE_A.commonName,
      stationId: 'ab'.repeat(16),
      stationName: 'Máy 01',
      profile: 'connected',
      training: false,
      issuedMs: NOW_MS,
      ...parts,
      root: root.certificate,
      revocationLists: lists,
    },
    keySigner(signing, testKey('a-sign')),
  );
  try {
    return readCard(raw, NOW_MS).root.name.commonName;
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${String(error.params['reason'] ?? '')}`.trim();
    throw error;
  }
}

describe('the card of an office that an authority outside certified', () => {
  it('may stand under a root that is no office’s, with the office’s own authority beside it', async () => {
    const card = {
      root: shared,
      signing: leaf('signing', shared),
      encryption: leaf('encryption', own),
    };
    expect(await verdict({ ...card, authorities: [own.certificate] })).toBe('Gốc chung');
    // without it nobody knows who issued the certificate to receive
    expect(await verdict(card)).toBe('certificate-unknown untrusted');
  });

  it('never stands under a root, or brings an authority, of another office', async () => {
    const under = (root: Holder) => ({
      root,
      signing: leaf('signing', root),
      encryption: leaf('encryption', root),
    });
    expect(await verdict(under(foreign))).toBe('certificate-invalid wrong-office');
    expect(await verdict({ ...under(shared), authorities: [foreign.certificate] })).toBe(
      'certificate-invalid wrong-office',
    );
  });

  it('refuses a certificate of another office under a shared root, and an authority that is none', async () => {
    const encryption = leaf('encryption', shared);
    const others = leaf('signing', shared, OFFICE_B);
    expect(await verdict({ root: shared, signing: others, encryption })).toBe(
      'certificate-invalid wrong-office',
    );
    const signing = leaf('signing', shared);
    expect(await verdict({ root: shared, authorities: [signing], signing, encryption })).toMatch(
      /^certificate-invalid/,
    );
  });

  it('is refused when its own lists take its certificate back, and with a list of nobody on it', async () => {
    const signing = leaf('signing', shared);
    const card = { root: shared, signing, encryption: leaf('encryption', shared) };
    const list = ({ certificate, privateKey }: Holder) =>
      issueRevocationList({
        issuer: certificate,
        issuerKey: privateKey,
        number: 1,
        thisUpdateMs: NOW_MS,
        nextUpdateMs: NOW_MS + DAY_MS,
        revoked: [{ serialHex: signing.serialHex, revokedMs: NOW_MS - 1000, reason: 4 }],
      });
    expect(await verdict({ ...card, lists: [list(shared)] })).toMatch(/^certificate-revoked/);
    expect(await verdict({ ...card, lists: [list(own)] })).toBe(
      'certificate-invalid foreign-revocation-list',
    );
  });
});
