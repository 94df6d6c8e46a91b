import { constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as asn1 from '../../../electron/vault/crypto/asn1.ts';
import { algorithm } from '../../../electron/vault/crypto/cms/algorithms.ts';
import { openCms, sealCms } from '../../../electron/vault/crypto/cms/envelope.ts';
import { issueCertificate } from '../../../electron/vault/crypto/x509/authority.ts';
import { issuerAndSerial } from '../../../electron/vault/crypto/cms/sign.ts';
import { OID } from '../../../electron/vault/crypto/oids.ts';
import { AppError } from '../../../shared/errors.ts';
import { makePki, NOW_MS, OFFICE_B, refusalOf, type Holder } from './testPki.ts';
import { eachOf } from '../../support/soak.ts';

const pki = makePki();
const content = Buffer.from('Nội dung thử của gói tin — ặ ễ ộ');
const forB = sealCms(content, [pki.officeBReads.certificate]);

describe('a sealed message', () => {
  it('opens for each of its recipients and for nobody else', () => {
    const sealed = sealCms(content, [pki.officeAReads.certificate, pki.officeBReads.certificate]);
    for (const holder of [pki.officeAReads, pki.officeBReads]) {
      expect(openCms(sealed, [holder])).toEqual({ content, recipients: 2, authenticated: true });
    }
    expect(refusalOf(() => openCms(sealed, [pki.stranger]))).toBe('envelope-not-for-us not-a-recipient');
    expect(refusalOf(() => openCms(sealed, []))).toBe('envelope-not-for-us not-a-recipient');
  });

  it('opens with an earlier key among several', () => {
    expect(openCms(forB, [pki.stranger, pki.officeAReads, pki.officeBReads]).content).toEqual(content);
  });

  it('does not open with another key under the right certificate', () => {
    const wrong: Holder = { certificate: pki.officeBReads.certificate, privateKey: pki.stranger.privateKey };
    expect(refusalOf(() => openCms(forB, [wrong]))).toBe('envelope-undecryptable tag-mismatch');
  });

  it('holds nothing, and much', () => {
    for (const size of [0, 1, 100_000]) {
      const bytes = randomBytes(size);
      expect(openCms(sealCms(bytes, [pki.officeBReads.certificate]), [pki.officeBReads]).content).toEqual(
        bytes,
      );
    }
  });

  it('is sealed for encryption certificates only, and for someone', () => {
    expect(refusalOf(() => sealCms(content, [pki.officeB.certificate]))).toBe(
      'certificate-invalid key-usage',
    );
    expect(refusalOf(() => sealCms(content, []))).toBe('certificate-invalid key-usage');
  });

  it('is never the same twice', () => {
    expect(sealCms(content, [pki.officeBReads.certificate])).not.toEqual(forB);
  });
});

describe('a sealed message changed on the way', () => {
  it('is refused with any bit turned', () => {
    for (let at = 0; at < forB.length; at += eachOf(5)) {
      const bent = Buffer.from(forB);
      bent[at] = (bent[at] ?? 0) ^ (1 << (at % 8));
      expect(refusalOf(() => openCms(bent, [pki.officeBReads]))).not.toBe('');
    }
  }, 60_000);

  it('is refused with another type of content, which the tag does not cover', () => {
    const oid = Buffer.from('06092a864886f70d010701', 'hex'); // id-data
    const at = forB.lastIndexOf(oid);
    const bent = Buffer.from(forB);
    bent[at + oid.length - 1] = 0x05; // id-digestedData
    for (const profile of ['exchange', 'foreign'] as const)
      expect(refusalOf(() => openCms(bent, [pki.officeBReads], profile))).toBe(
        'message-malformed content-type',
      );
  });

  it('ends any bytes in a refusal, in both readings', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(forB.length), (bytes, cut) => {
        for (const hostile of [
          bytes,
          Buffer.concat([forB.subarray(0, cut), bytes.subarray(0, 9), forB.subarray(cut + 9)]),
        ]) {
          for (const profile of ['exchange', 'foreign'] as const) {
            try {
              if (!forB.equals(hostile))
                expect(openCms(hostile, [pki.officeBReads], profile).authenticated).toBe(false);
            } catch (error) {
              expect(error).toBeInstanceOf(AppError);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

// ---- EnvelopedData of others: AES-CBC and PKCS#1 v1.5 -------------------------------------------------------

function legacy(plain: Buffer, { padding = constants.RSA_PKCS1_PADDING, keyBytes = 32 } = {}): Buffer {
  const { certificate } = pki.officeBReads;
  const [key, iv] = [randomBytes(keyBytes), randomBytes(16)];
  const cipher = createCipheriv('aes-256-cbc', Buffer.concat([key, Buffer.alloc(32)]).subarray(0, 32), iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const wrapped = publicEncrypt({ key: certificate.publicKey, padding }, key);
  const recipient = asn1.sequence(
    asn1.integer(0),
    issuerAndSerial(certificate),
    algorithm(OID.rsa),
    asn1.octets(wrapped),
  );
  const info = asn1.sequence(
    asn1.oid(OID.data),
    asn1.sequence(asn1.oid(OID.aes256Cbc), asn1.octets(iv)),
    asn1.taggedBytes(0, sealed),
  );
  const body = asn1.sequence(asn1.integer(0), asn1.set(recipient), info);
  return asn1.encode(asn1.sequence(asn1.oid(OID.envelopedData), asn1.tagged(0, body)));
}

describe('EnvelopedData of others', () => {
  it('is read as foreign and said not to be authenticated', () => {
    const opened = openCms(legacy(content), [pki.officeBReads], 'foreign');
    expect(opened).toEqual({ content, recipients: 1, authenticated: false });
  });

  it('is no envelope of ours', () => {
    expect(refusalOf(() => openCms(legacy(content), [pki.officeBReads]))).toBe(
      'algorithm-refused not-authenticated',
    );
  });

  it('gives one answer to a wrong padding, a wrong key length and a wrong key: no oracle', () => {
    const badPadding = legacy(content, { padding: constants.RSA_PKCS1_OAEP_PADDING });
    const badLength = legacy(content, { keyBytes: 31 });
    for (const bad of [badPadding, badLength]) {
      // A random key leaves CBC a chance of 1 in 256 to find a padding; what comes out then is not the content.
      const outcomes = new Set<string>();
      for (let i = 0; i < 3; i++) {
        outcomes.add(
          refusalOf(() => expect(openCms(bad, [pki.officeBReads], 'foreign').content).not.toEqual(content)),
        );
      }
      outcomes.delete('');
      expect([...outcomes]).toEqual(['envelope-undecryptable tag-mismatch']);
    }
  });
});

it('finds its recipient by raw names, Vietnamese marks and all', () => {
  const twin = issueCertificate({
    role: 'encryption',
    subject: { ...OFFICE_B, commonName: OFFICE_B.commonName.replace('Mẫu', 'Mau') },
    publicKey: pki.stranger.certificate.publicKey,
    fromMs: NOW_MS - 1e9,
    toMs: NOW_MS + 1e9,
    issuer: pki.rootB.certificate,
    issuerKey: pki.rootB.privateKey,
  });
  const sealed = sealCms(content, [twin]);
  expect(openCms(sealed, [{ certificate: twin, privateKey: pki.stranger.privateKey }]).content).toEqual(
    content,
  );
  expect(refusalOf(() => openCms(sealed, [pki.stranger]))).toBe('envelope-not-for-us not-a-recipient');
});
