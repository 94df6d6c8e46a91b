import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blobPath, commitBlob, stageFile } from '../../electron/vault/attachments/segmentsStore.ts';
import { sealCms } from '../../electron/vault/crypto/cms/envelope.ts';
import { keySigner, signCms, type CmsSigner } from '../../electron/vault/crypto/cms/sign.ts';
import { issueRevocationList } from '../../electron/vault/crypto/x509/crl.ts';
import { encodeManifest, type Manifest, type ManifestBlob } from '../../electron/vault/envelopes/manifest.ts';
import { writeContainerFile, type BlobSource } from '../../electron/vault/envelopes/container.ts';
import { toPem } from '../../electron/vault/crypto/pem.ts';
import { sha256 } from '../../electron/vault/crypto/primitives.ts';
import { issue, NOW_MS, OFFICE_A, OFFICE_B, PERSON_A, type Holder } from '../unit/crypto/testPki.ts';

/**
 * Makes the test vectors of build/docs/envelope.md anew (`UPDATE_VECTORS=1` with integration/crypto/vectors.test.ts). Keys are
 * the public test keys of fixtures/cms; certificates live until 2049, so that the set outlives many versions.
 */
export const VECTORS = join(import.meta.dirname, '../fixtures/envelope/vectors');
const LIFE = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2049, 11, 31) };
const OFFICE_C = {
  ...OFFICE_B,
  commonName: 'Đảng ủy xã Bình Mẫu',
  organization: 'Đảng ủy xã Bình Mẫu',
  officeCode: 'M01.03',
};

/** Contents that anyone can make again: see "Test vectors". */
export const VECTOR_BLOBS: Readonly<Record<string, Buffer>> = {
  'Tờ trình.txt': Buffer.from('Tờ trình mẫu: tệp này chỉ để thử gói tin.\n', 'utf8'),
  'Tệp rỗng.txt': Buffer.alloc(0),
  'Hai đoạn.txt': Buffer.alloc(2 ** 20 + 17, 'an thu\n'),
};

export interface Vector {
  readonly file: string;
  readonly what: string;
  /** whose key opens it, and the address it is asked for */
  readonly reader: 'b' | 'c';
  readonly officeCode: string;
  readonly stationId: string;
  /** code and reason of our refusal; null: opened */
  readonly refusal: string | null;
  /** what `openssl cms` alone makes of it: it knows neither address, container nor blobs */
  readonly openssl: 'opened' | 'decrypt-fails' | 'verify-fails';
}

const TO_B = { officeCode: 'M01', stationId: 'may-9' };
const TO_C = { officeCode: 'M01.03', stationId: 'may-4' };

export async function makeVectors(): Promise<void> {
  const rootA = issue('authority', 'root', undefined, LIFE);
  const rootB = issue('authority', 'issuing', undefined, { ...LIFE, subject: OFFICE_B });
  const office = issue('signing', 'a-sign', rootA, LIFE);
  const person = issue('signing', 'c-sign', rootA, { ...LIFE, subject: PERSON_A });
  const revoked = issue('signing', 'b-sign', rootA, {
    ...LIFE,
    subject: { ...PERSON_A, commonName: 'Trần Văn Mẫu', personId: 'mau' },
  });
  const stranger = issue('signing', 'issuing', undefined, { ...LIFE, subject: OFFICE_A });
  const readers = {
    b: issue('encryption', 'b-enc', rootB, { ...LIFE, subject: OFFICE_B }),
    c: issue('encryption', 'c-enc', rootB, { ...LIFE, subject: OFFICE_C }),
  };
  const list = issueRevocationList({
    issuer: rootA.certificate,
    issuerKey: rootA.privateKey,
    number: 1,
    thisUpdateMs: LIFE.fromMs,
    nextUpdateMs: LIFE.toMs,
    revoked: [{ serialHex: revoked.certificate.serialHex, revokedMs: Date.UTC(2026, 2, 1), reason: 1 }],
  });
  const put = (name: string, text: string): void => writeFileSync(join(VECTORS, name), text);
  const pem = (holder: Holder): string => toPem(holder.certificate.der, 'CERTIFICATE');
  put('sender.trust.pem', pem(rootA) + toPem(list, 'X509 CRL'));
  put('reader-b.crt.pem', pem(readers.b));
  put('reader-c.crt.pem', pem(readers.c));

  const sign = (holder: Holder, scheme: 'pkcs1' | 'pss' = 'pkcs1'): CmsSigner =>
    keySigner(holder.certificate, holder.privateKey, scheme);
  const both = [sign(person), sign(office)];
  const scratch = mkdtempSync(join(tmpdir(), 'an-thu-vectors-'));
  const vectors: Vector[] = [];

  const make = async (
    { refusal = null, openssl = 'opened', ...rest }: Pick<Vector, 'file' | 'what'> & Partial<Vector>,
    how: {
      manifest?: Partial<Manifest>;
      files?: readonly string[];
      signers?: readonly CmsSigner[];
      to?: readonly Holder[];
      bendSigned?: (signed: Buffer) => Buffer;
      bendFile?: (file: Buffer) => Buffer;
    } = {},
  ): Promise<void> => {
    const { manifest: more = {}, files = [], signers = both, to = [readers.b] } = how;
    const sealed = await Promise.all(files.map((name, i) => sealBlob(scratch, name, vectors.length * 8 + i)));
    const manifest: Manifest = {
      format: 1,
      envelopeId: (vectors.length + 1).toString(16).padStart(32, '0'),
      kind: 'document',
      sender: { officeCode: 'M01.02', stationId: 'may-1', name: OFFICE_A.commonName },
      recipients: [{ ...TO_B, sequence: vectors.length + 1 }],
      createdMs: NOW_MS,
      level: 'none',
      metadata: { subject: 'V/v thử gói tin' },
      blobs: sealed.map(({ blob }) => blob),
      ...more,
    };
    const content = encodeManifest(manifest);
    const signed = await signCms({ content, signers, signedMs: NOW_MS });
    const cms = sealCms(
      how.bendSigned?.(signed) ?? signed,
      to.map((holder) => holder.certificate),
    );
    const path = join(VECTORS, rest.file);
    await writeContainerFile(
      path,
      cms,
      sealed.map(({ source }) => source),
    );
    chmodSync(path, 0o644);
    for (const { source } of sealed) closeSync(source.fd);
    if (how.bendFile) writeFileSync(path, how.bendFile(readFileSync(path)));
    if (openssl === 'opened') put(rest.file.replace(/atg$/, 'manifest.json'), content.toString('utf8'));
    vectors.push({ reader: 'b', ...TO_B, ...rest, refusal, openssl });
  };

  const flipAt = (bytes: Buffer, at: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };

  const two = {
    recipients: [
      { ...TO_B, sequence: 1 },
      { ...TO_C, sequence: 7 },
    ],
    level: 'mat' as const,
  };
  const files = Object.keys(VECTOR_BLOBS);
  try {
    await make(
      {
        file: '01-mat-hai-noi-nhan.atg',
        what: 'Mật, two recipients, three files: of some bytes, empty, of two segments',
      },
      {
        manifest: { ...two, metadata: { subject: 'V/v thử gói tin mật', 'a-newer-field': { kept: true } } },
        files,
        to: [readers.b, readers.c],
      },
    );
    // the same file, read by its other recipient
    vectors.push({
      ...(vectors[0] as Vector),
      reader: 'c',
      ...TO_C,
      what: 'the same, for its second recipient',
    });
    await make(
      { file: '02-phieu-bao.atg', what: 'a receipt: the office alone, RSASSA-PSS' },
      {
        manifest: { kind: 'receipt', metadata: { about: 'ab'.repeat(16), event: 'delivered', atMs: NOW_MS } },
        signers: [sign(office, 'pss')],
      },
    );
    await make(
      {
        file: '11-sai-chu-ky.atg',
        what: 'a byte of a signature turned before sealing',
        refusal: 'signature-invalid bad-signature',
        openssl: 'verify-fails',
      },
      { bendSigned: (signed) => flipAt(signed, signed.length - 9) },
    );
    await make(
      {
        file: '12-noi-dung-bi-sua.atg',
        what: 'a byte of the manifest turned after signing',
        refusal: 'signature-invalid digest-mismatch',
        openssl: 'verify-fails',
      },
      { bendSigned: (signed) => flipAt(signed, signed.indexOf('gói tin') + 6) },
    );
    await make(
      {
        file: '13-nguoi-ky-bi-thu-hoi.atg',
        what: 'signed by a person whose certificate is revoked (keyCompromise)',
        refusal: 'certificate-revoked',
        openssl: 'verify-fails',
      },
      { signers: [sign(revoked), sign(office)] },
    );
    await make(
      {
        file: '14-co-quan-la.atg',
        what: 'signed by a key that calls itself the office',
        refusal: 'certificate-unknown untrusted',
        openssl: 'verify-fails',
      },
      { signers: [sign(person), sign(stranger)] },
    );
    await make(
      {
        file: '15-niem-phong-bi-sua.atg',
        what: 'a byte of the sealed CMS turned',
        refusal: 'envelope-undecryptable tag-mismatch',
        openssl: 'decrypt-fails',
      },
      { bendFile: (file) => flipAt(file, file.length - 40) },
    );
    await make(
      {
        file: '16-gui-noi-khac.atg',
        what: 'sealed for us, but the signed manifest names another station',
        refusal: 'envelope-not-for-us not-addressed',
      },
      { manifest: { recipients: [{ ...TO_C, sequence: 3 }] } },
    );
    await make(
      {
        file: '17-chi-mot-chu-ky.atg',
        what: 'a document without the signature of a person',
        refusal: 'signature-invalid signers-missing',
      },
      { signers: [sign(office)] },
    );
    await make(
      {
        file: '18-tep-bi-sua.atg',
        what: 'a byte of a file turned: the CMS holds, the digest of the blob does not',
        refusal: 'blob-damaged digest-mismatch',
      },
      { files: files.slice(0, 1), bendFile: (file) => flipAt(file, file.length - 1) },
    );
    await make(
      {
        file: '19-bi-cat.atg',
        what: 'the last byte is missing',
        refusal: 'envelope-malformed container-length',
      },
      { files: files.slice(0, 1), bendFile: (file) => file.subarray(0, -1) },
    );
  } finally {
    rmSync(scratch, { recursive: true });
  }
  put('expected.json', `${JSON.stringify(vectors, null, 2)}\n`);
}

/** Content key and id come from a number, so that the set says nothing secret; nonces are those of the format. */
async function sealBlob(
  dir: string,
  name: string,
  number: number,
): Promise<{ blob: ManifestBlob; source: BlobSource }> {
  const key = sha256(Buffer.from(`an-thu/vector/${number}`, 'ascii'));
  const staged = await stageFile(dir, { bytes: VECTOR_BLOBS[name] ?? Buffer.alloc(0) }, key, {
    maxBytes: 2 ** 22,
  });
  commitBlob(dir, staged.id);
  const blob = {
    id: number.toString(16).padStart(32, 'f'),
    name,
    size: staged.plainBytes,
    segments: staged.segments,
    sha256: staged.sha256Plain,
    sha256Cipher: staged.sha256Cipher ?? '',
    contentKey: key.toString('base64'),
  };
  const fd = openSync(blobPath(dir, staged.id), 'r');
  return { blob, source: { fd, offset: 0, length: staged.cipherBytes } };
}
