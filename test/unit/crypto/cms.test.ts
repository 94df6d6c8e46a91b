import { createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as asn1 from '../../../electron/vault/crypto/asn1.ts';
import { issueCertificate } from '../../../electron/vault/crypto/x509/authority.ts';
import { validateChain } from '../../../electron/vault/crypto/x509/chain.ts';
import { keySigner, signCms, type SignRequest } from '../../../electron/vault/crypto/cms/sign.ts';
import {
  verifyCms,
  type VerifiedMessage,
  type VerifyRequest,
} from '../../../electron/vault/crypto/cms/verify.ts';
import { OID } from '../../../electron/vault/crypto/oids.ts';
import { sha256 } from '../../../electron/vault/crypto/primitives.ts';
import { AppError } from '../../../shared/errors.ts';
import { makePki, NOW_MS, OFFICE_A, refusalOf } from './testPki.ts';
import { eachOf } from '../../support/soak.ts';

const pki = makePki();
const content = Buffer.from('Công văn số 01-CV/ĐU — nội dung thử\r\n');
const office = keySigner(pki.officeA.certificate, pki.officeA.privateKey);
const person = keySigner(pki.personA.certificate, pki.personA.privateKey, 'pss');

const signWith = (more: Partial<SignRequest> = {}): Promise<Buffer> =>
  signCms({ content, signers: [office], signedMs: NOW_MS, ...more });

function verify(message: Uint8Array, more: Partial<VerifyRequest> = {}): VerifiedMessage {
  return verifyCms({
    message,
    profile: 'exchange',
    judge: ({ certificate, signingTimeMs }, { certificates }) => {
      validateChain(certificate, {
        atMs: signingTimeMs ?? NOW_MS,
        nowMs: NOW_MS,
        anchors: [pki.rootA.certificate],
        intermediates: certificates,
        revocation: 'when-present',
        keyUsage: 'digitalSignature',
      });
    },
    ...more,
  });
}

const message = await signWith();

describe('a signed message', () => {
  it('gives back its content and its signers', async () => {
    const both = verify(await signWith({ signers: [person, office] }));
    expect(both.content).toEqual(content);
    const names = both.signatures.map((s) => s.certificate.name.commonName);
    expect(names.sort()).toEqual([OFFICE_A.commonName, 'Nguyễn Thị Ngữ'].sort());
    expect(both.signatures.every((s) => s.signingTimeMs === NOW_MS && s.namesCertificate)).toBe(true);
  });

  it('may leave its content out', async () => {
    const detached = await signWith({ detached: true });
    expect(verify(detached, { content }).content).toEqual(content);
    expect(refusalOf(() => verify(detached))).toBe('message-malformed content-missing');
    expect(refusalOf(() => verify(message, { content }))).toBe('message-malformed content-twice');
    expect(refusalOf(() => verify(detached, { content: Buffer.from('khác') }))).toBe(
      'signature-invalid digest-mismatch',
    );
  });

  it('may be empty', async () => {
    expect(verify(await signWith({ content: Buffer.alloc(0) })).content).toHaveLength(0);
  });

  it('is of one who may sign', async () => {
    const stranger = keySigner(pki.officeB.certificate, pki.officeB.privateKey);
    expect(refusalOf(() => verify(message, { profile: 'foreign' }))).toBe('');
    const foreign = await signWith({ signers: [stranger] });
    expect(refusalOf(() => verify(foreign))).toBe('certificate-unknown untrusted');
    const reader = keySigner(pki.officeAReads.certificate, pki.officeAReads.privateKey);
    const misused = await signWith({ signers: [reader] });
    expect(refusalOf(() => verify(misused))).toBe('certificate-invalid key-usage');
  });
});

// ---- tampering: every case is the message with one thing changed in its parsed tree ------------------------

type Node = asn1.Asn1;
const nodes = (node: Node | undefined): Node[] => node?.value as Node[];
const signedData = (root: Node): Node => nodes(nodes(root)[1])[0] as Node;
const field = (node: Node, i: number): Node => nodes(node).at(i) as Node;
const signerInfo = (root: Node): Node => field(field(signedData(root), -1), 0);
const attributesOf = (root: Node): Node => field(signerInfo(root), 3);
const contentNode = (root: Node): Node => field(field(field(signedData(root), 2), 1), 0);

const isType = (id: string) => (attribute: Node) => asn1.readOid(field(attribute, 0)) === id;
const attribute = (root: Node, id: string): Node => nodes(attributesOf(root)).find(isType(id)) as Node;

function changed(edit: (root: Node) => void, from = message): Buffer {
  const root = asn1.decode(from);
  edit(root);
  return asn1.encode(root);
}

const CASES: readonly (readonly [string, (root: Node) => void, string])[] = [
  ['content', (r) => (contentNode(r).value = 'X'), 'signature-invalid digest-mismatch'],
  [
    'content and its digest',
    (r) => {
      contentNode(r).value = 'X';
      field(attribute(r, OID.messageDigest), 1).value = [asn1.octets(sha256(Buffer.from('X')))];
    },
    'signature-invalid bad-signature',
  ],
  [
    'signing time',
    (r) => (field(attribute(r, OID.signingTime), 1).value = [asn1.time(NOW_MS - 1000)]),
    'signature-invalid bad-signature',
  ],
  ['attributes dropped', (r) => nodes(signerInfo(r)).splice(3, 1), 'signature-invalid no-signed-attributes'],
  [
    'content type attribute dropped',
    (r) => (attributesOf(r).value = nodes(attributesOf(r)).filter((a) => !isType(OID.contentType)(a))),
    'signature-invalid content-type-attribute',
  ],
  [
    'digest attribute dropped',
    (r) => (attributesOf(r).value = nodes(attributesOf(r)).filter((a) => !isType(OID.messageDigest)(a))),
    'signature-invalid no-message-digest',
  ],
  [
    'certificate attribute dropped',
    (r) =>
      (attributesOf(r).value = nodes(attributesOf(r)).filter((a) => !isType(OID.signingCertificateV2)(a))),
    'signature-invalid no-signing-certificate',
  ],
  [
    'an attribute twice',
    (r) =>
      (attributesOf(r).value = nodes(asn1.setOf(...nodes(attributesOf(r)), attribute(r, OID.messageDigest)))),
    'signature-invalid duplicate-attribute',
  ],
  [
    'two values in an attribute',
    (r) => {
      const values = field(attribute(r, OID.messageDigest), 1);
      values.value = nodes(asn1.setOf(...nodes(values), asn1.octets(sha256(Buffer.from('zz')))));
      attributesOf(r).value = nodes(asn1.setOf(...nodes(attributesOf(r))));
    },
    'signature-invalid attribute-values',
  ],
  ['attributes in another order', (r) => nodes(attributesOf(r)).reverse(), 'message-malformed not-der'],
  ['no signer', (r) => (field(signedData(r), -1).value = []), 'signature-invalid no-signer'],
  [
    'no certificate',
    (r) => (field(signedData(r), 3).value = []),
    'certificate-unknown no-signer-certificate',
  ],
  [
    'digest algorithm SHA-1',
    (r) => (field(field(signerInfo(r), 2), 0).value = asn1.oid(OID.sha1).value),
    'algorithm-refused digest-algorithm',
  ],
  [
    'digest algorithm not listed',
    (r) => (field(field(signerInfo(r), 2), 0).value = asn1.oid(OID.sha512).value),
    'algorithm-refused digest-algorithm',
  ],
  [
    'signature algorithm of another hash',
    (r) => (field(field(signerInfo(r), 4), 0).value = asn1.oid(OID.sha512Rsa).value),
    'algorithm-refused signature-algorithm',
  ],
  [
    'content type of another kind',
    (r) => (field(field(signedData(r), 2), 0).value = asn1.oid(OID.signedData).value),
    'message-malformed content-type',
  ],
  [
    'something after the signer infos',
    (r) => nodes(signedData(r)).push(asn1.nul()),
    'message-malformed malformed',
  ],
  [
    'something after the signature',
    (r) => nodes(signerInfo(r)).push(asn1.nul()),
    'message-malformed malformed',
  ],
];

describe('a message changed on the way', () => {
  it.each(CASES)('is refused: %s', (_what, edit, refusal) => {
    expect(refusalOf(() => verify(changed(edit)))).toBe(refusal);
  });

  it('is refused with another byte form', () => {
    expect(refusalOf(() => verify(Buffer.concat([message, Buffer.from([0])])))).toMatch(/^message-malformed/);
    expect(refusalOf(() => verify(message.subarray(0, -3)))).toMatch(/^message-malformed/);
    const indefinite = Buffer.concat([Buffer.from([0x30, 0x80]), message.subarray(4), Buffer.from([0, 0])]);
    expect(refusalOf(() => verify(indefinite))).toBe('message-malformed not-der');
    expect(refusalOf(() => verify(indefinite, { profile: 'foreign' }))).toBe('');
  });

  it('cannot pass its attributes off as content', () => {
    const forged = changed((r) => {
      const signed = asn1.encode(asn1.set(...nodes(attributesOf(r))));
      nodes(signerInfo(r)).splice(3, 1);
      contentNode(r).value = asn1.octets(signed).value;
    });
    expect(refusalOf(() => verify(forged))).toBe('signature-invalid no-signed-attributes');
    expect(refusalOf(() => verify(forged, { profile: 'foreign' }))).toBe(
      'signature-invalid attribute-confusion',
    );
  });

  it('cannot pass a SET off as content that we could not read as attributes', () => {
    const forged = changed((r) => {
      const [first] = nodes(attributesOf(r));
      const twice = asn1.encode(asn1.set(...nodes(attributesOf(r)), first ?? asn1.nul()));
      nodes(signerInfo(r)).splice(3, 1);
      contentNode(r).value = asn1.octets(twice).value;
    });
    expect(refusalOf(() => verify(forged, { profile: 'foreign' }))).toBe(
      'signature-invalid attribute-confusion',
    );
  });

  it('cannot be shown under another certificate of the same key', () => {
    const other = issueCertificate({
      role: 'signing',
      subject: { ...OFFICE_A, commonName: 'Giám đốc', personId: 'gd' },
      publicKey: createPublicKey(pki.officeA.privateKey),
      fromMs: NOW_MS - 1e9,
      toMs: NOW_MS + 1e9,
      issuer: pki.rootA.certificate,
      issuerKey: pki.rootA.privateKey,
    });
    const swapped = changed((r) => {
      field(signedData(r), 3).value = [asn1.decode(other.der)];
      nodes(field(signerInfo(r), 1))[1] = asn1.integerHex(other.serialHex);
    });
    for (const profile of ['exchange', 'foreign'] as const) {
      expect(refusalOf(() => verify(swapped, { profile }))).toBe(
        'signature-invalid signing-certificate-mismatch',
      );
    }
  });

  it('is never accepted with any bit turned', async () => {
    const subjects = [message, await signWith({ signers: [person, office] })];
    for (const subject of subjects) {
      for (let at = 0; at < subject.length; at += eachOf(11)) {
        const bent = Buffer.from(subject);
        bent[at] = (bent[at] ?? 0) ^ (1 << (at % 8));
        expect(refusalOf(() => verify(bent))).not.toBe('');
      }
    }
  }, 60_000);

  it('ends random bytes in a refusal, in both readings', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('exchange', 'foreign'),
        (bytes, profile) => {
          try {
            verify(bytes, { profile: profile as 'exchange' });
            expect.unreachable();
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
