import { createPublicKey, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belongsTo, issueCertificate } from '../../../electron/vault/crypto/x509/authority.ts';
import {
  isSelfSigned,
  isSignedBy,
  KEY_USAGE,
  parseCertificate,
} from '../../../electron/vault/crypto/x509/certificates.ts';
import {
  createCertificateRequest,
  parseCertificateRequest,
} from '../../../electron/vault/crypto/x509/csr.ts';
import { fingerprintOf, fingerprintWords } from '../../../electron/vault/crypto/fingerprint.ts';
import { AppError } from '../../../shared/errors.ts';
import { issue, makePki, NOW_MS, OFFICE_A, PERSON_A, refusalOf, testKey } from './testPki.ts';

const pki = makePki();

describe('issued certificates', () => {
  it('say who, for what and by whom', () => {
    const { certificate } = pki.personA;
    expect(certificate.name).toEqual(PERSON_A);
    expect(certificate.issuer.equals(pki.rootA.certificate.subject)).toBe(true);
    expect(certificate.authorityKeyId).toEqual(pki.rootA.certificate.subjectKeyId);
    expect([...(certificate.keyUsage ?? [])]).toEqual([KEY_USAGE.digitalSignature, KEY_USAGE.nonRepudiation]);
    expect(certificate.isAuthority).toBe(false);
    expect(certificate.rsaBits).toBe(3072);
    expect(certificate.serialHex).toMatch(/^[4-7][0-9a-f]{31}$/);
    expect(certificate.unknownCritical).toEqual([]);
    expect(belongsTo(pki.personA.privateKey, certificate)).toBe(true);
    expect(belongsTo(pki.officeA.privateKey, certificate)).toBe(false);
  });

  it('keep signing and reading apart', () => {
    expect([...(pki.officeAReads.certificate.keyUsage ?? [])]).toEqual([KEY_USAGE.keyEncipherment]);
    expect(pki.officeA.certificate.keyUsage?.has(KEY_USAGE.keyEncipherment)).toBe(false);
  });

  it('put names in NFC whatever was typed', () => {
    const typed = { ...OFFICE_A, commonName: OFFICE_A.commonName.normalize('NFD') };
    const { certificate } = issue('authority', 'root', undefined, { subject: typed });
    expect(certificate.name.commonName).toBe(OFFICE_A.commonName.normalize('NFC'));
    expect(certificate.subject.equals(pki.rootA.certificate.subject)).toBe(true);
  });

  it('read the same by node itself', () => {
    const x509 = new X509Certificate(pki.personA.certificate.der);
    expect(x509.verify(pki.rootA.certificate.publicKey)).toBe(true);
    expect(x509.checkIssued(new X509Certificate(pki.rootA.certificate.der))).toBe(true);
    expect(x509.subject).toContain('Nguyễn Thị Ngữ');
  });

  it('verify under their issuer and no other', () => {
    expect(isSelfSigned(pki.rootA.certificate)).toBe(true);
    expect(isSelfSigned(pki.officeA.certificate)).toBe(false);
    expect(isSignedBy(pki.officeA.certificate, pki.rootA.certificate)).toBe(true);
    expect(isSignedBy(pki.officeA.certificate, pki.rootB.certificate)).toBe(false);
  });

  it('get another serial each time', () => {
    const serials = new Set(
      Array.from({ length: 20 }, () => issue('signing', 'a-sign', pki.rootA).certificate.serialHex),
    );
    expect(serials.size).toBe(20);
  });
});

describe('parsing a certificate', () => {
  const { der } = pki.personA.certificate;

  it('refuses what is not one certificate in DER', () => {
    for (const bad of [
      Buffer.alloc(0),
      der.subarray(0, -1),
      Buffer.concat([der, Buffer.from([0])]),
      Buffer.from('xin chào'),
    ]) {
      expect(refusalOf(() => parseCertificate(bad))).toMatch(/^certificate-invalid/);
    }
    expect(refusalOf(() => parseCertificate(Buffer.alloc(70_000)))).toBe('certificate-invalid too-large');
  });

  it('refuses other parameters beside the signature than under it (RFC 5280 §4.1.1.2)', () => {
    const bent = Buffer.from(der);
    const outerNull = bent.lastIndexOf(Buffer.from('2a864886f70d01010b0500', 'hex')) + 9;
    expect(bent.readUInt16BE(outerNull)).toBe(0x0500);
    bent[outerNull] = 0x04; // an empty OCTET STRING in place of NULL
    expect(refusalOf(() => parseCertificate(bent))).toContain('certificate-invalid');
  });

  it('ends every damage in a refusal, or in a certificate whose signature no longer holds', () => {
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const bent = Buffer.from(der);
        bent[at] = (bent[at] ?? 0) ^ mask;
        try {
          expect(isSignedBy(parseCertificate(bent), pki.rootA.certificate)).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('certificate requests', () => {
  const privateKey = testKey('a-sign');
  const pair = { privateKey, publicKey: createPublicKey(privateKey) };
  const request = createCertificateRequest(pair, PERSON_A, 'signing');

  it('carry the name and prove the key', () => {
    const parsed = parseCertificateRequest(request);
    expect(parsed.subject).toEqual(PERSON_A);
    const { certificate } = issue('signing', 'a-sign', pki.rootA, { ...parsed });
    expect(belongsTo(privateKey, certificate)).toBe(true);
  });

  it('are refused when altered', () => {
    for (let at = 0; at < request.length; at += 7) {
      const bent = Buffer.from(request);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(refusalOf(() => parseCertificateRequest(bent))).not.toBe('');
    }
  });
});

describe('fingerprints', () => {
  it('have 256 words that differ without their marks', () => {
    const bare = fingerprintWords().map((word) =>
      word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd'),
    );
    expect(fingerprintWords()).toHaveLength(256);
    expect(new Set(bare).size).toBe(256);
    expect(bare.every((word) => /^[a-z]{1,6}$/.test(word))).toBe(true);
    expect(fingerprintWords().every((word) => word === word.normalize('NFC'))).toBe(true);
  });

  it('give hex in groups and words in groups', () => {
    const print = fingerprintOf({ sha256: `00ff${'01'.repeat(30)}` });
    expect(print.hex.split(' ')).toHaveLength(16);
    expect(print.hex.startsWith('00FF 0101')).toBe(true);
    expect(print.words).toBe('áo ý an an · an an an an · an an an an');
  });

  it('differ between two certificates of one name and key', () => {
    const again = issueCertificate({
      role: 'authority',
      subject: OFFICE_A,
      publicKey: pki.rootA.certificate.publicKey,
      fromMs: NOW_MS,
      toMs: NOW_MS + 1e9,
      issuerKey: pki.rootA.privateKey,
    });
    expect(fingerprintOf(again).words).not.toBe(fingerprintOf(pki.rootA.certificate).words);
  });
});
