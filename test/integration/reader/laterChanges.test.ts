import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSignatures } from '../../../electron/reader/signatures/readSignatures.ts';
import { isModified } from '../../../shared/domain/signatures/changes.ts';
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
beforeAll(() => {
  by = pdfSigners();
});
afterAll(() => by.remove());

type Rect = readonly [number, number, number, number];
const sign = (pdf: GrowingPdf, rect?: Rect): GrowingPdf =>
  signed(pdf, { message: (covered) => by.cms(covered), ...(rect === undefined ? {} : { rect }) });
const changes = ({ bytes }: GrowingPdf): readonly string[] | undefined => {
  const [first] = readSignatures(bytes).signatures;
  expect(first?.proof).toBe('right');
  return first?.changes;
};
const isWhole = (pdf: GrowingPdf): boolean => {
  const [first] = readSignatures(pdf.bytes).signatures;
  return first?.proof === 'right' && !isModified(first.changes);
};
const root = (pdf: GrowingPdf): string => pdf.objects.get(1) ?? '';

describe('a picture of a later signature', () => {
  const PERSON: Rect = [400, 300, 520, 400];
  /** with one annotation more on the page, before it is signed */
  const having = (annotation: string): GrowingPdf => {
    const base = plainPdf();
    const page = (base.objects.get(3) ?? '').slice(0, -2);
    return sign(grown(base, { 3: `${page}/Annots[20 0 R]>>`, 20: annotation }), PERSON);
  };
  const note = (subtype: string): string =>
    `<</Type/Annot/Subtype/${subtype}/Rect[100 600 200 620]/Contents(a)>>`;

  it('lies over half of an earlier one as the seal of an office does; over all of it, it is told', () => {
    const person = sign(plainPdf(), PERSON);
    expect(changes(sign(person, [340, 300, 460, 400]))).toEqual(['signatures']);
    expect(changes(sign(person, [395, 295, 525, 405]))).toEqual(['signatures', 'overlay']);
    // two that hide it together
    const half = sign(person, [400, 300, 460, 400]);
    expect(changes(half)).toEqual(['signatures']);
    expect(changes(sign(half, [460, 300, 520, 400]))).toContain('overlay');
    // the seal of whoever copies a dispatch lies over its number
    const number = sign(plainPdf(), [105, 699, 124, 713]);
    expect(changes(sign(number, [66, 693, 176, 803]))).toEqual(['signatures']);
  });

  it.each([
    ['a note', note('FreeText'), true],
    ['a stamp', note('Stamp'), true],
    ['a field of text', `<</FT/Tx/T(so)/V(12)/Type/Annot/Subtype/Widget/Rect[100 600 200 620]>>`, true],
    [
      'a field that waits for a signature',
      `<</FT/Sig/T(cho)/Type/Annot/Subtype/Widget/Rect[100 600 200 620]>>`,
      false,
    ],
    ['a link', note('Link'), false],
  ])('over %s that was there: told if that shows anything', (_, annotation, isTold) => {
    const pdf = having(annotation);
    expect(changes(sign(pdf, [150, 590, 250, 640]))).toEqual(
      isTold ? ['signatures', 'overlay'] : ['signatures'],
    );
    expect(changes(sign(pdf, [199, 500, 260, 560]))).toEqual(['signatures']);
  });

  it('lies over half of one whose widget is an object beneath its field', () => {
    const person = sign(plainPdf(), PERSON);
    const list = readSignatures(person.bytes).signatures;
    expect(list).toHaveLength(1);
    const [field, widget] = [9, 50];
    const own = (person.objects.get(field) ?? '').replace(/\/Type.*?\/FT/, '/Kids[50 0 R]/FT');
    const shown = (person.objects.get(field) ?? '').replace(
      /\/FT.*?\/F 132/,
      `/Parent ${String(field)} 0 R/F 132`,
    );
    const page = (person.objects.get(3) ?? '').replace(`${String(field)} 0 R`, `${String(widget)} 0 R`);
    const apart = sign(grown(person, { [field]: own, [widget]: shown, 3: page }), [100, 100, 160, 160]);
    const seal = sign(apart, [340, 300, 460, 400]);
    expect(readSignatures(seal.bytes).signatures[1]?.changes).toEqual(['signatures']);
  });

  it('is told on any page', () => {
    const base = plainPdf();
    // the page that is signed is the second now
    const turned = grown(base, { 2: '<</Type/Pages/Kids[6 0 R 3 0 R]/Count 2>>' });
    const person = sign(turned, PERSON);
    expect(changes(sign(person, PERSON))).toEqual(['signatures', 'overlay']);
  });

  it('what overlapped before it was signed is no change', () => {
    const over = having(note('FreeText'));
    const page = (over.objects.get(3) ?? '').replace('/Annots[', '/Annots[40 0 R ');
    const both = sign(grown(over, { 3: page, 40: note('Stamp') }), [400, 100, 460, 160]);
    expect(readSignatures(both.bytes).signatures.at(-1)?.changes).toEqual([]);
  });
});

describe('a field of text with its widget in an object of its own', () => {
  const AP = (words: string): string =>
    `<</Type/XObject/Subtype/Form/BBox[0 0 60 20]${stream(`BT (${words}) Tj ET`).slice(2)}`;
  const WIDGET = (appearance: number): string =>
    `<</Type/Annot/Subtype/Widget/Parent 20 0 R/Rect[70 600 200 620]/AP<</N ${String(appearance)} 0 R>>>>`;
  const FIELD = (value: string): string => `<</FT/Tx/T(ten)/V(${value})/Kids[21 0 R]>>`;
  const form = (): GrowingPdf => {
    const base = plainPdf();
    const page = (base.objects.get(3) ?? '').slice(0, -2);
    return sign(
      grown(base, {
        1: '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[20 0 R]>>>>',
        3: `${page}/Annots[21 0 R]>>`,
        20: FIELD('a'),
        21: WIDGET(22),
        22: AP('a'),
      }),
    );
  };

  it('filled it looks different, which changes nothing that was signed', () => {
    const filled = grown(form(), { 20: FIELD('b'), 21: WIDGET(40), 40: AP('b') });
    expect(changes(filled)).toEqual(['form']);
    expect(isWhole(filled)).toBe(true);
  });

  it('looking different though it says the same it is told', () => {
    expect(isWhole(grown(form(), { 21: WIDGET(40), 40: AP('b') }))).toBe(false);
  });

  it('drawn anew in place is a filled field, unless the page shows that drawing too', () => {
    expect(changes(grown(form(), { 20: FIELD('b'), 22: AP('b') }))).toEqual(['form']);
    const base = form();
    const page = (base.objects.get(3) ?? '').replace('/Font', '/XObject<</Ve 22 0 R>>/Font');
    const shown = sign(grown(base, { 3: page }), [200, 100, 260, 160]);
    const last = readSignatures(grown(shown, { 20: FIELD('b'), 22: AP('b') }).bytes).signatures.at(-1);
    expect(last?.proof).toBe('right');
    expect(isModified(last?.changes ?? [])).toBe(true);
  });
});

describe('what programs write anew', () => {
  it('a catalog under another number that says the same is none', () => {
    const pdf = sign(plainPdf());
    expect(changes(grown(pdf, { 31: root(pdf) }, '/Root 31 0 R'))).toEqual([]);
    const other = root(pdf).replace('2 0 R', '6 0 R');
    expect(changes(grown(pdf, { 31: other }, '/Root 31 0 R'))).toEqual(['structure']);
    // the old one is named elsewhere perhaps: it stays what it was
    expect(changes(grown(pdf, { 1: '<</Type/Catalog>>', 31: root(pdf) }, '/Root 31 0 R'))).toEqual([
      'structure',
    ]);
  });

  it('the mark of iText in the list of pages is none; anything else there is told', () => {
    const pdf = sign(plainPdf());
    const pages = (more: string): GrowingPdf =>
      grown(pdf, { 2: (pdf.objects.get(2) ?? '').replace('/Type', `${more}/Type`) });
    expect(changes(pages('/ITXT(5.5.9)'))).toEqual(['information']);
    expect(changes(pages('/ITXT 4 0 R'))).toEqual(['pages']);
    expect(changes(pages('/ITXT(5.5.9)/Rotate 90'))).toEqual(['pages']);
  });

  it('a store of proofs that takes the place of one of which pieces are left is none', () => {
    const store = (pdf: GrowingPdf, certs: number, vri: number): GrowingPdf =>
      grown(pdf, {
        1: root(pdf).includes('/DSS') ? root(pdf) : root(pdf).replace('/Pages', '/DSS 60 0 R/Pages'),
        60: `<</Certs ${String(certs)} 0 R/VRI ${String(vri)} 0 R>>`,
        [certs]: `[61 0 R]`,
        [vri]: `<</${'A'.repeat(40)} 62 0 R>>`,
        61: stream('a certificate'),
        62: '<</Cert[61 0 R]>>',
      });
    // what 62 says is named by the first store too, which nothing leads to any more
    const signedOver = sign(store(store(plainPdf(), 70, 71), 72, 73));
    expect(changes(store(signedOver, 84, 85))).toEqual(['proofs']);
  });

  it('a signed file that lies in the document has signatures of its own, which are not those of the document', () => {
    const inner = sign(plainPdf()).bytes.toString('latin1');
    const outer = grown(plainPdf(), { 90: `<</Type/EmbeddedFile${stream(inner).slice(2)}` });
    expect(readSignatures(outer.bytes).signatures).toEqual([]);
    const { signatures } = readSignatures(sign(outer).bytes);
    expect(signatures).toMatchObject([{ coverage: 'whole', proof: 'right', changes: [] }]);
  });
});
