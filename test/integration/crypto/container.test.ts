import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SegmentReader } from '../../../electron/vault/crypto/segmentReader.ts';
import { blobPath, commitBlob, stageFile } from '../../../electron/vault/attachments/segmentsStore.ts';
import { keySigner } from '../../../electron/vault/crypto/cms/sign.ts';
import { sealEnvelope, type OpenEnvelopeOptions } from '../../../electron/vault/envelopes/envelope.ts';
import {
  CONTAINER_HEADER_BYTES,
  readContainer,
  writeContainerFile,
  type BlobSource,
} from '../../../electron/vault/envelopes/container.ts';
import type { Manifest, ManifestBlob } from '../../../electron/vault/envelopes/manifest.ts';
import { randomBytes, sha256Hex } from '../../../electron/vault/crypto/primitives.ts';
import { newKey } from '../../../electron/vault/crypto/wrap.ts';
import { AppError } from '../../../shared/errors.ts';
import {
  DAY_MS,
  issue,
  OFFICE_A,
  OFFICE_B,
  PERSON_A,
  refusalOf,
  refusalOfAsync,
} from '../../unit/crypto/testPki.ts';
import { certificatePem, keyPem, openSsl } from './openssl.ts';
import { openContainer, type OpenedContainer } from '../../support/openContainer.ts';

const NOW_MS = Date.now();
const span = { fromMs: NOW_MS - DAY_MS, toMs: NOW_MS + 900 * DAY_MS };
const rootA = issue('authority', 'root', undefined, span);
const rootB = issue('authority', 'issuing', undefined, { ...span, subject: OFFICE_B });
const office = issue('signing', 'a-sign', rootA, span);
const person = issue('signing', 'c-sign', rootA, { ...span, subject: PERSON_A });
const reader = issue('encryption', 'b-enc', rootB, { ...span, subject: OFFICE_B });

const dir = mkdtempSync(join(tmpdir(), 'an-thu-container-'));
const ssl = openSsl();
afterAll(() => {
  rmSync(dir, { recursive: true });
  ssl.remove();
});

const files = [randomBytes(3_000_000), Buffer.alloc(0), randomBytes(2 ** 20)];
const path = join(dir, 'goi.atg');
const fds: number[] = [];

const options: OpenEnvelopeOptions = {
  keys: [reader],
  officeCode: 'M01',
  stationId: 'may-9',
  anchorsFor: (code) => (code === 'M01.02' ? [rootA.certificate] : []),
  revocation: 'when-present',
  nowMs: NOW_MS,
  maxTotalBytes: 10_000_000,
};

async function open<T>(file: string, use: (opened: OpenedContainer) => T): Promise<T> {
  const fd = openSync(file, 'r');
  try {
    return use(await openContainer(fd, options));
  } finally {
    closeSync(fd);
  }
}

beforeAll(async () => {
  const blobs: ManifestBlob[] = [];
  const sources: BlobSource[] = [];
  for (const [i, bytes] of files.entries()) {
    const key = newKey();
    const staged = await stageFile(dir, { bytes }, key, { maxBytes: 10_000_000 });
    commitBlob(dir, staged.id);
    fds.push(openSync(blobPath(dir, staged.id), 'r'));
    sources.push({ fd: fds.at(-1) ?? 0, offset: 0, length: staged.cipherBytes });
    blobs.push({
      id: staged.id,
      name: `Tờ trình ${i}.pdf`,
      size: staged.plainBytes,
      segments: staged.segments,
      sha256: staged.sha256Plain,
      sha256Cipher: staged.sha256Cipher ?? '',
      contentKey: key.toString('base64'),
    });
  }
  const manifest: Manifest = {
    format: 1,
    envelopeId: 'a1'.repeat(16),
    kind: 'document',
    sender: { officeCode: 'M01.02', stationId: 'may-1', name: OFFICE_A.commonName },
    recipients: [{ officeCode: 'M01', stationId: 'may-9', sequence: 1 }],
    createdMs: NOW_MS,
    level: 'none',
    metadata: { subject: 'V/v thử gói tin' },
    blobs,
  };
  const signers = [
    keySigner(person.certificate, person.privateKey),
    keySigner(office.certificate, office.privateKey),
  ];
  const cms = await sealEnvelope({ manifest, signers, recipients: [reader.certificate] });
  const written = await writeContainerFile(path, cms, sources);
  expect(written.sha256).toBe(sha256Hex(readFileSync(path)));
  for (const fd of fds) closeSync(fd);
});

describe('a container', () => {
  it('arrives with every file, whole', async () => {
    await open(path, ({ manifest, blobs }) => {
      const fd = openSync(path, 'r');
      for (const [i, blob] of manifest.blobs.entries()) {
        const place = blobs.get(blob.id);
        const key = Buffer.from(blob.contentKey, 'base64');
        const blobReader = new SegmentReader(
          fd,
          key,
          { plainBytes: blob.size, segments: blob.segments },
          place,
        );
        expect(sha256Hex(blobReader.readRange(0, blob.size))).toBe(blob.sha256);
        expect(blobReader.readRange(0, blob.size).equals(files[i] ?? Buffer.alloc(1))).toBe(true);
      }
      closeSync(fd);
    });
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is opened by openssl alone: header away, decrypt, verify', async () => {
    const file = readFileSync(path);
    const cmsLength = file.readUInt32BE(12);
    ssl.put('envelope.p7m', file.subarray(CONTAINER_HEADER_BYTES, CONTAINER_HEADER_BYTES + cmsLength));
    ssl.put('reader.pem', certificatePem(reader.certificate));
    ssl.put('reader.key', keyPem(reader.privateKey));
    ssl.put('root.pem', certificatePem(rootA.certificate));
    const decrypt = [
      '-inform',
      'DER',
      '-in',
      'envelope.p7m',
      '-recip',
      'reader.pem',
      '-inkey',
      'reader.key',
      '-out',
      'signed.p7m',
    ];
    expect(ssl.run('cms', '-decrypt', ...decrypt).output).toBe('');
    const verify = [
      '-binary',
      '-inform',
      'DER',
      '-in',
      'signed.p7m',
      '-CAfile',
      'root.pem',
      '-cades',
      '-out',
      'manifest.json',
    ];
    expect(ssl.run('cms', '-verify', ...verify).output).toMatch(/successful/);
    const manifest = JSON.parse(ssl.get('manifest.json').toString('utf8')) as Manifest;
    await open(path, (opened) => expect(opened.manifest).toEqual(manifest));
  });

  it('is refused when too large', () => {
    const fd = openSync(path, 'r');
    expect(refusalOf(() => readContainer(fd, 1000))).toBe('envelope-too-large');
    closeSync(fd);
  });
});

describe('a container changed on the way', () => {
  const outcome = (change: (file: Buffer) => Buffer): Promise<string> => {
    const bent = join(dir, 'bent.atg');
    writeFileSync(bent, change(Buffer.from(readFileSync(path))));
    return refusalOfAsync(() => open(bent, () => undefined));
  };
  const blobsAt = (file: Buffer): number => CONTAINER_HEADER_BYTES + file.readUInt32BE(12);
  const resized = (file: Buffer, bytes: Buffer): Buffer => {
    const copy = Buffer.concat([file.subarray(0, CONTAINER_HEADER_BYTES), bytes]);
    copy.writeBigUInt64BE(BigInt(copy.length), 16);
    return copy;
  };

  const flipped = (file: Buffer, at: number): Buffer => {
    file[at] = (file[at] ?? 0) ^ 1;
    return file;
  };

  it.each<[string, (file: Buffer) => Buffer, string | RegExp]>([
    ['cut', (f) => f.subarray(0, -1), 'envelope-malformed container-length'],
    ['longer', (f) => Buffer.concat([f, Buffer.alloc(1)]), 'envelope-malformed container-length'],
    ['empty', () => Buffer.alloc(0), 'envelope-malformed truncated'],
    [
      'something else',
      () => Buffer.from('%PDF-1.7 một tệp khác, không phải gói tin nào cả'),
      'envelope-malformed not-a-container',
    ],
    ['of another version', (f) => (f.writeUInt16BE(2, 8), f), 'envelope-malformed container-version'],
    ['with a longer CMS than there is', (f) => (f.writeUInt32BE(0x00300000, 12), f), /^envelope-/],
    ['with an absurd CMS length', (f) => (f.writeUInt32BE(0xffffffff, 12), f), 'envelope-too-large'],
    ['with another number of blobs', (f) => (f.writeUInt16BE(2, 10), f), 'blob-damaged length'],
    ['with a blob byte turned', (f) => flipped(f, blobsAt(f) + 2_000_000), 'blob-damaged digest-mismatch'],
    ['with its last byte turned', (f) => flipped(f, f.length - 1), 'blob-damaged digest-mismatch'],
    [
      'cut, and the header made to fit',
      (f) => resized(f, f.subarray(CONTAINER_HEADER_BYTES, -1)),
      'blob-damaged length',
    ],
    [
      'without its blobs',
      (f) => resized(f, f.subarray(CONTAINER_HEADER_BYTES, blobsAt(f))),
      'blob-damaged length',
    ],
  ])('is refused: %s', async (_what, change, refusal) => {
    const got = await outcome(change);
    if (typeof refusal === 'string') expect(got).toBe(refusal);
    else expect(got).toMatch(refusal);
  });

  it('is refused with any byte of header or CMS changed, and ends in refusals only', async () => {
    const file = readFileSync(path);
    const bent = join(dir, 'bent.atg');
    await fc.assert(
      fc.asyncProperty(fc.nat(blobsAt(file) - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const copy = Buffer.from(file);
        copy[at] = (copy[at] ?? 0) ^ mask;
        writeFileSync(bent, copy);
        try {
          await open(bent, () => expect.unreachable());
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
