import { createPrivateKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadIdentity } from '../../../electron/vault/crypto/x509/bareFiles.ts';
import { toPem } from '../../../electron/vault/crypto/pem.ts';
import { readPkcs12, writePkcs12 } from '../../../electron/vault/crypto/x509/pkcs12.ts';
import { AppError } from '../../../shared/errors.ts';
import { makePki, refusalOf } from './testPki.ts';

const pki = makePki();
const PASSPHRASE = 'Mật-khẩu dài của cán bộ';
const identity = { ...pki.officeA, others: [pki.rootA.certificate] };
const file = writePkcs12(identity, PASSPHRASE, 'Khóa ký của cơ quan', 1000);

describe('a PKCS#12 file', () => {
  it('gives back key and certificates, with the passphrase in either form', () => {
    for (const typed of [PASSPHRASE, PASSPHRASE.normalize('NFD')]) {
      const read = readPkcs12(file, typed);
      expect(read.privateKey.equals(identity.privateKey)).toBe(true);
      expect(read.certificate.sha256).toBe(identity.certificate.sha256);
      expect(read.others.map((c) => c.sha256)).toEqual([pki.rootA.certificate.sha256]);
    }
  });

  it('says a wrong passphrase from a damaged file', () => {
    expect(refusalOf(() => readPkcs12(file, 'sai'))).toBe('wrong-passphrase');
    expect(refusalOf(() => readPkcs12(file.subarray(0, -9), PASSPHRASE))).toMatch(/^key-file-unreadable/);
    expect(refusalOf(() => readPkcs12(Buffer.alloc(2_000_000), PASSPHRASE))).toBe(
      'key-file-unreadable too-large',
    );
  });

  it('ends any damage in a refusal', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const bent = Buffer.from(file);
        bent[at] = (bent[at] ?? 0) ^ mask;
        try {
          expect(readPkcs12(bent, PASSPHRASE).privateKey.equals(identity.privateKey)).toBe(true); // slack of BER
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('a key file in PEM', () => {
  const certificate = toPem(identity.certificate.der, 'CERTIFICATE');
  const pem = (options: object): string =>
    String(
      identity.privateKey.export({ format: 'pem', type: 'pkcs8', ...options } as {
        format: 'pem';
        type: 'pkcs8';
      }),
    );

  it('is read in clear and encrypted', () => {
    for (const options of [{}, { cipher: 'aes-256-cbc', passphrase: PASSPHRASE }]) {
      const read = loadIdentity(Buffer.from(certificate + pem(options)), PASSPHRASE);
      expect(read.privateKey.equals(identity.privateKey)).toBe(true);
      expect(read.certificate.sha256).toBe(identity.certificate.sha256);
    }
  });

  it('is refused with a wrong passphrase, without its certificate and with two keys', () => {
    const encrypted = pem({ cipher: 'aes-256-cbc', passphrase: PASSPHRASE });
    const other = toPem(pki.rootA.certificate.der, 'CERTIFICATE');
    expect(refusalOf(() => loadIdentity(Buffer.from(certificate + encrypted), 'sai'))).toMatch(
      /^wrong-passphrase/,
    );
    expect(refusalOf(() => loadIdentity(Buffer.from(other + pem({})), ''))).toBe(
      'key-file-unreadable no-certificate',
    );
    const two = pem({}) + createPrivateKey(pem({})).export({ format: 'pem', type: 'pkcs1' }).toString();
    expect(refusalOf(() => loadIdentity(Buffer.from(certificate + two), ''))).toBe(
      'key-file-unreadable one-key-expected',
    );
    expect(refusalOf(() => loadIdentity(Buffer.from('xin chào'), ''))).toBe(
      'key-file-unreadable one-key-expected',
    );
  });
});
