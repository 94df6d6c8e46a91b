import { createHash, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSignatureOf, UnknownAlgorithm } from '../../../electron/reader/signatures/algorithms.ts';
import { readBer } from '../../../electron/reader/signatures/ber.ts';
import { readSignatures } from '../../../electron/reader/signatures/readSignatures.ts';
import { checkSignedData, signedBytes } from '../../../electron/reader/signatures/signedData.ts';
import { type OpenSsl, openSsl } from '../crypto/openssl.ts';
import { plainPdf, signed } from '../../support/signedPdf.ts';

let openssl: OpenSsl;
beforeAll(() => {
  openssl = openSsl();
});
afterAll(() => openssl.remove());

const run = (...args: string[]): void => {
  const { ok, output } = openssl.run(...args);
  if (!ok) throw new Error(output);
};
const tlv = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), content]);
};
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));

describe('a signature on an Edwards curve', () => {
  it('holds over the 64 bytes of SHAKE256 that belong to it', () => {
    run(
      'req',
      '-x509',
      '-newkey',
      'ed448',
      '-nodes',
      '-keyout',
      'ed.key',
      '-out',
      'ed.pem',
      '-subj',
      '/CN=Ed',
    );
    const message = (covered: Buffer): Buffer => {
      openssl.put('content', covered);
      run(
        ...['cms', '-sign', '-binary', '-in', 'content', '-signer', 'ed.pem', '-inkey', 'ed.key'],
        ...['-md', 'shake256', '-outform', 'DER', '-out', 'content.cms'],
      );
      return openssl.get('content.cms');
    };
    const two = signed(signed(plainPdf(), { message }), { message });
    expect(readSignatures(two.bytes).signatures).toMatchObject([
      { proof: 'right', weak: false },
      { proof: 'right', weak: false },
    ]);
  });

  it('over another hash is none that is known here', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed448');
    const bytes = Buffer.from('nội dung');
    const algorithm = readBer(tlv(0x30, oid('2b6571')));
    const made = sign(null, bytes, privateKey);
    expect(isSignatureOf(publicKey, algorithm, 'shake256', [bytes], made)).toBe(true);
    expect(() => isSignatureOf(publicKey, algorithm, 'sha256', [bytes], made)).toThrow(UnknownAlgorithm);
  });
});

describe('plain ECDSA', () => {
  const PLAIN_SHA256 = readBer(tlv(0x30, oid('04007f00070101040103')));

  it('is two numbers side by side', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' });
    const bytes = Buffer.from('nội dung');
    const plain = sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    const check = (signature: Buffer, hash = 'sha256'): boolean =>
      isSignatureOf(publicKey, PLAIN_SHA256, hash, [bytes], signature);
    expect(check(plain)).toBe(true);
    expect(check(sign('sha256', bytes, privateKey))).toBe(false);
    expect(check(plain, 'sha384')).toBe(false);
    const { publicKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(isSignatureOf(rsa, PLAIN_SHA256, 'sha256', [bytes], plain)).toBe(false);
  });
});

describe('attributes of a message', () => {
  const CONTENT = Buffer.from('nội dung');
  let key: KeyObject;
  let certificate: Buffer;
  beforeAll(() => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    key = pair.privateKey;
    openssl.put('rsa.key', key.export({ format: 'pem', type: 'pkcs8' }));
    run('req', '-x509', '-new', '-key', 'rsa.key', '-out', 'rsa.pem', '-subj', '/CN=Ky');
    certificate = new X509Certificate(openssl.get('rsa.pem')).raw;
  });

  const SIGNED_DATA = '2a864886f70d010702';
  const DATA = '2a864886f70d010701';
  const SHA256 = tlv(0x30, oid('608648016503040201'));
  const attribute = (id: string, value: Buffer): Buffer => tlv(0x30, oid(id), tlv(0x31, value));
  const DIGEST = attribute('2a864886f70d010904', tlv(0x04, createHash('sha256').update(CONTENT).digest()));

  /** A message over CONTENT with these attributes besides. */
  function message(...more: readonly Buffer[]): Buffer {
    const list = [attribute('2a864886f70d010903', oid(DATA)), DIGEST, ...more].sort(Buffer.compare);
    const [, serial, , issuer] = readBer(certificate).members[0]?.members ?? [];
    const rsa = tlv(0x30, oid('2a864886f70d010101'), Buffer.from([5, 0]));
    const signer = tlv(
      0x30,
      Buffer.from([2, 1, 1]),
      tlv(0x30, issuer?.whole ?? Buffer.alloc(0), serial?.whole ?? Buffer.alloc(0)),
      SHA256,
      tlv(0xa0, ...list),
      rsa,
      tlv(0x04, sign('sha256', tlv(0x31, ...list), key)),
    );
    const data = tlv(
      0x30,
      Buffer.from([2, 1, 1]),
      tlv(0x31, SHA256),
      tlv(0x30, oid(DATA)),
      tlv(0xa0, certificate),
      tlv(0x31, signer),
    );
    return tlv(0x30, oid(SIGNED_DATA), tlv(0xa0, data));
  }
  const proofOf = (...more: readonly Buffer[]): string =>
    checkSignedData(message(...more), () => signedBytes(CONTENT)).proof;

  it('that nobody reads here may stand twice, and those that count may not', () => {
    const own = (value: number): Buffer => attribute('2b06010401', Buffer.from([2, 1, value]));
    expect(proofOf()).toBe('right');
    expect(proofOf(own(1), own(2))).toBe('right');
    expect(proofOf(attribute('2a864886f70d010904', tlv(0x04, Buffer.alloc(32))))).toBe('unreadable');
  });
});
