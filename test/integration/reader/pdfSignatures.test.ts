import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSignatures } from '../../../electron/reader/signatures/readSignatures.ts';
import { isModified } from '../../../shared/domain/signatures/changes.ts';
import { isIntact } from '../../../shared/domain/signatures/verdict.ts';
import type { SignatureFacts } from '../../../shared/ipc/readerSignatures.ts';
import {
  type GrowingPdf,
  grown,
  type PdfSigners,
  pdfSigners,
  plainPdf,
  signed,
  type SignWith,
  stream,
} from '../../support/signedPdf.ts';

let by: PdfSigners;
let one: GrowingPdf;
let two: GrowingPdf;
const person = (...more: readonly string[]): SignWith => ({ message: (covered) => by.cms(covered, ...more) });

beforeAll(() => {
  by = pdfSigners();
  one = signed(plainPdf(), person('-cades'));
  two = signed(one, person());
});
afterAll(() => by.remove());

const read = (bytes: Buffer): readonly SignatureFacts[] => readSignatures(bytes).signatures;
const first = (bytes: Buffer): SignatureFacts | undefined => read(bytes)[0];
const isWhole = (facts: SignatureFacts): boolean => isIntact(facts) && !isModified(facts.changes);
/** Every constructed value outside of certificates in BER of indefinite length, as some signing tools write. */
function indefinite(der: Buffer, depth = 0): Buffer {
  const [tag = 0, first = 0] = der;
  const octets = first < 0x80 ? 0 : first & 0x7f;
  const content = der.subarray(2 + octets);
  if ((tag & 0x20) === 0 || depth > 3) return der;
  const members: Buffer[] = [];
  for (let at = 0; at < content.length;) {
    const long = (content[at + 1] ?? 0) < 0x80 ? 0 : (content[at + 1] ?? 0) & 0x7f;
    const length = long === 0 ? (content[at + 1] ?? 0) : content.readUIntBE(at + 2, long);
    const to = at + 2 + long + length;
    members.push(indefinite(content.subarray(at, to), depth + 1));
    at = to;
  }
  return Buffer.concat([Buffer.from([tag, 0x80]), ...members, Buffer.alloc(2)]);
}

describe('a signature of others in a PDF', () => {
  it('is read with its signer, and is whole when nothing came after', () => {
    expect(first(one.bytes)).toMatchObject({
      coverage: 'whole',
      proof: 'right',
      weak: false,
      changes: [],
      kind: 'signature',
      signer: { commonName: 'Nguyễn Văn Thử', organization: 'UBND tỉnh thử', issuer: 'Gốc thử' },
    });
  });

  it('stays whole under a further signature, which is told', () => {
    expect(read(two.bytes)).toMatchObject([
      { coverage: 'whole', proof: 'right', changes: ['signatures'] },
      { coverage: 'whole', proof: 'right', changes: [] },
    ]);
  });

  it.each([
    ['PSS', ['-keyopt', 'rsa_padding_mode:pss']],
    ['no attributes', ['-noattr']],
    ['a key identifier', ['-keyid']],
    ['SHA-512', ['-md', 'sha512']],
  ])('holds with %s', (_, more) => {
    expect(first(signed(plainPdf(), person(...more)).bytes)).toMatchObject({ proof: 'right', weak: false });
  });

  it('holds in BER of indefinite length', () => {
    const pdf = signed(plainPdf(), { message: (covered) => indefinite(by.cms(covered)) });
    expect(first(pdf.bytes)).toMatchObject({ proof: 'right' });
  });

  it('is told weak with SHA-1', () => {
    expect(first(signed(plainPdf(), person('-md', 'sha1')).bytes)).toMatchObject({
      proof: 'right',
      weak: true,
    });
  });

  it('without the certificate of its signer proves nothing', () => {
    expect(first(signed(plainPdf(), person('-nocerts')).bytes)).toMatchObject({ proof: 'no-certificate' });
  });

  it('never holds when a byte that it covers was changed', () => {
    const facts = first(one.bytes);
    const range = /\/ByteRange\[0 0*(\d+) 0*(\d+) 0*(\d+)/.exec(one.bytes.toString('latin1'));
    const [hole, after] = [Number(range?.[1]), Number(range?.[2])];
    expect(facts).toBeDefined();
    let flips = 0;
    // every byte of what was signed but the picture of it, in every bit in turn
    for (let at = 0; at < one.bytes.length; at += at < hole || at >= after ? 1 : after - hole) {
      if (at === hole) continue;
      const bytes = Buffer.from(one.bytes);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      flips += 1;
      for (const found of read(bytes)) expect(isWhole(found), `byte ${String(at)}`).toBe(false);
    }
    expect(flips).toBeGreaterThan(1_500);
  });

  it('never holds when a byte of the signature itself was changed in what counts', () => {
    const hole = one.bytes.indexOf('/Contents<', one.bytes.indexOf('/ByteRange')) + 10;
    const { length } = by.cms(Buffer.from('x'), '-cades');
    let right = 0;
    for (let at = hole; at < hole + 2 * length - 40; at += 7) {
      const bytes = Buffer.from(one.bytes);
      bytes[at] = bytes[at] === 0x30 ? 0x31 : 0x30;
      for (const found of read(bytes)) if (isWhole(found) && bytes[at] !== one.bytes[at]) right += 1;
    }
    // what a certificate says under its own issuer's signature is not looked at here; its hash is signed
    expect(right).toBeLessThan(40);
  });

  it('is told cut where the file ends before what was signed', () => {
    expect(first(one.bytes.subarray(0, one.bytes.length - 40))).toMatchObject({ coverage: 'cut' });
  });

  it.each<[string, NonNullable<SignWith['range']>]>([
    ['begins behind the first byte', ([, a, b, c]) => [1, a - 1, b, c]],
    ['leaves out more than the signature', ([, a, b, c]) => [0, a, b + 4, c - 4]],
    ['leaves out less than the signature', ([, a, b, c]) => [0, a + 1, b, c]],
    ['leaves out the end', ([, a, b, c]) => [0, a, b, c - 20]],
    ['has a second part of nothing', ([, a, b]) => [0, a, b, 0]],
  ])('is not whole when its range %s', (_, range) => {
    const pdf = signed(plainPdf(), {
      range,
      message: () => Buffer.alloc(0),
    });
    for (const found of read(pdf.bytes)) expect(isWhole(found)).toBe(false);
  });

  it('over a part of the document only is not whole, though it holds', () => {
    const short: SignWith['range'] = ([, a, b, c]) => [0, a, b, c - 7];
    const pdf = signed(plainPdf(), {
      range: short,
      message: (covered) => by.cms(covered.subarray(0, covered.length - 7)),
    });
    const [found] = read(pdf.bytes);
    expect(found).toMatchObject({ proof: 'right', changes: ['structure'] });
  });
});

describe('what came after a signature', () => {
  const page = (pdf: GrowingPdf, more: string): string =>
    `${(pdf.objects.get(3) ?? '').slice(0, -2)}${more}>>`;
  const content = stream('BT /F1 14 Tf 70 700 Td (Cong van so 99) Tj ET');

  it.each<[string, string, (pdf: GrowingPdf) => GrowingPdf]>([
    ['another content', 'content', (pdf) => grown(pdf, { 4: content })],
    ['a page turned', 'content', (pdf) => grown(pdf, { 3: page(pdf, '/Rotate 90') })],
    [
      'a page put in',
      'pages',
      (pdf) =>
        grown(pdf, {
          2: '<</Type/Pages/Kids[3 0 R 30 0 R 6 0 R]/Count 3>>',
          30: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
        }),
    ],
    ['a page taken out', 'pages', (pdf) => grown(pdf, { 2: '<</Type/Pages/Kids[3 0 R]/Count 1>>' })],
    [
      'a note over it',
      'annotations',
      (pdf) =>
        grown(pdf, {
          3: (pdf.objects.get(3) ?? '').replace('/Annots[', '/Annots[30 0 R '),
          30: '<</Type/Annot/Subtype/FreeText/Rect[0 0 500 500]/Contents(x)>>',
        }),
    ],
    ['another font', 'objects', (pdf) => grown(pdf, { 5: '<</Type/Font/Subtype/Type1/BaseFont/Symbol>>' })],
    [
      'an action at opening',
      'objects',
      (pdf) =>
        grown(pdf, { 1: (pdf.objects.get(1) ?? '').replace('/Pages', '/OpenAction[6 0 R/Fit]/Pages') }),
    ],
    [
      'another root',
      'structure',
      (pdf) =>
        grown(pdf, { 31: (pdf.objects.get(1) ?? '').replace('/Pages', '/Lang(vi)/Pages') }, '/Root 31 0 R'),
    ],
    [
      'its field taken out',
      'fields',
      (pdf) => grown(pdf, { 1: (pdf.objects.get(1) ?? '').replace(/Fields\[[^\]]*\]/, 'Fields[]') }),
    ],
    ['another picture of the signature', 'content', (pdf) => grown(pdf, { 10: content })],
    [
      'a field of text',
      'fields',
      (pdf) =>
        grown(pdf, {
          1: (pdf.objects.get(1) ?? '').replace('Fields[', 'Fields[30 0 R '),
          30: '<</FT/Tx/T(x)/V(y)/Type/Annot/Subtype/Widget/Rect[0 0 9 9]>>',
        }),
    ],
    [
      'a signature over the whole page',
      'overlay',
      (pdf) => signed(pdf, { message: (covered) => by.cms(covered), rect: [0, 0, 590, 800] }),
    ],
  ])('%s is told', (_, kind, change) => {
    const { bytes } = change(one);
    const found = first(bytes);
    expect(found?.proof).toBe('right');
    expect(found?.changes).toContain(kind);
    expect(isModified(found?.changes ?? [])).toBe(true);
  });

  it('is told though a later update took it back', () => {
    const back = grown(grown(one, { 4: content }), { 4: one.objects.get(4) ?? '' });
    expect(isModified(first(back.bytes)?.changes ?? [])).toBe(true);
  });

  it('what fills an object that was named before it was there is told', () => {
    const base = plainPdf();
    const open = grown(base, { 3: (base.objects.get(3) ?? '').replace('4 0 R', '[4 0 R 40 0 R]') });
    const pdf = signed(open, person());
    const filled = grown(pdf, { 50: '<<>>', 40: content });
    expect(isModified(first(filled.bytes)?.changes ?? [])).toBe(true);
    const hidden = grown(plainPdf(), {
      3: (base.objects.get(3) ?? '').replace('4 0 R', '[4 0 R 40 % x\n 0\n R]'),
    });
    expect(isModified(first(grown(signed(hidden, person()), { 40: content }).bytes)?.changes ?? [])).toBe(
      true,
    );
  });

  it('bytes behind the end are told', () => {
    const more = Buffer.concat([one.bytes, Buffer.from('5 0 obj\n<</Type/Font>>\nendobj\n')]);
    expect(isModified(first(more)?.changes ?? [])).toBe(true);
    expect(isModified(first(Buffer.concat([one.bytes, Buffer.from('\r\n \n')]))?.changes ?? [])).toBe(false);
  });

  it('the same written again, and what the file says of itself, are none', () => {
    const again = grown(one, { 4: one.objects.get(4) ?? '', 5: one.objects.get(5) ?? '' });
    expect(first(again.bytes)?.changes).toEqual([]);
    const info = grown(one, { 30: '<</Title(x)>>' }, '/Info 30 0 R');
    expect(first(info.bytes)?.changes).toEqual(['information']);
  });

  it('revocation data in a store of their own are none; a store that is something else besides is', () => {
    const root = one.objects.get(1) ?? '';
    const store = grown(one, {
      1: root.replace('/Pages', '/DSS 30 0 R/Pages'),
      30: '<</Certs[31 0 R]>>',
      31: content,
    });
    expect(first(store.bytes)?.changes).toEqual(['proofs']);
    const misused = grown(one, {
      1: root.replace('/Pages', '/DSS 5 0 R/Pages'),
      5: '<</Certs[31 0 R]>>',
      31: content,
    });
    expect(isModified(first(misused.bytes)?.changes ?? [])).toBe(true);
  });

  it('a certified document permits no further signature where it says so', () => {
    const more = '/Reference[<</TransformMethod/DocMDP/TransformParams<</P 1>>>>]';
    const pdf = signed(plainPdf(), { message: (covered) => by.cms(covered), more });
    expect(first(pdf.bytes)?.changes).toEqual([]);
    expect(first(signed(pdf, person()).bytes)?.changes).toContain('forbidden');
  });
});

describe('a time stamp over a document', () => {
  it('is a signature of its own, with the time that it tells', () => {
    const pdf = signed(one, { subFilter: 'ETSI.RFC3161', message: (covered) => by.token(covered) });
    const [person, stamp] = read(pdf.bytes);
    expect(person?.changes).toEqual(['proofs']);
    expect(stamp).toMatchObject({
      kind: 'stamp',
      proof: 'right',
      signer: { commonName: 'Dấu thời gian thử' },
    });
    expect(Math.abs((stamp?.stamp?.timeMs ?? 0) - Date.now())).toBeLessThan(120_000);
  });

  it('over other bytes does not hold', () => {
    const pdf = signed(one, { subFilter: 'ETSI.RFC3161', message: () => by.token(Buffer.from('khác')) });
    expect(read(pdf.bytes)[1]).toMatchObject({ proof: 'altered' });
  });

  it('by whoever may not tell the time does not hold', () => {
    const pdf = signed(one, { subFilter: 'ETSI.RFC3161', message: (covered) => by.cms(covered) });
    expect(read(pdf.bytes)[1]?.proof).not.toBe('right');
  });
});

describe('hostile files', () => {
  const endless = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}`, 'latin1');

  it.each<[string, Buffer]>([
    [
      'a section that comes before itself',
      endless('xref\n0 0\ntrailer\n<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF\n'),
    ],
    ['arrays in arrays', endless(`1 0 obj\n${'['.repeat(100_000)}/ByteRange`)],
    [
      'a range without end',
      endless('1 0 obj\n<</ByteRange[0 1 2 99999999999999999999]/Contents<00>/Filter/X>>\nendobj'),
    ],
    ['nothing', Buffer.alloc(0)],
  ])('%s: an answer all the same', (_, bytes) => {
    for (const found of read(bytes)) expect(isWhole(found)).toBe(false);
  });

  it('ASN.1 in ASN.1 is unreadable, and the other signature is read', () => {
    const deep = Buffer.alloc(11_000, Buffer.from('3080', 'hex'));
    const pdf = signed(one, { message: () => deep });
    expect(read(pdf.bytes)).toMatchObject([{ proof: 'right' }, { proof: 'unreadable' }]);
  });

  it('three hundred revisions end with a word', () => {
    let pdf = one;
    for (let n = 0; n < 300; n += 1) pdf = grown(pdf, { 30: `<</Title(${String(n)})>>` }, '/Info 30 0 R');
    expect(first(pdf.bytes)?.changes).toEqual(['structure']);
  });

  it('more signatures than are looked at are counted', () => {
    let pdf = plainPdf();
    for (let n = 0; n < 70; n += 1) pdf = signed(pdf, { message: () => Buffer.from('30800000', 'hex') });
    const { signatures, left } = readSignatures(pdf.bytes);
    expect([signatures.length, left]).toEqual([64, 6]);
  });
});
