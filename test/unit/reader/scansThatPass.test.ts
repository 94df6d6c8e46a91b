import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { secrecyOfFile } from '../../../electron/reader/secrecy/secrecyOfFile.ts';
import type { ScreenRule } from '../../../shared/domain/secrecy/screenRule.ts';
import screening from '../../../shared/rules/screening-2026.json' with { type: 'json' };

const RULES = screening.rules as readonly ScreenRule[];
type Objects = Readonly<Record<number, string | Buffer>>;

/** A PDF of numbered objects, in the order of their numbers. */
function pdfOf(objects: Objects): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')];
  const offsets: (readonly [string, number])[] = [];
  let at = 9;
  for (const [number, body] of Object.entries(objects)) {
    const part = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      Buffer.from(body as string, 'latin1'),
      Buffer.from('\nendobj\n'),
    ]);
    offsets.push([number, at]);
    parts.push(part);
    at += part.length;
  }
  const rows = offsets.map(
    ([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
  );
  const table = `xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size 999/Root 1 0 R>>\nstartxref\n${String(at)}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table)]);
}

const stream = (content: string, entries = ''): string =>
  `<<${entries}/Length ${String(Buffer.byteLength(content, 'latin1'))}>>\nstream\n${content}\nendstream`;
function picture(width: number, height: number): Buffer {
  const bits = deflateSync(Buffer.alloc(Math.ceil(width / 8) * height, 0xff));
  const head = `<</Type/XObject/Subtype/Image/Width ${String(width)}/Height ${String(height)}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode/Length ${String(bits.length)}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bits, Buffer.from('\nendstream')]);
}
const SYLLABLES = ['van', 'phong', 'huyen', 'uy', 'bao', 'cao', 'tinh', 'hinh', 'trien', 'khai'];
const words = (count: number): string =>
  Array.from({ length: count }, (_, at) => SYLLABLES[at % SYLLABLES.length]).join(' ');
const text = (said: string, y = 500, set = ''): string =>
  `BT ${set} /F1 10 Tf 60 ${String(y)} Td (${said}) Tj ET\n`;

const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
/** Its letters are those of "TỐI MẬT". */
const LETTERS = stream(
  'begincmap 1 begincodespacerange <00> <FF> endcodespacerange 6 beginbfchar <54> <0054> <4F> <1ED0> <49> <0049> <4D> <004D> <41> <1EAC> <20> <0020> endbfchar endcmap',
);
const MARK = 'BT /F2 14 Tf 60 800 Td (TOI MAT) Tj ET\n';
const page = (pictures: string, entries = ''): string =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 8 0 R>>/XObject<<${pictures}>>>>${entries}>>`;
const paper = (content: string, pictures = '', others: Objects = {}, entries = ''): Buffer =>
  pdfOf({
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: page(pictures, entries),
    4: stream(content),
    5: FONT,
    8: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 9 0 R>>',
    9: LETTERS,
    ...others,
  });

const SHEET = 'q 595 0 0 842 0 0 cm /I0 Do Q\n';
const ONE = { 100: picture(1654, 2339) };
const NAMED = '/I0 100 0 R';
const STRIPS = 20;
const all = <T>(make: (at: number) => T): T[] => Array.from({ length: STRIPS }, (_, at) => make(at));
const strips = {
  named: all((at) => `/I${String(at)} ${String(100 + at)} 0 R`).join(''),
  drawn: all((at) => `q 595 0 0 42.1 0 ${String(842 - (at + 1) * 42.1)} cm /I${String(at)} Do Q\n`).join(''),
  objects: Object.fromEntries(all((at) => [100 + at, picture(1654, 117)] as const)),
};
const signature = {
  60: '<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/F 132/Rect[0 0 90 40]/AP<</N 61 0 R>>>>',
  61: stream(
    text('Ky boi: Nguyen Van A', 20),
    '/Type/XObject/Subtype/Form/BBox[0 0 90 40]/Resources<</Font<</F1 5 0 R>>>>',
  ),
};
const nested = (depth: number): Objects =>
  Object.fromEntries(
    Array.from({ length: depth }, (_, at) => [
      120 + at,
      stream(
        at === depth - 1 ? MARK : '/X Do\n',
        `/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R/F2 8 0 R>>/XObject<</X ${String(121 + at)} 0 R>>>>`,
      ),
    ]),
  );

const look = (pdf: Buffer) => secrecyOfFile('a.pdf', pdf, RULES);

describe('a scan', () => {
  test.each([
    ['one picture', SHEET, NAMED, ONE],
    ['with ten words of a signing program', SHEET + text(words(10)), NAMED, ONE],
    ['over words that are painted beneath it', text(words(60)) + SHEET, NAMED, ONE],
    ['under words that are not painted', SHEET + text(words(60), 500, '3 Tr'), NAMED, ONE],
    [
      'and the mode is set back by a number of a page',
      SHEET + text(words(60), 500, '3 Tr') + text('1', 20, '0 Tr'),
      NAMED,
      ONE,
    ],
    ['with words in white', `${SHEET}1 g ${text(words(60))}`, NAMED, ONE],
    ['with words in white, by another colour space', `${SHEET}1 1 1 rg ${text(words(60))}`, NAMED, ONE],
    ['with words under a white box', `${SHEET}${text(words(60))}1 g 0 480 595 60 re f\n`, NAMED, ONE],
    ['with words outside the page', SHEET + text(words(60), 900), NAMED, ONE],
    ['with words that are clipped away', `${SHEET}q 0 0 50 50 re W n ${text(words(60))}Q`, NAMED, ONE],
    ['with words in a layer', `${SHEET}/OC /L BDC ${text(words(60))}EMC\n`, NAMED, ONE],
    ['in twenty strips', strips.drawn, strips.named, strips.objects],
    ['in strips, with three words', strips.drawn + text('Ky boi Van'), strips.named, strips.objects],
    [
      'in strips, with words that are not painted',
      strips.drawn + text(words(60), 500, '3 Tr'),
      strips.named,
      strips.objects,
    ],
  ] as const)('%s is no page that was read', async (_what, content, named, objects) => {
    expect(await look(paper(content, named, objects))).toEqual({ state: 'unread', why: 'scan' });
  });

  test("in strips, with a signature's picture, is no page that was read", async () => {
    const signed = paper(strips.drawn, strips.named, { ...strips.objects, ...signature }, '/Annots[60 0 R]');
    expect(await look(signed)).toEqual({ state: 'unread', why: 'scan' });
  });
});

test.each([
  ['words', text(words(60)), '', {}],
  ['words over a picture', SHEET + text(words(60)), NAMED, ONE],
  ['words in a clip that holds them', `q 0 0 595 842 re W n ${text(words(60))}Q`, '', {}],
  ['words on a white ground', `1 g 0 0 595 842 re f 0 g ${text(words(60))}`, '', {}],
  [
    'words in a form',
    '/X Do\n',
    '/X 120 0 R',
    {
      120: stream(
        text(words(60)),
        '/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>',
      ),
    },
  ],
] as const)('%s that an eye sees are clear', async (_what, content, named, objects) => {
  expect(await look(paper(content, named, objects))).toEqual({ state: 'clear' });
});

describe('what is left unread', () => {
  test.each([1, 2, 3, 4, 5, 9])('a mark in forms %i deep is found', async (depth) => {
    expect(await look(paper(`${text(words(60))}/X Do\n`, '/X 120 0 R', nested(depth)))).toMatchObject({
      state: 'marked',
      level: 'toi-mat',
    });
  });

  test('what lies deeper is said', async () => {
    expect(await look(paper(`${text(words(60))}/X Do\n`, '/X 120 0 R', nested(16)))).toEqual({
      state: 'unread',
      why: 'damaged',
    });
  });

  test('a page that does not call itself one is read', async () => {
    const second = {
      2: '<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>',
      6: '<</Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R/Resources<</Font<</F2 8 0 R>>>>>>',
      7: stream(MARK),
    };
    expect(await look(paper(text(words(60)), '', second))).toMatchObject({ state: 'marked' });
  });

  test('an object behind the file that no section names hides nothing', async () => {
    const later = Buffer.from(`\n4 0 obj\n${stream(text(words(60)))}\nendobj\n`);
    expect(await look(Buffer.concat([paper(MARK + text(words(60))), later]))).toMatchObject({
      state: 'marked',
    });
    expect(await look(Buffer.concat([paper(text(words(60))), later]))).toEqual({
      state: 'unread',
      why: 'damaged',
    });
  });

  test('a second object of one number in a file whose table is broken is a doubt', async () => {
    const file = Buffer.concat([paper(text(words(60))), Buffer.from(`\n4 0 obj\n${stream(MARK)}\nendobj\n`)]);
    const broken = Buffer.from(file.toString('latin1').replace('startxref', 'startxxxx'), 'latin1');
    expect(await look(broken)).toMatchObject({ state: 'marked' });
    const other = Buffer.concat([
      paper(MARK),
      Buffer.from(`\n4 0 obj\n${stream(text(words(60)))}\nendobj\n`),
    ]);
    const lost = Buffer.from(other.toString('latin1').replace('startxref', 'startxxxx'), 'latin1');
    expect((await look(lost)).state).not.toBe('clear');
  });
});
