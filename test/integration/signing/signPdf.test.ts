import { readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSignatures } from '../../../electron/reader/signatures/readSignatures.ts';
import type { Certificate } from '../../../electron/vault/crypto/x509/certificates.ts';
import { signPdf, type WishedSignature } from '../../../electron/vault/signing/signPdf.ts';
import { vaultSigner } from '../../../electron/vault/signing/vaultSigner.ts';
import type { Reader } from '../../../electron/vault/reader/index.ts';
import { AppError } from '../../../shared/errors.ts';
import type { SignatureHole } from '../../../shared/ipc/readerSigning.ts';
import { isModified } from '../../../shared/domain/signatures/changes.ts';
import { isIntact } from '../../../shared/domain/signatures/verdict.ts';
import { messagesOf, type PdfTools, pdfTools } from '../../support/pdfTools.ts';
import { FIXTURE_PDF } from '../../support/proposals.ts';
import { watchedReader } from '../../support/readers.ts';
import { grown, pdfSigners, plainPdf, signed, stream } from '../../support/signedPdf.ts';
import { certificatePem, openSsl } from '../crypto/openssl.ts';
import { makePki, NOW_MS, type TestPki } from '../../unit/crypto/testPki.ts';

const { reader } = watchedReader();
let tools: PdfTools;
let pki: TestPki;
const root = (): Certificate => pki.rootA.certificate;

beforeAll(() => {
  tools = pdfTools();
  pki = makePki();
});
afterAll(() => {
  reader.close();
  tools.remove();
});

const NAME = 'Đàm Văn Khởi';
const PERSON: readonly WishedSignature[] = [
  {
    look: 'person',
    field: 'Nguoi-ky',
    lines: [`Ký bởi: ${NAME}`, 'Thời gian ký: 24/11/2026 09:00:00 +07:00'],
    place: { at: 'name', name: NAME, side: 'above' },
  },
];
const OFFICE: readonly WishedSignature[] = [
  {
    look: 'number',
    field: 'So',
    lines: ['Số 12-CV/ĐU'],
    place: { at: 'line', centreMm: 66, baselineMm: 47, size: 13 },
  },
  {
    look: 'date',
    field: 'Ngay',
    lines: ['An Mẫu, ngày 24 tháng 11 năm 2026'],
    place: { at: 'line', centreMm: 146, baselineMm: 40, size: 13 },
  },
  {
    look: 'level',
    field: 'Do-mat',
    lines: ['MẬT'],
    place: { at: 'line', centreMm: 66, baselineMm: 57, size: 13 },
  },
  {
    look: 'seal',
    field: 'Co-quan',
    lines: ['Đảng ủy xã An Mẫu', 'Thời gian ký: 24/11/2026 10:00:00 +07:00'],
    place: { at: 'name', name: NAME, side: 'left' },
  },
];

/** Person first, then the office, as a document is issued. */
async function issue(draft: Buffer): Promise<Buffer> {
  const by = (
    holder: TestPki['personA'],
    signatures: readonly WishedSignature[],
    pdf: Buffer,
    earlier: number,
  ) =>
    signPdf({ reader }, pdf, {
      signer: vaultSigner(holder.certificate, holder.privateKey, [root()]),
      name: NAME,
      signedMs: NOW_MS,
      signatures,
      earlier,
      alone: false,
      stamping: null,
    });
  const person = Buffer.concat([draft, await by(pki.personA, PERSON, draft, 0)]);
  return Buffer.concat([person, await by(pki.officeA, OFFICE, person, 1)]);
}

const isWhole = (pdf: Buffer): boolean[] =>
  readSignatures(pdf).signatures.map((facts) => isIntact(facts) && !isModified(facts.changes));

const dispatch = (): Buffer => readFileSync(FIXTURE_PDF);

/** A form with a field that is filled by hand, its dictionary within the catalog. */
async function withForm(): Promise<Buffer> {
  const document = await PDFDocument.load(dispatch());
  const form = document.getForm();
  form.removeField(form.createTextField('Ghi-chu'));
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** A table with a stream beside it for the objects of a stream (7.5.8.4), as Word and Acrobat write. */
function hybrid(): Buffer {
  const { bytes } = plainPdf();
  const packed = '8 0 9 4\n<<>>(x) ';
  const head = packed.indexOf('<');
  const parts = [bytes];
  let at = bytes.length;
  const put = (text: string | Buffer): number => {
    const part = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
    const before = at;
    parts.push(part);
    at += part.length;
    return before;
  };
  const container = put(
    `10 0 obj\n<</Type/ObjStm/N 2/First ${String(head)}${stream(packed).slice(2)}\nendobj\n`,
  );
  const rows = Buffer.alloc(14);
  [8, 9].forEach((_, index) => {
    rows.writeUInt8(2, index * 7);
    rows.writeUInt32BE(10, index * 7 + 1);
    rows.writeUInt16BE(index, index * 7 + 5);
  });
  const beside = put('11 0 obj\n<</Type/XRef/Size 12/Index[8 2]/W[1 4 2]/Length 14>>\nstream\n');
  put(rows);
  put('\nendstream\nendobj\n');
  const row = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`;
  const start = put(`xref\n8 4\n${'0000000000 65535 f \n'.repeat(2)}${row(container)}${row(beside)}`);
  put(
    `trailer\n<</Size 12/Root 1 0 R/XRefStm ${String(beside)}/Prev ${String(plainPdf().prev)}>>\nstartxref\n${String(start)}\n%%EOF\n`,
  );
  return Buffer.concat(parts);
}

/** MuPDF takes nothing but the filling of fields that were there for no edit. */
const GROWN = 'The signature is valid but there have been edits since signing.';

const KINDS: readonly (readonly [string, () => Buffer | Promise<Buffer>, 'table' | 'stream'])[] = [
  ['a table', dispatch, 'table'],
  ['streams', () => tools.qpdf(dispatch(), '--object-streams=generate', '--force-version=1.5'), 'stream'],
  ['both', hybrid, 'table'],
  ['a linearized table', () => tools.qpdf(dispatch(), '--linearize', '--object-streams=disable'), 'table'],
  ['linearized streams', () => tools.qpdf(dispatch(), '--linearize', '--object-streams=generate'), 'stream'],
  [
    'earlier updates',
    () => grown(plainPdf(), { 7: stream('BT /F1 14 Tf 70 700 Td (Sua) Tj ET') }).bytes,
    'table',
  ],
  ['a form in the catalog', withForm, 'table'],
  [
    'pages turned by 90 degrees',
    () => tools.qpdf(dispatch(), '--rotate=90', '--object-streams=disable'),
    'table',
  ],
];

describe('a PDF signed by person and office', () => {
  it.each(KINDS)('with %s is valid for every reader', async (_, make, kind) => {
    const draft = await make();
    expect(tools.qpdfFaults(draft)).toBe('');
    const issued = await issue(draft);
    expect(issued.subarray(0, draft.length).equals(draft)).toBe(true);
    expect(isWhole(issued)).toEqual([true, true, true, true, true]);
    expect(tools.qpdfFaults(issued)).toBe('');
    expect(tools.pdfsig(issued)).toEqual(Array.from({ length: 5 }, () => 'Signature is Valid.'));
    expect(tools.openssl(issued, certificatePem(root()), NOW_MS)).toEqual(
      Array.from({ length: 5 }, () => 'CAdES Verification successful'),
    );
    expect(tools.mutool(issued)).toEqual([
      ...Array.from({ length: 4 }, () => GROWN),
      'The document is unchanged since signing.',
    ]);
    // continued in the kind that the file has
    const tail = issued.toString('latin1', draft.length);
    expect(tail.includes('/Type /XRef')).toBe(kind === 'stream');
    expect(tail.includes('\nxref\n')).toBe(kind === 'table');
  });

  it('shows what stands in the pictures, and keeps the words of the draft', async () => {
    const issued = await issue(dispatch());
    const first = tools.text(issued, 1);
    for (const words of ['An Mẫu, ngày 24 tháng 11 năm 2026', '12-CV/ĐU', 'MẬT'])
      expect(first).toContain(words);
    const last = tools.text(issued, 2);
    // above the name, below the post; the seal to the left of it
    const lines = last.split('\n').filter((line) => line.trim() !== '');
    const at = (words: string): number => lines.findIndex((line) => line.includes(words));
    expect(at('PHÓ BÍ THƯ')).toBeLessThan(at(`Ký bởi: ${NAME}`));
    expect(at(`Ký bởi: ${NAME}`)).toBeLessThan(lines.findIndex((line) => line.trim() === NAME));
    expect(lines[at(`Ký bởi: ${NAME}`)]).toMatch(/\+07:00|Đảng ủy xã An Mẫu|Thời gian ký.*Ký bởi/);
  });

  it('carries the message that PAdES wants: no signing time, the certificates, the certificate named', async () => {
    const [one] = messagesOf(await issue(dispatch()));
    const openssl = openSsl();
    try {
      const file = openssl.put('message.der', one?.message ?? Buffer.alloc(0));
      const { output } = openssl.run('cms', '-cmsout', '-print', '-inform', 'DER', '-in', file);
      expect(output).toContain('id-smime-aa-signingCertificateV2');
      expect(output).not.toContain('signingTime');
      expect(output.match(/ {10}cert_info:/g)?.length ?? output.match(/cert_info:/g)?.length).toBe(2);
    } finally {
      openssl.remove();
    }
  });

  it('is found out by everybody when one byte was changed', async () => {
    const draft = dispatch();
    const issued = await issue(draft);
    const at = issued.indexOf('/BaseFont/ANTHUK', draft.length) + 10;
    issued[at] = 0x42;
    expect(isWhole(issued)).toEqual([false, false, false, false, false]);
    expect(new Set(tools.pdfsig(issued))).toEqual(new Set(['Digest Mismatch.']));
    const late = await issue(draft);
    late[late.lastIndexOf('/SigFlags 3') + 10] = 0x31;
    // what comes behind a signature is no part of it, and is told
    expect(isWhole(late)).toEqual([true, true, true, true, false]);
    expect(tools.pdfsig(late).at(-1)).toBe('Digest Mismatch.');
  });
});

describe('what cannot be continued is refused', () => {
  const refusal = async (pdf: Buffer): Promise<unknown> => {
    try {
      return await issue(pdf);
    } catch (cause) {
      return cause instanceof AppError ? { code: cause.code, why: cause.params['why'] } : cause;
    }
  };
  const refused = (why: string) => ({ code: 'pdf-not-signable', why });

  it.each<[string, string, () => Buffer]>([
    ['an encrypted file', 'encrypted', () => tools.qpdf(dispatch(), '--encrypt', '', 'x', '256', '--')],
    ['a signature of others', 'signed', () => bySomebodyElse()],
    ['a cut file', 'damaged', () => dispatch().subarray(0, 20_000)],
    ['bytes behind the end', 'damaged', () => Buffer.concat([dispatch(), Buffer.from('<html>')])],
    ['no PDF', 'damaged', () => Buffer.from('%PDF-1.4 nothing')],
    [
      'a dynamic form',
      'form',
      () => grown(plainPdf(), { 1: '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/XFA[]>>>>' }).bytes,
    ],
    [
      'an object that nobody can read',
      'damaged',
      () => grown(plainPdf(), { 9: '<</Length 5>>\nstream\nlonger than that\nendstream' }).bytes,
    ],
    [
      'a page that is its own parent',
      'damaged',
      () => grown(plainPdf(), { 2: '<</Type/Pages/Kids[2 0 R]/Count 1>>' }).bytes,
    ],
  ])('%s', async (_, why, make) => {
    expect(await refusal(make())).toEqual(refused(why));
  });

  function bySomebodyElse(): Buffer {
    const by = pdfSigners();
    try {
      return signed(plainPdf(), { message: (covered) => by.cms(covered) }).bytes;
    } finally {
      by.remove();
    }
  }
});

describe('the word of the reader', () => {
  /** A reader that was taken over says something else than the honest one. */
  const lying = (change: (appended: Buffer, holes: SignatureHole[]) => void): Pick<Reader, 'read'> => ({
    read: async (job, source) => {
      const done = await reader.read(job, source);
      const { holes } = done.value as { holes: SignatureHole[] };
      change(done.files[0] ?? Buffer.alloc(0), holes);
      return done;
    },
  });

  it.each<[string, Parameters<typeof lying>[0]]>([
    ['a hole within the draft', (_, [hole]) => hole && Object.assign(hole, { from: hole.from - 100_000 })],
    [
      'a hole that is not empty',
      (bytes) => bytes.fill('1', bytes.indexOf('<000') + 1, bytes.indexOf('<000') + 3),
    ],
    ['another range', (bytes) => bytes.write('/ByteRange [0 1', bytes.indexOf('/ByteRange [0'), 'latin1')],
    ['an end before the end', (_, [hole]) => hole && Object.assign(hole, { end: hole.end - 1 })],
    ['fewer holes', (_, holes) => holes.pop()],
  ])('is not taken for %s', async (_, change) => {
    const { certificate, privateKey } = pki.personA;
    const signer = vaultSigner(certificate, privateKey, [root()]);
    const how = {
      signer,
      name: NAME,
      signedMs: NOW_MS,
      signatures: PERSON,
      earlier: 0,
      alone: false,
      stamping: null,
    };
    await expect(signPdf({ reader: lying(change) }, dispatch(), how)).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });

  it('nor is that of a signer whose key is another', async () => {
    const signer = vaultSigner(pki.personA.certificate, pki.officeA.privateKey, [root()]);
    const how = {
      signer,
      name: NAME,
      signedMs: NOW_MS,
      signatures: PERSON,
      earlier: 0,
      alone: false,
      stamping: null,
    };
    await expect(signPdf({ reader }, dispatch(), how)).rejects.toMatchObject({ code: 'signature-invalid' });
  });
});
