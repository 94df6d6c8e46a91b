import fs from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSignatures } from '../../../electron/reader/signatures/readSignatures.ts';
import { prepareSignatures } from '../../../electron/reader/signing/prepareSignatures.ts';
import type { SignatureChange } from '../../../shared/domain/signatures/changes.ts';
import { AppError } from '../../../shared/errors.ts';
import type { SignatureOrder } from '../../../shared/ipc/readerSigning.ts';
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

/** What somebody puts into a document before it is signed, so as to change how it looks afterwards. */
let by: PdfSigners;
beforeAll(() => {
  by = pdfSigners();
});
afterAll(() => by.remove());

const base = plainPdf();
const page = (more: string): string => `${(base.objects.get(3) ?? '').slice(0, -2)}${more}>>`;
const FORM = '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[40 0 R]>>>>';
const field = (type: string, rect: string, more = ''): string =>
  `<</Type/Annot/Subtype/Widget/FT/${type}/T(cho)/F 4/P 3 0 R/Rect[${rect}]${more}>>`;
const withField = (type: string, rect: string): GrowingPdf =>
  grown(base, { 1: FORM, 3: page('/Annots[40 0 R]'), 40: field(type, rect) });
const picture = (width: number, height: number): string =>
  `<</Type/XObject/Subtype/Form/BBox[0 0 ${String(width)} ${String(height)}]${stream(`1 g 0 0 ${String(width)} ${String(height)} re f`).slice(2)}`;
const sign = (pdf: GrowingPdf, how: Partial<SignWith> = {}): GrowingPdf =>
  signed(pdf, { message: (covered) => by.cms(covered, '-cades'), ...how });
const changes = ({ bytes }: GrowingPdf): readonly SignatureChange[] => {
  const [first] = readSignatures(bytes).signatures;
  expect(first?.proof).toBe('right');
  return first?.changes ?? [];
};

const WHOLE = '0 0 595 842';
const LINE = '70 600 300 620';

describe('a field that stood there empty', () => {
  const filled = (pdf: GrowingPdf, rect: string): GrowingPdf =>
    grown(pdf, { 40: field('Tx', rect, '/V(x)/AP<</N 91 0 R>>'), 91: picture(595, 842) });

  it('filled within a line it changes nothing; over the page it hides what was signed', () => {
    expect(changes(filled(sign(withField('Tx', LINE)), LINE))).toEqual(['form']);
    expect(changes(filled(sign(withField('Tx', WHOLE)), WHOLE))).toContain('overlay');
  });

  it('over the page is told also where a certification permits to fill fields', () => {
    const more = '/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2>>>>]';
    expect(changes(filled(sign(withField('Tx', WHOLE), { more }), WHOLE))).toContain('overlay');
  });

  it('signed by somebody else over the page it hides what was signed', () => {
    const before = sign(withField('Sig', WHOLE));
    const after = (rect: string, pdf: GrowingPdf): GrowingPdf =>
      grown(pdf, {
        40: field('Sig', rect, '/V 92 0 R/AP<</N 91 0 R>>'),
        91: picture(595, 842),
        92: '<</Type/Sig/Filter/X/SubFilter/Y>>',
      });
    expect(changes(after(WHOLE, before))).toContain('overlay');
    expect(changes(after(LINE, sign(withField('Sig', LINE))))).toEqual(['signatures']);
  });
});

describe('a picture of a later signature', () => {
  it('over most of a small page is told also where the page lists its annotations elsewhere', () => {
    // the second page, which the signature itself leaves alone
    const small = (base.objects.get(6) ?? '').replace('[0 0 595 842]', '[0 500 298 920]').slice(0, -2);
    const pdf = sign(grown(base, { 6: `${small}/Annots 45 0 R>>`, 45: '[]' }));
    const over = grown(pdf, {
      1: (pdf.objects.get(1) ?? '').replace('/Fields[', '/Fields[90 0 R '),
      45: '[90 0 R]',
      90: '<</Type/Annot/Subtype/Widget/FT/Sig/T(la)/F 132/Rect[0 560 298 890]/V 92 0 R/AP<</N 91 0 R>>>>',
      91: picture(298, 330),
      92: '<</Type/Sig/Filter/X/SubFilter/Y>>',
    });
    expect(changes(over)).toContain('overlay');
  });

  it('over the head of a page is told, though it leaves the word as it is', () => {
    const pdf = sign(base, { rect: [300, 200, 420, 300] });
    expect(changes(sign(pdf, { rect: [0, 655, 595, 820] }))).toEqual(['signatures', 'covered']);
    expect(changes(sign(pdf, { rect: [100, 200, 220, 300] }))).toEqual(['signatures']);
  });
});

describe('a draft that is to be signed here', () => {
  const font = fs.readFileSync(
    createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  );
  const ORDER: SignatureOrder = {
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
  const refusal = (objects: Record<number, string>): unknown => {
    try {
      prepareSignatures(grown(base, objects).bytes, [font, font, font], ORDER);
      return null;
    } catch (cause) {
      return cause instanceof AppError ? cause.toWire() : cause;
    }
  };
  const root = (more: string): string => `<</Type/Catalog/Pages 2 0 R${more}>>`;
  const link = (action: string): Record<number, string> => ({
    3: page('/Annots[40 0 R]'),
    40: `<</Type/Annot/Subtype/Link/Rect[70 600 200 620]/A${action}>>`,
  });
  const JS = '<</S/JavaScript/JS(x)>>';

  it.each<[string, string | null, Record<number, string>]>([
    ['as programs write it', null, { 1: root('/OpenAction[3 0 R/Fit]') }],
    ['with a link', null, link('<</S/URI/URI(https://example.vn)>>')],
    ['with a field of text', 'fields', { 1: FORM, 3: page('/Annots[40 0 R]'), 40: field('Tx', WHOLE) }],
    [
      'with an empty field for a signature',
      'fields',
      { 1: FORM, 3: page('/Annots[40 0 R]'), 40: field('Sig', WHOLE) },
    ],
    ['with a widget that no form has', 'fields', { 3: page('/Annots[40 0 R]'), 40: field('Tx', WHOLE) }],
    [
      'with a layer that is off',
      'layers',
      { 1: root('/OCProperties<</OCGs[50 0 R]/D<</OFF[50 0 R]>>>>'), 50: '<</Type/OCG/Name(x)>>' },
    ],
    ['with a command at opening', 'actions', { 1: root(`/OpenAction${JS}`) }],
    ['with a command of the document', 'actions', { 1: root(`/AA<</WC${JS}>>`) }],
    ['with named commands', 'actions', { 1: root('/Names<</JavaScript<</Names[]>>>>') }],
    ['with a command of a page', 'actions', { 3: page(`/AA<</O${JS}>>`) }],
    ['with a link that runs one', 'actions', link(JS)],
    ['with a link that leads on to one', 'actions', link(`<</S/URI/URI(x)/Next${JS}>>`)],
  ])('%s', (_, why, objects) => {
    expect(refusal(objects)).toEqual(why === null ? null : { code: 'pdf-not-signable', params: { why } });
  });
});
