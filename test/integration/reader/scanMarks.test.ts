import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forkReader } from '../../../electron/cli/forkBeside.ts';
import { bytesSource, createReader, type Reader } from '../../../electron/vault/reader/index.ts';
import type { InkPage } from '../../../shared/domain/document/ink.ts';
import { BLACK, FAINT, RED, stampedPage, type Stamp } from '../../support/stampedPages.ts';

let reader: Reader;
beforeAll(() => {
  reader = createReader(forkReader);
});
afterAll(() => reader.close());

const stampsOn = async ({ pixels, ...size }: InkPage): Promise<readonly string[]> =>
  (await reader.read({ op: 'stamps', ...size }, bytesSource(Buffer.from(pixels)))).value;

const CORNER = { x: 40, y: 11 } as const;
const MARKED: readonly (readonly [string, Stamp])[] = [
  ['mat', { ...CORNER, text: 'MẬT' }],
  ['toi-mat', { ...CORNER, text: 'TỐI MẬT', frame: 'double' }],
  ['tuyet-mat', { ...CORNER, text: 'TUYỆT MẬT', colour: BLACK }],
  ['hoa-toc', { text: 'HỎA TỐC', x: 60, y: 46, colour: FAINT }],
  ['thuong-khan', { text: 'THƯỢNG KHẨN', x: 60, y: 46, turned: 8 }],
  ['khan', { text: 'KHẨN', x: 165, y: 285, frame: 'none' }],
  // over lines of print: red is told from black
  ['mat', { text: 'MẬT', x: 100, y: 120, turned: -6 }],
  // a frame that stands crooked around its letters
  ['toi-mat', { ...CORNER, text: 'TỐI MẬT', colour: BLACK, turned: -5 }],
];

describe('a stamp on a page', () => {
  it.each(MARKED)('%s is found: %o', async (kind, stamp) => {
    expect(await stampsOn(stampedPage([stamp]))).toEqual([kind]);
  });

  it('is found beside another one', async () => {
    const both = stampedPage([
      { ...CORNER, text: 'TUYỆT MẬT' },
      { text: 'HỎA TỐC', x: 165, y: 285 },
    ]);
    expect([...(await stampsOn(both))].sort()).toEqual(['hoa-toc', 'tuyet-mat']);
  });

  it.each(['BÍ MẬT', 'MẶT TRẬN', 'BẢO MẬT', 'KHẨU HIỆU', 'MẬT ONG', 'TỐT'])(
    'is not seen in the heading %s, in print, in a seal or in other stamps',
    async (heading) => {
      const others = ['CÔNG VĂN ĐẾN', 'SAO Y', 'ĐÃ KÝ'].map((text, at) => ({
        text,
        x: 45,
        y: 225 + at * 18,
        colour: at === 1 ? BLACK : RED,
      }));
      expect(await stampsOn(stampedPage(others, heading))).toEqual([]);
    },
  );

  it('is not looked for in what is no picture of its size', async () => {
    const job = { op: 'stamps', width: 100, height: 100, dpi: 150 } as const;
    await expect(reader.read(job, bytesSource(Buffer.alloc(99)))).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });
});
