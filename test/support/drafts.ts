import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';

export interface DraftWords {
  readonly font: string;
  readonly size: number;
  readonly widthMm: number;
  readonly leftMm: number;
  readonly heading: string;
  readonly office: string;
  readonly symbol: string;
  readonly mark: string | null;
  readonly subject: string;
  readonly ending: string;
  readonly capacity: string;
  readonly position: string;
  readonly signer: string;
}

/** A report of a Party office as it should be; a test says what is wrong with it. */
export const GOOD_DRAFT: DraftWords = {
  font: 'Times New Roman',
  size: 14,
  widthMm: 210,
  leftMm: 30,
  heading: 'ĐẢNG CỘNG SẢN VIỆT NAM',
  office: 'ĐẢNG ỦY XÃ ĐỒNG VÀNG',
  symbol: 'Số       -BC/ĐU',
  mark: null,
  subject: 'kết quả chuyển đổi số trong các cơ quan đảng tháng 11/2026',
  ending: '.',
  capacity: 'T/M ĐẢNG ỦY',
  position: 'BÍ THƯ ĐẢNG ỦY',
  signer: 'Bùi Quang Thắng',
};

const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);

/** Written by the same library as the papers: a real Word file with a table as its head, styles and a page. */
export async function wordDraft(change: Partial<DraftWords> = {}): Promise<Buffer> {
  const words = { ...GOOD_DRAFT, ...change };
  const run = (text: string, bold = false) =>
    new TextRun({ text, bold, font: words.font, size: words.size * 2 });
  const line = (text: string) =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, true)] });
  const body =
    'Thực hiện chương trình công tác năm, Đảng ủy báo cáo kết quả chuyển đổi số trong các cơ quan đảng của xã trong tháng';
  const file = new Document({
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(words.widthMm), height: twips(297) },
            margin: { top: twips(20), bottom: twips(20), left: twips(words.leftMm), right: twips(15) },
          },
        },
        children: [
          new Table({
            rows: [
              new TableRow({
                children: [
                  new TableCell({
                    children: [line('TỈNH ỦY SƠN HÀ'), line(words.office), line(words.symbol)],
                  }),
                  new TableCell({
                    children: [line(words.heading), line('Đồng Vàng, ngày     tháng 11 năm 2026')],
                  }),
                ],
              }),
            ],
          }),
          ...(words.mark === null ? [] : [line(words.mark)]),
          line('BÁO CÁO'),
          line(words.subject),
          new Paragraph({ children: [run(`${body}, các nhiệm vụ đều đạt yêu cầu`), run(`${words.ending}`)] }),
          new Paragraph({ children: [run('Nơi nhận:')] }),
          new Paragraph({ children: [run('- Lưu Văn phòng Đảng ủy.')] }),
          line(words.capacity),
          line(words.position),
          line(words.signer),
        ],
      },
    ],
  });
  return Buffer.from(await Packer.toBuffer(file));
}
