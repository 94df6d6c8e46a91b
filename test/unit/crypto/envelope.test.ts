import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCms, sealCms } from '../../../electron/vault/crypto/cms/envelope.ts';
import { keySigner, signCms } from '../../../electron/vault/crypto/cms/sign.ts';
import {
  openEnvelope,
  sealEnvelope,
  type OpenEnvelopeOptions,
} from '../../../electron/vault/envelopes/envelope.ts';
import { encodeManifest, parseManifest, type Manifest } from '../../../electron/vault/envelopes/manifest.ts';
import { issueRevocationList, parseRevocationList } from '../../../electron/vault/crypto/x509/crl.ts';
import { AppError } from '../../../shared/errors.ts';
import { DAY_MS, issue, makePki, NOW_MS, OFFICE_A, PERSON_A, refusalOf, refusalOfAsync } from './testPki.ts';
import { runs } from '../../support/soak.ts';

const pki = makePki();
const office = keySigner(pki.officeA.certificate, pki.officeA.privateKey);
const person = keySigner(pki.personA.certificate, pki.personA.privateKey);
const reader = [pki.officeBReads.certificate];

const manifest: Manifest = {
  format: 1,
  envelopeId: 'a1'.repeat(16),
  kind: 'document',
  sender: { officeCode: 'M01.02', stationId: 'may-1', name: OFFICE_A.commonName },
  recipients: [{ officeCode: 'M01', stationId: 'may-9', sequence: 4 }],
  createdMs: NOW_MS,
  level: 'none',
  metadata: { subject: 'V/v thử gói tin', 'điều-mới': { n: [1, 2.5, null] } },
  blobs: [],
};

const options: OpenEnvelopeOptions = {
  keys: [pki.officeBReads],
  officeCode: 'M01',
  stationId: 'may-9',
  anchorsFor: (code) => (code === 'M01.02' ? [pki.rootA.certificate] : []),
  revocation: 'when-present',
  nowMs: NOW_MS + DAY_MS,
  maxTotalBytes: 10_000_000,
};

const seal = (changes: Partial<Manifest> = {}): Promise<Buffer> =>
  sealEnvelope({ manifest: { ...manifest, ...changes }, signers: [person, office], recipients: reader });
const open = (cms: Uint8Array, changes: Partial<OpenEnvelopeOptions> = {}): string =>
  refusalOf(() => openEnvelope(cms, { ...options, ...changes }));

let sealed: Buffer;
beforeAll(async () => {
  sealed = await seal();
});

describe('an envelope', () => {
  it('arrives with its manifest, its two signers and the evidence', () => {
    const opened = openEnvelope(sealed, options);
    expect(opened.manifest).toEqual(manifest);
    expect(opened.person?.name).toEqual(PERSON_A);
    expect(opened.office.sha256).toBe(pki.officeA.certificate.sha256);
    expect(opened.signedMs).toBe(NOW_MS);
    expect(opened.signedMessage).toEqual(openCms(sealed, [pki.officeBReads]).content);
  });

  it('keeps fields that this version does not know', async () => {
    const newer = { ...manifest, sender: { ...manifest.sender, phone: 'số mới' }, priority: 'cao' };
    const cms = await sealEnvelope({ manifest: newer, signers: [person, office], recipients: reader });
    expect(openEnvelope(cms, options).manifest).toEqual(newer);
  });

  it('needs the person and the office, but for receipts', async () => {
    const by =
      (kind: string, signers = [office]) =>
      () =>
        sealEnvelope({ manifest: { ...manifest, kind }, signers, recipients: reader });
    expect(await refusalOfAsync(by('document'))).toBe('signature-invalid signers-missing');
    expect(await refusalOfAsync(by('document', [person]))).toBe('signature-invalid signers-missing');
    expect(await refusalOfAsync(by('document', [person, person, office]))).toBe(
      'signature-invalid signers-missing',
    );
    expect(openEnvelope(await by('receipt')(), options).person).toBeUndefined();
  });
});

/** What a sender who does not keep to the rules could make with a key of his own. */
async function forge(
  changes: Partial<Manifest>,
  signers = [person, office],
  signedMs = NOW_MS,
): Promise<Buffer> {
  const content = Buffer.from(JSON.stringify({ ...manifest, ...changes }));
  return sealCms(await signCms({ content, signers, signedMs }), reader);
}

describe('an envelope is refused', () => {
  it('when it is too large', () => {
    expect(open(Buffer.alloc(5_000_000))).toBe('envelope-too-large');
  });

  it('when it is no envelope', async () => {
    expect(open(Buffer.from('xin chào'))).toMatch(/^envelope-malformed/);
    expect(open(sealCms(Buffer.from('không ký'), reader))).toMatch(/^envelope-malformed/);
    expect(open(await signCms({ content: Buffer.from('{}'), signers: [office], signedMs: NOW_MS }))).toMatch(
      /^envelope-malformed/,
    );
    expect(open(await forge({ level: 'bí mật' as 'none' }))).toBe('envelope-malformed malformed');
  });

  it('when it is not for us', () => {
    expect(open(sealed, { keys: [pki.stranger] })).toBe('envelope-not-for-us not-a-recipient');
    expect(open(sealed, { stationId: 'may-8' })).toBe('envelope-not-for-us not-addressed');
  });

  it('when a third party sealed it on to us', async () => {
    const forwarded = sealCms(
      openCms(await seal({ recipients: [{ officeCode: 'M02', stationId: 'x', sequence: 1 }] }), [
        pki.officeBReads,
      ]).content,
      reader,
    );
    expect(open(forwarded)).toBe('envelope-not-for-us not-addressed');
  });

  it('when the sender is unknown, expired, not yet valid or revoked', async () => {
    expect(open(sealed, { anchorsFor: () => [] })).toBe('sender-unknown');
    expect(open(sealed, { anchorsFor: () => [pki.rootB.certificate] })).toBe('certificate-unknown untrusted');
    const old = issue('signing', 'a-sign', pki.rootA, { toMs: NOW_MS - DAY_MS });
    const expired = await forge({}, [person, keySigner(old.certificate, old.privateKey)]);
    expect(open(expired)).toBe('certificate-expired');
    const list = parseRevocationList(
      issueRevocationList({
        issuer: pki.rootA.certificate,
        issuerKey: pki.rootA.privateKey,
        number: 1,
        thisUpdateMs: NOW_MS,
        nextUpdateMs: NOW_MS + DAY_MS,
        revoked: [{ serialHex: pki.personA.certificate.serialHex, revokedMs: NOW_MS - DAY_MS }],
      }),
    );
    expect(open(sealed, { revocationLists: [list] })).toBe('certificate-revoked');
    expect(open(sealed, { revocation: 'required' })).toBe('revocation-list-needed no-revocation-list');
  });

  it('when the signer is of another office than the manifest says', async () => {
    const b = keySigner(pki.officeB.certificate, pki.officeB.privateKey);
    const trusting = { anchorsFor: () => [pki.rootA.certificate, pki.rootB.certificate] };
    expect(open(await forge({}, [person, b]), trusting)).toBe('signature-invalid wrong-signer');
    expect(open(await forge({ sender: { ...manifest.sender, officeCode: 'M01' } }), trusting)).toBe(
      'signature-invalid wrong-signer',
    );
  });

  it('when someone has signed alone', async () => {
    expect(open(await forge({}, [office]))).toBe('signature-invalid signers-missing');
    expect(open(await forge({}, [person]))).toBe('signature-invalid signers-missing');
  });

  it('when its times do not fit', async () => {
    const ahead = NOW_MS + 3 * DAY_MS;
    expect(open(await forge({ createdMs: ahead }, [person, office], ahead))).toBe(
      'signature-invalid signed-in-future',
    );
    expect(open(await forge({ createdMs: NOW_MS - DAY_MS }))).toBe('signature-invalid time-mismatch');
  });

  it('when the caller finds it replayed or above the gate, in that order and only once it is proved', async () => {
    const calls: string[] = [];
    const checkSequence = (): void => {
      calls.push('sequence');
      throw new AppError('envelope-replayed');
    };
    const checkGate = (): void => {
      calls.push('gate');
      throw new AppError('channel-not-allowed');
    };
    expect(open(sealed, { checkSequence, checkGate })).toBe('envelope-replayed');
    expect(open(sealed, { checkGate })).toBe('channel-not-allowed');
    expect(open(await forge({}, [office]), { checkSequence, checkGate })).toMatch(/^signature-invalid/);
    expect(calls).toEqual(['sequence', 'gate']);
  });

  it('with any bit turned, and nothing but refusals come out', () => {
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const bent = Buffer.from(sealed);
        bent[at] = (bent[at] ?? 0) ^ mask;
        expect(open(bent)).not.toBe('');
      }),
      { numRuns: runs(170, 500) },
    );
  }, 60_000);
});

describe('the manifest', () => {
  const bent = (changes: object): string =>
    refusalOf(() => parseManifest(Buffer.from(JSON.stringify({ ...manifest, ...changes }))));
  const blob = {
    id: 'b2'.repeat(16),
    name: 'Tờ trình số 1.pdf',
    size: 5,
    segments: 1,
    sha256: '0'.repeat(64),
    sha256Cipher: '0'.repeat(64),
    contentKey: Buffer.alloc(32).toString('base64'),
  };

  it('goes out and in unchanged', () => {
    const full = { ...manifest, blobs: [blob] };
    expect(parseManifest(encodeManifest(full))).toEqual(full);
  });

  it.each([
    ['another format', { format: 2 }],
    ['no id', { envelopeId: 'x' }],
    ['no recipient', { recipients: [] }],
    ['one recipient twice', { recipients: [manifest.recipients[0], manifest.recipients[0]] }],
    ['an unknown level', { level: 'mật' }],
    ['a negative time', { createdMs: -1 }],
    ['a blob twice', { blobs: [blob, blob] }],
    ['a path for a name', { blobs: [{ ...blob, name: '../etc/passwd' }] }],
    ['a control character in a name', { blobs: [{ ...blob, name: 'a\u0000b' }] }],
    ['a short key', { blobs: [{ ...blob, contentKey: 'AAAA' }] }],
    ['a size beyond numbers', { blobs: [{ ...blob, size: 2 ** 60 }] }],
    [
      'too many blobs',
      { blobs: Array.from({ length: 65 }, (_, i) => ({ ...blob, id: i.toString(16).padStart(32, '0') })) },
    ],
  ])('is refused with %s', (_what, changes) => {
    expect(bent(changes)).toMatch(/^envelope-malformed/);
  });

  it('is refused when too large or no UTF-8', () => {
    expect(bent({ metadata: { text: 'x'.repeat(600_000) } })).toBe('envelope-too-large manifest');
    const latin = Buffer.from(JSON.stringify({ ...manifest, metadata: { a: '\u00ff' } }), 'latin1');
    expect(refusalOf(() => parseManifest(latin))).toMatch(/^envelope-malformed/);
  });
});
