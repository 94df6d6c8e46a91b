import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseManifest as parseSetManifest } from '../../electron/vault/backup/set/manifest.ts';
import { parseCertificate } from '../../electron/vault/crypto/x509/certificates.ts';
import { openCms } from '../../electron/vault/crypto/cms/envelope.ts';
import type { CmsRecipient } from '../../electron/vault/crypto/cms/types.ts';
import { verifyCms } from '../../electron/vault/crypto/cms/verify.ts';
import { parseRevocationList } from '../../electron/vault/crypto/x509/crl.ts';
import { createCertificateRequest, parseCertificateRequest } from '../../electron/vault/crypto/x509/csr.ts';
import { parseManifest } from '../../electron/vault/envelopes/manifest.ts';
import { type Identity, readPkcs12, writePkcs12 } from '../../electron/vault/crypto/x509/pkcs12.ts';
import { parseHeader } from '../../electron/vault/crypto/vaultHeader.ts';
import { readEdxml } from '../../electron/reader/edxml/readPackage.ts';
import { readDocx } from '../../electron/reader/draft/readDocx.ts';
import { readCsv } from '../../electron/reader/tables/csvTable.ts';
import { openEnclosed } from '../../electron/reader/mail/enclosed.ts';
import { readMail } from '../../electron/reader/mail/mailFile.ts';
import { readXlsx } from '../../electron/reader/tables/xlsxTable.ts';
import { textOfFile } from '../../electron/reader/text/fileText.ts';
import { countPdfPages } from '../../electron/reader/pdfPages.ts';
import type { SignatureOrder } from '../../shared/ipc/readerSigning.ts';
import { prepareSignatures } from '../../electron/reader/signing/prepareSignatures.ts';
import { readSignatures } from '../../electron/reader/signatures/readSignatures.ts';
import { readStampAnswer } from '../../electron/reader/signatures/stampAnswer.ts';
import { readTrustFile } from '../../electron/reader/signatures/readTrustFile.ts';
import { grown, plainPdf, signed } from '../support/signedPdf.ts';

/** A reader of bytes from outside, and the files of the fixtures that lead a fuzzer into it. */
export interface FuzzedParser {
  readonly name: string;
  /** the largest input that is tried, in bytes */
  readonly most: number;
  readonly seeds: (fixtures: string) => Uint8Array[];
  readonly read: (bytes: Uint8Array) => unknown;
}

const pem = (text: string): Uint8Array[] =>
  [...text.matchAll(/-----BEGIN [^-]+-----([^-]+)-----END/g)].map(([, body]) =>
    Buffer.from(body ?? '', 'base64'),
  );
const folder =
  (at: string, ends: readonly string[]) =>
  (fixtures: string): Uint8Array[] =>
    readdirSync(join(fixtures, at))
      .filter((name) => ends.some((end) => name.endsWith(end)))
      .map((name) => readFileSync(join(fixtures, at, name)));
const pems = (at: string, ends: readonly string[]) => (fixtures: string) =>
  folder(at, ends)(fixtures).flatMap((bytes) => pem(Buffer.from(bytes).toString('latin1')));
const text = (value: unknown) => (): Uint8Array[] => [Buffer.from(JSON.stringify(value))];

/** A message from the fixtures in a PDF, signed twice, and changed behind that. */
function signedSeeds(fixtures: string): Uint8Array[] {
  const [message = Buffer.from('30800000', 'hex')] = folder('cms/msg', ['detached.p7s'])(fixtures);
  const put = { message: (): Buffer => Buffer.from(message).subarray(0, 11_000) };
  const two = signed(signed(plainPdf(), put), put);
  return [two.bytes, grown(two, { 4: '<</Length 0>>\nstream\n\nendstream' }, '/Info 30 0 R').bytes];
}

/** An answer of an authority for time stamps that gives this message. */
function granted(message: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from('3003020100', 'hex'), message]);
  const head = Buffer.from('30820000', 'hex');
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

function identity(fixtures: string, name: string): Identity {
  const read = (file: string): string => readFileSync(join(fixtures, 'cms', file), 'latin1');
  const [der] = pem(read(`pki/${name}.crt.pem`));
  return {
    certificate: parseCertificate(der ?? new Uint8Array()),
    privateKey: createPrivateKey(read(`keys/test-key-${name}.pem`)),
    others: [],
  };
}
const PASSPHRASE = 'mật khẩu thử';

let held: Buffer | null = null;
const font = (): Buffer =>
  (held ??= readFileSync(
    createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  ));
const TO_SIGN: SignatureOrder = {
  earlier: 0,
  fileId: '0'.repeat(32),
  widgets: [
    {
      look: 'person',
      lines: ['Ký bởi: Đàm Văn Khởi'],
      place: { at: 'name', name: 'Đàm Văn Khởi', side: 'above' },
      field: 'Nguoi-ky',
      signer: 'Đàm Văn Khởi',
      madeAt: "D:20261124090000+07'00'",
      room: 64,
    },
  ],
};

let reader: CmsRecipient;
/** The recipient of the sealed fixtures; read once, since a fuzzer asks many thousand times. */
export function useFixtures(fixtures: string): void {
  reader = identity(fixtures, 'b-enc');
}

/** Every parser of bytes that come from outside and needs no vault. */
export const FUZZED: readonly FuzzedParser[] = [
  { name: 'certificate', most: 4_096, seeds: pems('cms/pki', ['.crt.pem']), read: parseCertificate },
  {
    name: 'revocationList',
    most: 4_096,
    seeds: pems('cms/pki', ['crl-root.pem', 'crl-issuing.pem']),
    read: parseRevocationList,
  },
  {
    name: 'certificateRequest',
    most: 4_096,
    seeds: (fixtures) => {
      const { certificate, privateKey } = identity(fixtures, 'a-sign');
      const pair = { publicKey: certificate.publicKey, privateKey };
      return [
        createCertificateRequest(
          pair,
          { commonName: 'Đảng ủy xã Đồng Vàng', organization: 'Tỉnh ủy' },
          'signing',
        ),
      ];
    },
    read: parseCertificateRequest,
  },
  {
    name: 'pkcs12',
    most: 8_192,
    seeds: (fixtures) => [writePkcs12(identity(fixtures, 'a-sign'), PASSPHRASE, 'thử', 1_000)],
    read: (bytes) => readPkcs12(bytes, PASSPHRASE),
  },
  {
    name: 'signedMessage',
    most: 8_192,
    seeds: folder('cms/msg', ['.p7m', '.p7s']),
    read: (message) => verifyCms({ message, profile: 'foreign', judge: () => undefined }),
  },
  {
    name: 'sealedMessage',
    most: 8_192,
    seeds: folder('cms/msg', ['.p7m']),
    read: (message) => openCms(message, [reader], 'foreign'),
  },
  { name: 'manifest', most: 16_384, seeds: folder('envelope', ['manifest.json']), read: parseManifest },
  { name: 'setManifest', most: 16_384, seeds: text({ format: 1, files: [] }), read: parseSetManifest },
  {
    name: 'vaultHeader',
    most: 16_384,
    seeds: text({ format: 1, generation: 1, slots: [] }),
    read: parseHeader,
  },
  { name: 'edxml', most: 65_536, seeds: folder('edxml', ['.edxml']), read: readEdxml },
  { name: 'csv', most: 16_384, seeds: folder('submissions', ['.csv']), read: readCsv },
  { name: 'xlsx', most: 65_536, seeds: folder('submissions', ['.xlsx']), read: readXlsx },
  { name: 'mail', most: 65_536, seeds: folder('submissions/letters', ['.eml']), read: readMail },
  {
    name: 'enclosed',
    most: 65_536,
    seeds: folder('submissions/letters', ['.eml']),
    read: (bytes) => openEnclosed({ name: 'thu.eml', mime: 'message/rfc822', bytes }),
  },
  {
    name: 'words',
    most: 65_536,
    seeds: (fixtures) => [
      ...folder('dispatches', ['.pdf'])(fixtures),
      ...folder('drafts', ['.docx'])(fixtures),
      Buffer.from("{\\rtf1 {\\*\\x y} M\\u7852?\\'c2T\\par}"),
    ],
    read: (bytes) => textOfFile('tep', Buffer.from(bytes)),
  },
  {
    name: 'wordDraft',
    most: 65_536,
    seeds: folder('drafts', ['.docx']),
    read: (bytes) => readDocx(Buffer.from(bytes)),
  },
  {
    name: 'pdfSignatures',
    most: 64 * 1024,
    seeds: signedSeeds,
    read: (bytes) => readSignatures(Buffer.from(bytes)),
  },
  {
    name: 'preparedPdf',
    most: 4_096,
    seeds: () => [
      plainPdf().bytes,
      grown(plainPdf(), { 3: '<</Type/Page/Parent 2 0 R/Rotate 90/Annots[]>>' }).bytes,
    ],
    read: (bytes) => prepareSignatures(Buffer.from(bytes), [font(), font(), font()], TO_SIGN),
  },
  {
    name: 'trustFile',
    most: 8_192,
    seeds: (fixtures) => [
      ...pems('cms/pki', ['.crt.pem', 'crl-root.pem', 'crl-issuing.pem'])(fixtures),
      ...folder('cms/pki', ['crl-root.pem'])(fixtures),
    ],
    read: (bytes) => readTrustFile(Buffer.from(bytes), []),
  },
  {
    name: 'stampAnswer',
    most: 8_192,
    seeds: (fixtures) => folder('cms/msg', ['attached.p7m'])(fixtures).map(granted),
    read: (bytes) =>
      readStampAnswer(Buffer.from(bytes), { imprint: Buffer.alloc(32, 1), nonce: '4142434445464748' }),
  },
  {
    name: 'pdfPages',
    most: 65_536,
    seeds: folder('dispatches', ['.pdf']),
    read: (bytes) => countPdfPages(Buffer.from(bytes)),
  },
];

/** Any of them, as the first byte says: one process for a short run, since watching the code takes seconds to begin. */
export const ANY: FuzzedParser = {
  name: 'any',
  most: Math.max(...FUZZED.map(({ most }) => most)) + 1,
  seeds: (fixtures) =>
    FUZZED.flatMap(({ seeds }, index) =>
      seeds(fixtures).map((bytes) => Buffer.concat([Uint8Array.of(index), bytes])),
    ),
  read: (bytes) => FUZZED[(bytes[0] ?? 0) % FUZZED.length]?.read(bytes.subarray(1)),
};
