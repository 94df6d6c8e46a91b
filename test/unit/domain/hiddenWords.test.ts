import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { type PageReading, readPage } from '../../../shared/domain/document/readPage.ts';
import { firstPageOf } from '../../support/pdfjs.ts';

const FONT = readFileSync(
  createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
);
/** What its types leave out. */
interface Rest {
  addContent(operators: string): Paper;
  clip(): Paper;
}
type Paper = InstanceType<typeof PDFDocument> & Rest;

function written(draw: (paper: Paper) => void): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const paper = new PDFDocument({ size: 'A4', pdfVersion: '1.7' }) as Paper;
    paper.registerFont('T', FONT);
    paper.font('T').fontSize(12);
    const pieces: Uint8Array[] = [];
    paper.on('data', (piece: Uint8Array) => pieces.push(piece));
    paper.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces))));
    draw(paper);
    paper.end();
  });
}

const say = (paper: Paper, text: string, x: number, y: number): Paper =>
  paper.text(text, x, y, { lineBreak: false }) as Paper;
/** A letter of an invented department, with this number or without one. */
function letter(paper: Paper, number: string | null): void {
  say(paper, 'UBND TỈNH SƠN HÀ', 80, 50);
  say(paper, 'SỞ Y TẾ', 100, 66);
  say(paper, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 300, 50);
  say(paper, 'Độc lập - Tự do - Hạnh phúc', 340, 66);
  if (number !== null) say(paper, `Số: ${number}/SYT-NVY`, 90, 90);
  say(paper, 'Sơn Hà, ngày 12 tháng 11 năm 2026', 330, 90);
  say(paper, 'V/v cử cán bộ dự tập huấn chuyển đổi số', 60, 110);
  say(paper, 'Kính gửi: Văn phòng Tỉnh ủy Sơn Hà', 180, 150);
  for (let line = 0; line < 12; line += 1)
    say(
      paper,
      'Thực hiện kế hoạch công tác năm, Sở Y tế đề nghị các cơ quan cử cán bộ tham dự lớp tập huấn.',
      60,
      180 + 16 * line,
    );
}
const readingOf = async (draw: (paper: Paper) => void): Promise<PageReading | null> => {
  const page = await firstPageOf(await written(draw));
  return page === null ? null : readPage(page, ['Công văn', 'Quyết định']);
};
const HIDDEN = 'Số: 1254/SYT-NVY';

describe('words that nobody sees fill no field', () => {
  test.each<readonly [string, (paper: Paper) => void]>([
    ['not painted', (paper) => say(paper.addContent('3 Tr'), HIDDEN, 90, 90).addContent('0 Tr')],
    ['in white', (paper) => say(paper.fillColor('white'), HIDDEN, 90, 90).fillColor('black')],
    ['nearly clear', (paper) => say(paper.save().fillOpacity(0.01), HIDDEN, 90, 90).restore()],
    ['outside a clip', (paper) => say(paper.save().rect(0, 700, 40, 40).clip(), HIDDEN, 90, 90).restore()],
    [
      'under a white box',
      (paper) => say(paper, HIDDEN, 90, 90).save().rect(80, 84, 150, 24).fill('white').restore(),
    ],
  ])('a number that is %s', async (_how, hide) => {
    const alone = await readingOf((paper) => {
      letter(paper, null);
      hide(paper);
    });
    expect([alone?.code, alone?.documentDate, alone?.subject]).toEqual([
      null,
      '2026-11-12',
      'V/v cử cán bộ dự tập huấn chuyển đổi số',
    ]);
    const beside = await readingOf((paper) => {
      letter(paper, null);
      hide(paper);
      say(paper.fillColor('black'), 'Số: 4521/SYT-NVY', 90, 90.4);
    });
    expect(beside?.code).toBe('4521/SYT-NVY');
  });

  test('a number in a layer that is off', async () => {
    const bytes = await written((paper) => {
      letter(paper, null);
      say(paper.addContent('/OC /Off BDC'), HIDDEN, 90, 90).addContent('EMC');
    });
    // pdfkit knows no layers: one is named in the places that it leaves for others
    const layered = (off: string): Uint8Array =>
      new Uint8Array(
        Buffer.from(
          Buffer.from(bytes)
            .toString('latin1')
            .replace('/Type /Catalog', `/Type /Catalog /OCProperties <</OCGs [900 0 R] /D <<${off}>>>>`)
            .replace('/Font <<', '/Properties <</Off 900 0 R>> /Font <<')
            .replace(/\nxref\n/u, '\n900 0 obj\n<</Type /OCG /Name (L)>>\nendobj\nxref\n')
            .replace('startxref', 'startxxxx'),
          'latin1',
        ),
      );
    const read = async (off: string): Promise<string | null | undefined> => {
      const page = await firstPageOf(layered(off));
      return page === null ? undefined : readPage(page, []).code;
    };
    expect([await read('/OFF [900 0 R]'), await read('')]).toEqual([null, '1254/SYT-NVY']);
  });

  test('a whole reading that lies unpainted under a scan says nothing', async () => {
    const page = await firstPageOf(
      await written((paper) => {
        paper.addContent('3 Tr');
        letter(paper, '1254');
      }),
    );
    expect(page).toBeNull();
  });

  test('what is seen is read as before, with no doubt', async () => {
    const read = await readingOf((paper) => letter(paper, '4521'));
    expect([read?.code, read?.issuer, read?.doubts]).toEqual(['4521/SYT-NVY', 'Sở Y tế tỉnh Sơn Hà', {}]);
  });
});

test('two numbers that are seen in one head are a doubt', async () => {
  const read = await readingOf((paper) => {
    letter(paper, '4521');
    say(paper.fontSize(5), HIDDEN, 90, 80);
  });
  expect(read?.doubts.code).toMatchObject({ part: null });
});
