import { sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as asn1 from '../../../electron/vault/crypto/asn1.ts';
import { extension, RSA_SHA256 } from '../../../electron/vault/crypto/x509/authority.ts';
import { parseCertificate, type Certificate } from '../../../electron/vault/crypto/x509/certificates.ts';
import { validateChain, type ChainOptions } from '../../../electron/vault/crypto/x509/chain.ts';
import {
  issueRevocationList,
  parseRevocationList,
  type Revocation,
} from '../../../electron/vault/crypto/x509/crl.ts';
import { OID } from '../../../electron/vault/crypto/oids.ts';
import { DAY_MS, issue, makePki, NOW_MS, OFFICE_A, OFFICE_B, refusalOf, type Holder } from './testPki.ts';

const pki = makePki();

function check(leaf: Certificate, options: Partial<ChainOptions> = {}): string {
  return refusalOf(() =>
    validateChain(leaf, {
      atMs: NOW_MS,
      nowMs: NOW_MS,
      anchors: [pki.rootA.certificate],
      revocation: 'when-present',
      ...options,
    }),
  );
}

function listOf(
  issuer: Holder,
  revoked: readonly Revocation[],
  more: { thisMs?: number; nextMs?: number } = {},
) {
  return parseRevocationList(
    issueRevocationList({
      issuer: issuer.certificate,
      issuerKey: issuer.privateKey,
      number: 7,
      thisUpdateMs: more.thisMs ?? NOW_MS - DAY_MS,
      nextUpdateMs: more.nextMs ?? NOW_MS + 7 * DAY_MS,
      revoked,
    }),
  );
}

/** The certificate with its to-be-signed part edited, signed again by the issuer. */
function reissue(holder: Holder, issuer: Holder, edit: (tbs: asn1.Asn1[]) => void): Certificate {
  const [tbs] = asn1.members(asn1.decode(holder.certificate.der), 'certificate');
  const fields = [...asn1.members(tbs, 'tbs')];
  edit(fields);
  const edited = asn1.sequence(...fields);
  const signature = sign('sha256', asn1.encode(edited), issuer.privateKey);
  return parseCertificate(asn1.encode(asn1.sequence(edited, RSA_SHA256(), asn1.bits(signature))));
}

const addExtension = (added: asn1.Asn1) => (fields: asn1.Asn1[]) => {
  const last = fields.pop();
  const list = asn1.members(asn1.explicit(last, 3, 'extensions'), 'extensions');
  fields.push(asn1.tagged(3, asn1.sequence(...list, added)));
};

describe('the path', () => {
  it('leads from a leaf to the anchor', () => {
    const { certificate } = pki.personA;
    const path = validateChain(certificate, {
      atMs: NOW_MS,
      nowMs: NOW_MS,
      anchors: [pki.rootB.certificate, pki.rootA.certificate],
      revocation: 'when-present',
      keyUsage: 'digitalSignature',
      extendedKeyUsage: OID.documentSigning,
    });
    expect(path).toEqual([certificate, pki.rootA.certificate]);
  });

  it('is refused to another authority, even of the same name', () => {
    expect(check(pki.officeB.certificate)).toBe('certificate-unknown untrusted');
    const rogue = issue('authority', 'c-enc', undefined, { subject: OFFICE_A });
    const forged = issue('signing', 'a-sign', rogue);
    expect(forged.certificate.issuer.equals(pki.rootA.certificate.subject)).toBe(true);
    expect(check(forged.certificate, { intermediates: [rogue.certificate] })).toBe(
      'certificate-unknown untrusted',
    );
  });

  it('does not lead through a leaf', () => {
    const forged = issue('signing', 'b-enc', pki.officeA);
    const code = check(forged.certificate, { intermediates: [pki.officeA.certificate] });
    expect(code).toBe('certificate-invalid not-an-authority');
  });

  it('does not lead through more authorities than the path length says', () => {
    const middle = issue('authority', 'issuing', pki.rootA, { subject: OFFICE_B });
    const leaf = issue('signing', 'b-sign', middle, { subject: OFFICE_B });
    const code = check(leaf.certificate, { intermediates: [middle.certificate] });
    expect(code).toBe('certificate-invalid path-length');
    expect(check(leaf.certificate, { anchors: [middle.certificate] })).toBe('');
  });

  it('ends in a refusal when authorities issue each other', () => {
    const one = issue('authority', 'b-sign', pki.rootB, { subject: OFFICE_B });
    expect(check(one.certificate, { intermediates: [pki.rootB.certificate, one.certificate] })).toBe(
      'certificate-unknown untrusted',
    );
  });
});

describe('a certificate', () => {
  it('holds from its first to its last second', () => {
    const { certificate } = issue('signing', 'a-sign', pki.rootA, { fromMs: NOW_MS, toMs: NOW_MS + DAY_MS });
    expect(check(certificate, { atMs: NOW_MS - 1 })).toBe('certificate-expired certificate-not-yet-valid');
    expect(check(certificate, { atMs: NOW_MS })).toBe('');
    expect(check(certificate, { atMs: NOW_MS + DAY_MS + 999 })).toBe('');
    expect(check(certificate, { atMs: NOW_MS + DAY_MS + 1000 })).toBe('certificate-expired');
    expect(check(certificate, { atMs: NOW_MS, nowMs: NOW_MS + 900 * DAY_MS })).toBe(''); // judged at signing time
  });

  it('serves only what it is for', () => {
    expect(check(pki.officeAReads.certificate, { keyUsage: 'digitalSignature' })).toBe(
      'certificate-invalid key-usage',
    );
    expect(check(pki.officeA.certificate, { keyUsage: 'keyEncipherment' })).toBe(
      'certificate-invalid key-usage',
    );
    const eku = { extendedKeyUsage: OID.documentSigning };
    expect(check(pki.officeAReads.certificate, eku)).toBe('certificate-invalid extended-key-usage');
    expect(check(pki.rootA.certificate, { keyUsage: 'digitalSignature' })).toBe(
      'certificate-invalid key-usage',
    );
  });

  it('is refused with a critical extension that nobody knows, taken with one that is not critical', () => {
    const unknown = (critical: boolean) =>
      addExtension(extension('1.3.6.1.4.1.99999.1', critical, asn1.nul()));
    const critical = reissue(pki.officeA, pki.rootA, unknown(true));
    expect(check(critical)).toBe('certificate-invalid unknown-critical-extension');
    expect(check(reissue(pki.officeA, pki.rootA, unknown(false)))).toBe('');
  });

  it('is refused with one extension twice', () => {
    const twice = addExtension(extension(OID.basicConstraints, true, asn1.sequence(asn1.boolean(true))));
    expect(refusalOf(() => reissue(pki.officeA, pki.rootA, twice))).toBe(
      'certificate-invalid duplicate-extension',
    );
  });
});

describe('revocation', () => {
  const { serialHex } = pki.officeA.certificate;
  const revoked = (revokedMs: number, reason?: number) => [
    listOf(pki.rootA, [{ serialHex, revokedMs, reason }]),
  ];

  it('counts from its date on, and a compromised key never counted', () => {
    const yesterday = NOW_MS - DAY_MS;
    expect(check(pki.officeA.certificate, { revocationLists: revoked(yesterday, 4) })).toBe(
      'certificate-revoked',
    );
    const before = { atMs: NOW_MS - 2 * DAY_MS };
    expect(check(pki.officeA.certificate, { ...before, revocationLists: revoked(yesterday, 4) })).toBe('');
    expect(check(pki.officeA.certificate, { ...before, revocationLists: revoked(yesterday, 1) })).toBe(
      'certificate-revoked',
    );
    expect(check(pki.personA.certificate, { revocationLists: revoked(yesterday) })).toBe('');
  });

  it('needs a fresh list where the policy says so', () => {
    const { certificate } = pki.officeA;
    const stale = [listOf(pki.rootA, [], { thisMs: NOW_MS - 30 * DAY_MS, nextMs: NOW_MS - DAY_MS })];
    expect(check(certificate, { revocation: 'required' })).toBe('revocation-list-needed no-revocation-list');
    expect(check(certificate, { revocation: 'leaf', revocationLists: stale })).toBe(
      'revocation-list-needed stale-revocation-list',
    );
    expect(check(certificate, { revocation: 'when-present', revocationLists: stale })).toBe('');
    expect(
      check(certificate, { revocation: 'required', revocationLists: [...stale, listOf(pki.rootA, [])] }),
    ).toBe('');
  });

  it('takes the newest list and no list of another key', () => {
    const forged = { certificate: pki.rootA.certificate, privateKey: pki.rootB.privateKey };
    const entry = [{ serialHex, revokedMs: NOW_MS - DAY_MS }];
    expect(check(pki.officeA.certificate, { revocationLists: [listOf(forged, entry)] })).toBe('');
    const older = listOf(pki.rootA, [], { thisMs: NOW_MS - 5 * DAY_MS });
    expect(check(pki.officeA.certificate, { revocationLists: [older, listOf(pki.rootA, entry)] })).toBe(
      'certificate-revoked',
    );
  });

  it('refuses to misread a list', () => {
    const der = listOf(pki.rootA, [{ serialHex, revokedMs: NOW_MS }]).der;
    for (let at = 0; at < der.length; at += 5) {
      const bent = Buffer.from(der);
      bent[at] = (bent[at] ?? 0) ^ 1;
      const outcome = refusalOf(() => {
        const list = parseRevocationList(bent);
        check(pki.officeA.certificate, { revocationLists: [list] });
        validateChain(pki.officeA.certificate, {
          atMs: NOW_MS,
          nowMs: NOW_MS,
          anchors: [pki.rootA.certificate],
          revocationLists: [list],
          revocation: 'required',
        });
      });
      expect(outcome).toMatch(/^(certificate|revocation-list)-/);
    }
  });
});
