import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSignatures } from '../../../electron/reader/signatures/readSignatures.ts';
import { assembled, writtenAnew } from '../../../electron/reader/signatures/writtenAnew.ts';
import { isModified, type SignatureChange } from '../../../shared/domain/signatures/changes.ts';
import {
  type GrowingPdf,
  grown,
  type PdfSigners,
  pdfSigners,
  plainPdf,
  signed,
  stream,
} from '../../support/signedPdf.ts';
import { firstPageOf } from '../../support/pdfjs.ts';

/** What is put behind a signature so that another reader takes the file otherwise than ours. */
let by: PdfSigners;
let one: GrowingPdf;
beforeAll(() => {
  by = pdfSigners();
  one = sign(plainPdf());
});
afterAll(() => by.remove());

const sign = (pdf: GrowingPdf): GrowingPdf =>
  signed(pdf, { message: (covered) => by.cms(covered, '-cades') });
const changes = (bytes: Buffer): readonly SignatureChange[] => {
  const [first] = readSignatures(bytes).signatures;
  expect(first?.proof).toBe('right');
  return first?.changes ?? [];
};
const wordsOf = async (bytes: Buffer): Promise<string[]> =>
  ((await firstPageOf(new Uint8Array(bytes)))?.items ?? []).map(({ text }) => text);
const row = (offset: number, gen = 0, kind = 'n'): string =>
  `${String(offset).padStart(10, '0')} ${String(gen).padStart(5, '0')} ${kind} \n`;
const FORGED = `4 0 obj\n${stream('BT /F1 14 Tf 70 700 Td (Cong van so 99 GIA) Tj ET')}\nendobj\n`;

interface Update {
  /** bytes before the section */
  readonly bytes?: string;
  readonly section: (at: (number: number) => number) => string;
  readonly trailer?: string;
  readonly startxref?: (at: number) => string;
  readonly size?: number;
}

/** An update by hand. */
function behind(
  base: GrowingPdf,
  { bytes = '', section, trailer = '', startxref = String, size = 60 }: Update,
): Buffer {
  const text = base.bytes.toString('latin1');
  const at = (number: number): number => text.lastIndexOf(`\n${String(number)} 0 obj`) + 1;
  const start = base.bytes.length + bytes.length;
  const end = `trailer\n<</Size ${String(size)}/Root 1 0 R/Prev ${String(base.prev)}${trailer}>>\nstartxref\n${startxref(start)}\n%%EOF\n`;
  return Buffer.concat([base.bytes, Buffer.from(`${bytes}xref\n${section(at)}${end}`, 'latin1')]);
}
const NOTHING = (): string => `0 1\n${row(0, 65535, 'f')}`;
/** a stream that says where one object stands, for a table to have beside it */
function beside(number: number, offset: number): string {
  const rows = Buffer.alloc(7);
  rows[0] = 1;
  rows.writeUInt32BE(offset, 1);
  return `50 0 obj\n<</Type/XRef/W[1 4 2]/Index[${String(number)} 1]/Size 60/Length 7>>\nstream\n${rows.toString('latin1')}\nendstream\nendobj\n`;
}
const placeOf = (number: number): number =>
  one.bytes.toString('latin1').lastIndexOf(`\n${String(number)} 0 obj`) + 1;

describe('behind a signature', () => {
  it('an update that names nothing, or the same again, changes nothing', () => {
    expect(changes(behind(one, { section: NOTHING }))).toEqual([]);
    expect(changes(behind(one, { section: (at) => `6 1\n${row(at(6))}` }))).toEqual([]);
    expect(changes(behind(one, { bytes: '% made by a program\n', section: NOTHING }))).toEqual([]);
  });

  it.each<[string, () => Update]>([
    ['an object that no section names', () => ({ bytes: FORGED, section: NOTHING })],
    ['object 0 in use', () => ({ section: () => `0 1\n${row(15)}` })],
    [
      'another generation of the page, by the section alone',
      () => ({ section: (at) => `3 1\n${row(at(3), 1)}` }),
    ],
    [
      'another generation of the content',
      () => ({
        bytes: FORGED.replace('4 0 obj', '4 1 obj'),
        section: () => `4 1\n${row(one.bytes.length, 1)}`,
      }),
    ],
    [
      'a section of two that begins free, and the first beside it',
      () => ({
        bytes: beside(1, placeOf(1)),
        section: (at) => `1 2\n${row(0, 65535, 'f')}${row(at(2))}`,
        trailer: `/XRefStm ${String(one.bytes.length)}`,
      }),
    ],
    [
      'what is free in the table and in use beside it',
      () => ({
        bytes: beside(4, placeOf(4)),
        section: () => `4 1\n${row(0, 0, 'f')}`,
        trailer: `/XRefStm ${String(one.bytes.length)}`,
      }),
    ],
    [
      'a comment before the number of the section',
      () => ({ section: NOTHING, startxref: (at) => `% \n${String(at)}` }),
    ],
    ['a form feed before it', () => ({ section: NOTHING, startxref: (at) => `\f${String(at)}` })],
    ['a sign before it', () => ({ section: NOTHING, startxref: (at) => `+${String(at)}` })],
    ['a comment in the table', () => ({ section: () => `0 1 % x\n${row(0, 65535, 'f')}` })],
    ['a comment that looks like an object', () => ({ bytes: '% 4 0 obj\n', section: NOTHING })],
    ['a size below its numbers', () => ({ section: (at) => `6 1\n${row(at(6))}`, size: 5 })],
    ['a key twice in the trailer', () => ({ section: NOTHING, trailer: '/Root 1 0 R' })],
    [
      'a key twice in an object',
      () => ({ bytes: '40 0 obj\n<</A 1/A 2>>\nendobj\n', section: () => `40 1\n${row(one.bytes.length)}` }),
    ],
    [
      'a reference to another generation',
      () => ({ bytes: '40 0 obj\n[4 1 R]\nendobj\n', section: () => `40 1\n${row(one.bytes.length)}` }),
    ],
    [
      'a number that is none',
      () => ({ bytes: '40 0 obj\n[0 0 60 6+]\nendobj\n', section: () => `40 1\n${row(one.bytes.length)}` }),
    ],
    [
      'one place under two numbers',
      () => ({ bytes: '40 0 obj\n[]\nendobj\n', section: () => `40 2\n${row(one.bytes.length).repeat(2)}` }),
    ],
    [
      'another number at the place',
      () => ({ bytes: '41 0 obj\n[]\nendobj\n', section: () => `40 1\n${row(one.bytes.length)}` }),
    ],
    [
      'bytes within an object',
      () => ({ bytes: '40 0 obj\n[]\n4 0 obj [] endobj', section: () => `40 1\n${row(one.bytes.length)}` }),
    ],
    [
      'a stream that is longer than it says',
      () => ({
        bytes: '40 0 obj\n<</Length 2>>\nstream\nab cd\nendstream\nendobj\n',
        section: () => `40 1\n${row(one.bytes.length)}`,
      }),
    ],
    [
      'two thousand blanks',
      () => ({ section: NOTHING, startxref: (at) => `${String(at)}\n%%EOF${' '.repeat(2_000)}` }),
    ],
  ])('%s is read in two ways', (_, update) => {
    const found = changes(behind(one, update()));
    expect(found).toContain('structure');
    expect(isModified(found)).toBe(true);
  });

  it.each<[string, () => Buffer]>([
    [
      'the forged content',
      () => behind(one, { bytes: FORGED, section: NOTHING, startxref: (at) => `% \n${String(at)}` }),
    ],
    ['object 0 in use', () => behind(one, { bytes: FORGED, section: () => `0 1\n${row(15)}` })],
    [
      'what another reader looks for by itself, within a stream',
      () => {
        const content = `BT /F1 14 Tf 70 700 Td (Cong van so 12) Tj ET\n1 0 obj <</Type/Catalog/Pages 90 0 R>> endobj\n90 0 obj <</Type/Pages/Kids[]/Count 0>> endobj`;
        return sign(grown(plainPdf(), { 4: stream(content) })).bytes;
      },
    ],
  ])('%s: what is drawn is what the strict reader read', async (_, make) => {
    const bytes = make();
    const anew = writtenAnew(bytes);
    const drawn = anew === null ? Buffer.alloc(0) : assembled(anew, bytes);
    expect(drawn).toHaveLength(anew?.sizeBytes ?? -1);
    expect(await wordsOf(drawn)).toEqual(['Cong van so 12']);
    // also for a reader that looks for objects by itself
    const blind = Buffer.from(drawn);
    blind.write('startxref\n9', blind.lastIndexOf('startxref'), 'latin1');
    expect(await wordsOf(blind)).toEqual(['Cong van so 12']);
  });

  it('objects in a stream stand at the place that the section tells', () => {
    const body = '40 0 41 3 [] <</Type/Page>>';
    const first = body.indexOf('[]');
    const packed = `42 0 obj\n<</Type/ObjStm/N 2/First ${String(first)}/Length ${String(body.length)}>>\nstream\n${body}\nendstream\nendobj\n`;
    const at = one.bytes.length;
    const rows = (order: readonly [number, number]): Buffer => {
      const bytes = Buffer.alloc(28);
      for (const [n, [type, a, b]] of [
        [2, 42, order[0]],
        [2, 42, order[1]],
        [1, at, 0],
        [1, at + packed.length, 0],
      ].entries() as IterableIterator<[number, [number, number, number]]>) {
        bytes[n * 7] = type;
        bytes.writeUInt32BE(a, n * 7 + 1);
        bytes.writeUInt16BE(b, n * 7 + 5);
      }
      return bytes;
    };
    const file = (order: readonly [number, number]): Buffer =>
      Buffer.concat([
        one.bytes,
        Buffer.from(
          `${packed}43 0 obj\n<</Type/XRef/W[1 4 2]/Index[40 4]/Size 44/Root 1 0 R/Prev ${String(one.prev)}/Length 28>>\nstream\n${rows(order).toString('latin1')}\nendstream\nendobj\nstartxref\n${String(at + packed.length)}\n%%EOF\n`,
          'latin1',
        ),
      ]);
    expect(changes(file([0, 1]))).toEqual([]);
    expect(changes(file([1, 0]))).toContain('structure');
  });

  it('a file that says it is linearized and longer than what was signed is read in two ways when it has grown', () => {
    const base = plainPdf();
    const text = base.bytes.toString('latin1');
    const says = (length: number): GrowingPdf => {
      const dict = `90 0 obj\n<</Linearized 1/L ${String(length).padStart(10, '0')}/H[400 10]/O 3/E 500/N 1/T 9>>\nendobj\n`;
      const shift = text.indexOf('1 0 obj');
      const bytes = Buffer.from(text.slice(0, shift) + dict, 'latin1');
      return sign(grown({ bytes, objects: new Map(), prev: -1 }, Object.fromEntries(base.objects)));
    };
    const long = says(60_000);
    const grownTo = (pdf: GrowingPdf): Buffer => Buffer.concat([pdf.bytes, Buffer.alloc(500, 0x0a)]);
    expect(changes(long.bytes)).toEqual([]);
    expect(changes(grownTo(long))).toEqual(['structure']);
    expect(changes(grownTo(says(900)))).toEqual([]);
  });
});
