import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSignatures } from '../../../electron/reader/signatures/readSignatures.ts';
import { isModified } from '../../../shared/domain/signatures/changes.ts';
import type { SignatureFacts } from '../../../shared/ipc/readerSignatures.ts';
import {
  type GrowingPdf,
  grown,
  type PdfSigners,
  pdfSigners,
  plainPdf,
  signed,
  stream,
} from '../../support/signedPdf.ts';

let by: PdfSigners;
let one: GrowingPdf;
beforeAll(() => {
  by = pdfSigners();
  one = signedPlainly(plainPdf());
});
afterAll(() => by.remove());

const signedPlainly = (pdf: GrowingPdf): GrowingPdf => signed(pdf, { message: (covered) => by.cms(covered) });
const first = (bytes: Buffer): SignatureFacts | undefined => readSignatures(bytes).signatures[0];

describe('fields that a signer locked', () => {
  const TEXT = (value: string): string =>
    `<</FT/Tx/T(ghichu)/V(${value})/Type/Annot/Subtype/Widget/Rect[70 600 200 620]>>`;
  /** a form with one field of text, signed with this lock */
  const locked = (lock: string): GrowingPdf => {
    const base = plainPdf();
    const page = (base.objects.get(3) ?? '').slice(0, -2);
    const form = grown(base, {
      1: '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[20 0 R]>>>>',
      3: `${page}/Annots[20 0 R]>>`,
      20: TEXT('a'),
    });
    const more = `/Reference[<</TransformMethod/FieldMDP/TransformParams<<${lock}>>>>]`;
    return signed(form, { message: (covered) => by.cms(covered), more });
  };

  it.each([
    ['all', '/Action/All', true],
    ['this one', '/Action/Include/Fields[(ghichu)]', true],
    ['another one', '/Action/Include/Fields[(khac)]', false],
    ['all but another one', '/Action/Exclude/Fields[(khac)]', true],
    ['all but this one', '/Action/Exclude/Fields[(ghichu)]', false],
    ['nobody knows which', '/Action/Moi', true],
  ])('%s: filled behind the signature it is told', (_, lock, isForbidden) => {
    const pdf = locked(lock);
    expect(first(pdf.bytes)?.changes).toEqual([]);
    const found = first(grown(pdf, { 20: TEXT('b') }).bytes);
    expect(found?.proof).toBe('right');
    expect(found?.changes).toEqual([isForbidden ? 'forbidden' : 'form']);
    expect(isModified(found?.changes ?? [])).toBe(isForbidden);
  });
});

describe('hybrid files', () => {
  const row = (type: number, a: number, b: number): Buffer =>
    Buffer.from([type, (a >> 24) & 255, (a >> 16) & 255, (a >> 8) & 255, a & 255, b]);

  /**
   * An update whose table is for old readers, with a cross-reference stream beside it for new ones (7.5.8.4): the stream
   * names object 30, which the table calls free.
   * @param visible what the table says of object 4, the content of the first page, where it says anything
   * @param isFree whether the table calls object 30 free, which some readers then believe
   */
  function hybrid(pdf: GrowingPdf, hidden: string, visible = '', isFree = false): Buffer {
    const at = pdf.bytes.length;
    const object = Buffer.from(`30 0 obj\n${hidden}\nendobj\n`, 'latin1');
    const beside = at + object.length;
    const rows = row(1, at, 0);
    const head = `31 0 obj\n<</Type/XRef/Size 32/W[1 4 1]/Index[${visible === '' ? '30' : visible} 1]/Root 1 0 R/Length ${String(rows.length)}>>\nstream\n`;
    const section = Buffer.concat([
      Buffer.from(head, 'latin1'),
      rows,
      Buffer.from('\nendstream\nendobj\n', 'latin1'),
    ]);
    const table = `xref\n${isFree ? '30' : '0'} 1\n0000000000 65535 f \ntrailer\n<</Size 32/Root 1 0 R/Prev ${String(pdf.prev)}/XRefStm ${String(beside)}>>\nstartxref\n${String(beside + section.length)}\n%%EOF\n`;
    return Buffer.concat([pdf.bytes, object, section, Buffer.from(table, 'latin1')]);
  }

  it('are read: an object of the stream beside the table is there, and changes nothing by itself', () => {
    expect(first(hybrid(one, '<</Type/Nothing>>'))).toMatchObject({ proof: 'right', changes: [] });
  });

  it('an object that the table calls free and the stream does not is read in two ways', () => {
    expect(first(hybrid(one, '<</Type/Nothing>>', '', true))?.changes).toEqual(['structure']);
  });

  it('what is put in place of something signed by the stream alone is told', () => {
    // new readers take object 4 from the stream, old ones from the table of before
    const object = stream('BT /F1 14 Tf 70 700 Td (Cong van so 99) Tj ET');
    const bytes = hybrid(one, object, '4');
    const renamed = Buffer.from(bytes);
    renamed.write(' 4 0 obj', renamed.indexOf('30 0 obj', one.bytes.length), 'latin1');
    expect(isModified(first(bytes)?.changes ?? [])).toBe(true);
    expect(isModified(first(renamed)?.changes ?? [])).toBe(true);
  });

  it('what fills through the stream an object that was named before it was there is told', () => {
    const base = plainPdf();
    const open = grown(base, { 3: (base.objects.get(3) ?? '').replace('4 0 R', '[4 0 R 30 0 R]') });
    const pdf = signedPlainly(open);
    expect(pdf.objects.has(30)).toBe(false);
    const filled = hybrid(pdf, stream('BT (them) Tj ET'));
    expect(isModified(first(filled)?.changes ?? [])).toBe(true);
  });

  it('a stream beside that is none is no document that all read alike', () => {
    const bytes = hybrid(one, '<<>>');
    const broken = Buffer.from(bytes);
    broken.write('/Type/XXXX', broken.lastIndexOf('/Type/XRef'), 'latin1');
    const found = readSignatures(broken);
    expect(found.damaged).toBe(true);
    for (const { changes } of found.signatures) expect(isModified(changes)).toBe(true);
  });
});
