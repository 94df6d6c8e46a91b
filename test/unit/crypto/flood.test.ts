import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as asn1 from '../../../electron/vault/crypto/asn1.ts';
import { algorithm } from '../../../electron/vault/crypto/cms/algorithms.ts';
import { parseCertificate, type Certificate } from '../../../electron/vault/crypto/x509/certificates.ts';
import { newTrials, validateChain } from '../../../electron/vault/crypto/x509/chain.ts';
import { sealCms } from '../../../electron/vault/crypto/cms/envelope.ts';
import { verifyCms } from '../../../electron/vault/crypto/cms/verify.ts';
import { openEnvelope } from '../../../electron/vault/envelopes/envelope.ts';
import { OID } from '../../../electron/vault/crypto/oids.ts';
import { DAY_MS, makePki, NOW_MS, refusalOf, testKey } from './testPki.ts';

const pki = makePki();
const spki = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' });
const name = (text: string): asn1.Asn1 =>
  asn1.sequence(asn1.set(asn1.sequence(asn1.oid(OID.commonName), asn1.utf8(text))));
const NOBODY = asn1.sequence();

interface Odd {
  readonly subject?: asn1.Asn1;
  readonly issuer?: asn1.Asn1;
  readonly serial?: number;
  readonly key?: Buffer;
  readonly signer?: KeyObject;
  readonly extensions?: readonly (readonly [string, asn1.Asn1])[];
}

const AUTHORITY: NonNullable<Odd['extensions']> = [
  [OID.keyUsage, asn1.bits(Buffer.from([0x04]), 2)],
  [OID.basicConstraints, asn1.sequence(asn1.boolean(true))],
];

/** A certificate as nobody of ours would issue it. */
function odd({
  subject = name('A'),
  issuer = name('A'),
  serial = 7,
  key,
  signer,
  extensions = AUTHORITY,
}: Odd): Buffer {
  const alg = algorithm(OID.sha256Rsa);
  const list = extensions.map(([id, value]) => asn1.sequence(asn1.oid(id), asn1.octets(asn1.encode(value))));
  const tbs = asn1.sequence(
    asn1.tagged(0, asn1.integer(2)),
    ...[asn1.integer(serial), alg, issuer],
    asn1.sequence(asn1.time(NOW_MS - DAY_MS), asn1.time(NOW_MS + DAY_MS)),
    subject,
    asn1.decode(key ?? spki(testKey('root'))),
    asn1.tagged(3, asn1.sequence(...list)),
  );
  const signature = sign('sha256', asn1.encode(tbs), signer ?? testKey('root'));
  return asn1.encode(asn1.sequence(tbs, alg, asn1.bits(signature)));
}

const unsigned = (bytes: Buffer): asn1.Asn1 => asn1.integerHex(`00${bytes.toString('hex')}`);
const rsaKey = (modulus: Buffer, exponent: Buffer): Buffer =>
  asn1.encode(
    asn1.sequence(
      algorithm(OID.rsa),
      asn1.bits(asn1.encode(asn1.sequence(unsigned(modulus), unsigned(exponent)))),
    ),
  );
const ofBits = (bits: number): Buffer => Buffer.alloc(bits / 8, 0xff);
const E = Buffer.from([0x81, 0x00, 0x01]); // odd, top bit set: one padding byte, as a key is written

describe('a certificate whose key or form would cost or mislead', () => {
  it.each([
    ['a modulus of 1,024 bits', rsaKey(ofBits(1024), E), 'weak-key'],
    ['a modulus of 16,384 bits', rsaKey(ofBits(16_384), E), 'key-size'],
    ['an exponent of 3,040 bits', rsaKey(ofBits(3072), ofBits(3040)), 'key-exponent'],
    ['an exponent above 2^32', rsaKey(ofBits(3072), Buffer.from([0x80, 0, 0, 0, 1])), 'key-exponent'],
    ['an even exponent', rsaKey(ofBits(3072), Buffer.from([0x80, 0])), 'key-exponent'],
  ])('%s is refused before any signature is tried', (_what, key, reason) => {
    expect(refusalOf(() => parseCertificate(odd({ key })))).toBe(`certificate-invalid ${reason}`);
  });

  it('serial 0 is refused', () => {
    expect(refusalOf(() => parseCertificate(odd({ serial: 0 })))).toBe('certificate-invalid serial');
  });

  const chain = (leaf: Buffer, anchor: Buffer): string =>
    refusalOf(() =>
      validateChain(parseCertificate(leaf), {
        atMs: NOW_MS,
        nowMs: NOW_MS,
        anchors: [parseCertificate(anchor)],
        revocation: 'when-present',
      }),
    );

  it.each([
    ['name constraints', OID.nameConstraints],
    ['policy constraints', OID.policyConstraints],
  ])('%s are refused though not critical', (_what, id) => {
    const limited = odd({ extensions: [...AUTHORITY, [id, asn1.sequence()]] });
    const leaf = odd({ subject: name('lá'), serial: 9 });
    expect(chain(leaf, odd({}))).toBe('');
    expect(chain(leaf, limited)).toBe('certificate-invalid unknown-critical-extension');
  });

  it('an authority without a name is refused', () => {
    const nameless = odd({ subject: NOBODY, issuer: NOBODY });
    const leaf = odd({ subject: name('lá'), issuer: NOBODY, serial: 9 });
    expect(chain(leaf, nameless)).toBe('certificate-invalid no-subject');
  });
});

const { n: MODULUS = '' } = createPublicKey(testKey('b-sign')).export({ format: 'jwk' });

/** Whoever has the card of a station can seal for it, with as many certificates as the message holds. */
describe('a flood of certificates', () => {
  const candidates = (count: number): Buffer[] => {
    const modulus = Buffer.from(MODULUS, 'base64url');
    return Array.from({ length: count }, (_, i) => {
      modulus.writeUInt32BE(i + 1, 40);
      return odd({
        subject: name('A'),
        issuer: name('B'),
        key: rsaKey(modulus, Buffer.from([0xff, 0xff, 0xff, 0xfd])),
      });
    });
  };

  function message(leaf: Certificate, certificates: readonly Buffer[], content: Buffer): Buffer {
    const attribute = (id: string, value: asn1.Asn1): asn1.Asn1 =>
      asn1.sequence(asn1.oid(id), asn1.set(value));
    const digest = createHash('sha256').update(content).digest();
    const attributes = asn1.setOf(
      attribute(OID.contentType, asn1.oid(OID.data)),
      attribute(OID.signingTime, asn1.time(NOW_MS)),
      attribute(OID.messageDigest, asn1.octets(digest)),
      attribute(
        OID.signingCertificateV2,
        asn1.sequence(asn1.sequence(asn1.sequence(asn1.octets(Buffer.from(leaf.sha256, 'hex'))))),
      ),
    );
    const signer = asn1.sequence(
      asn1.integer(1),
      asn1.sequence(asn1.decode(leaf.issuer), asn1.integerHex(leaf.serialHex)),
      algorithm(OID.sha256),
      asn1.tagged(0, ...asn1.children(attributes, 'attributes')),
      algorithm(OID.rsa),
      asn1.octets(Buffer.alloc(384, 1)),
    );
    const body = asn1.sequence(
      asn1.integer(1),
      asn1.set(algorithm(OID.sha256)),
      asn1.sequence(asn1.oid(OID.data), asn1.tagged(0, asn1.octets(content))),
      asn1.tagged(0, ...certificates.map((der) => asn1.decode(der))),
      asn1.set(signer),
    );
    return asn1.encode(asn1.sequence(asn1.oid(OID.signedData), asn1.tagged(0, body)));
  }

  const leaf = parseCertificate(odd({ subject: name('kẻ lạ'), signer: testKey('c-sign'), serial: 11 }));
  const manifest = Buffer.from(
    JSON.stringify({
      format: 1,
      envelopeId: 'a'.repeat(32),
      kind: 'document',
      createdMs: NOW_MS,
      level: 'none',
      metadata: {},
      sender: { officeCode: 'M01.02', stationId: 's1', name: 'x' },
      recipients: [{ officeCode: 'M01', stationId: 'r1', sequence: 1 }],
      blobs: [],
    }),
  );
  const open = (certificates: readonly Buffer[]): string => {
    const reader = pki.officeBReads;
    const cms = sealCms(message(leaf, [leaf.der, ...certificates], manifest), [reader.certificate]);
    return refusalOf(() =>
      openEnvelope(cms, {
        keys: [reader],
        officeCode: 'M01',
        stationId: 'r1',
        anchorsFor: () => [pki.rootA.certificate],
        revocation: 'when-present',
        nowMs: NOW_MS,
        maxTotalBytes: 1e9,
      }),
    );
  };

  it('of more than sixteen in one message is refused without looking at one', () => {
    expect(open(candidates(16))).toBe('envelope-malformed too-many-certificates');
    expect(open(candidates(15))).toBe('certificate-unknown untrusted');
  });

  it('costs at most 32 trials of a signature for all of its signers', () => {
    const pool = candidates(40).map(parseCertificate);
    const trials = newTrials();
    const validate = (): string =>
      refusalOf(() =>
        validateChain(leaf, {
          atMs: NOW_MS,
          nowMs: NOW_MS,
          anchors: [],
          intermediates: pool,
          revocation: 'when-present',
          trials,
        }),
      );
    expect(validate()).toBe('certificate-unknown too-many-certificates');
    expect(trials.left).toBe(-1);
    expect(validate()).toBe('certificate-unknown too-many-certificates');
  });

  it('is not needed by a certificate that names its issuer: that one is tried first', () => {
    const trials = newTrials();
    const namesakes = candidates(31).map((der) => ({
      ...parseCertificate(der),
      subject: pki.rootA.certificate.subject,
    }));
    const anchors = [...namesakes, pki.rootA.certificate];
    validateChain(pki.officeA.certificate, {
      atMs: NOW_MS,
      nowMs: NOW_MS,
      anchors,
      revocation: 'when-present',
      trials,
    });
    expect(trials.left).toBe(31);
  });

  it('a message of a million values is refused before one of them is read', () => {
    const many = asn1.encode(asn1.octets(Buffer.alloc(2_000_000).fill('0500', 'hex')));
    many[0] = 0x30;
    const before = process.cpuUsage();
    expect(refusalOf(() => verifyCms({ message: many, profile: 'exchange', judge: () => undefined }))).toBe(
      'message-malformed not-der',
    );
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(0.5);
  });
});
