import { describe, expect, it } from 'vitest';
import { readPage } from '../../../shared/domain/document/readPage.ts';
import type { RecognisedWord } from '../../../shared/domain/document/reading/pageText.ts';
import { pageOfWords } from '../../../shared/domain/document/reading/recognised.ts';

const DPI = 200;
const LETTER = 14;
const HEIGHT = 28;

/** Words of a line as a recogniser gives them: each with its own place, as sure as is said behind `~`. */
function line(x: number, y: number, text: string): RecognisedWord[] {
  let at = x;
  return text.split(' ').flatMap((part) => {
    if (part === '') {
      at += LETTER; // a wider gap
      return [];
    }
    const [word = '', sure = '99'] = part.split('~');
    const left = at;
    at += (word.length + 0.6) * LETTER;
    return [
      {
        text: word,
        x: left,
        y,
        width: word.length * LETTER,
        height: HEIGHT,
        sure: Number(sure),
        digits: /\d/u.test(word) ? Number(sure) : null,
      },
    ];
  });
}

interface Head {
  readonly number: string;
  readonly date?: string;
  readonly organ?: string;
  readonly title?: string;
  readonly speck?: string;
  /** words of a stamp, left of the subject */
  readonly aside?: string;
  readonly text?: string;
}

const read = ({
  number,
  date = 'Lào Cai, ngày 09 tháng 4 năm 2026',
  organ = 'SỞ CÔNG THƯƠNG',
  title = 'THÔNG BÁO',
  speck = '',
  aside = '',
  text = 'Thực hiện Quyết định của Giám đốc Sở Công Thương về việc kiểm tra, Sở',
}: Head) =>
  readPage(
    pageOfWords(
      [
        ...line(150, 170, 'UBND TỈNH LÀO CAI'),
        ...line(760, 170, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
        ...line(170, 210, organ),
        ...line(860, 210, 'Độc lập - Tự do - Hạnh phúc'),
        ...line(200, 290, number),
        ...line(850, 290, date),
        ...(speck === '' ? [] : line(480, 330, speck)),
        ...line(720, 420, title),
        ...line(480, 465, 'Kết quả kiểm tra việc chấp hành quy định của pháp luật'),
        ...(aside === '' ? [] : line(60, 465, aside)),
        ...line(220, text.startsWith('Căn') ? 505 : 560, text),
        ...line(170, 600, 'Công Thương thông báo kết quả như sau để các đơn vị được biết và thực hiện.'),
      ],
      { width: 1654, dpi: DPI, pageHeight: 2339 },
    ),
    [],
  );

describe('a head that was recognised in a picture', () => {
  it.each([
    { aside: '[ĐẾN' },
    { aside: 'tgày. 20.16' },
    { text: 'Căn cử Luật Tổ chức chính quyền địa phương và các văn bản khác của tỉnh' },
  ])('has neither a stamp nor the legal ground in its subject: %j', (beside) => {
    const { subject } = read({ number: 'Số: 1894/TB-SCT', ...beside });
    expect(subject).toBe('Kết quả kiểm tra việc chấp hành quy định của pháp luật');
  });

  it('is read like one with words, and what may have a letter wrong is told', () => {
    const { doubts, ...reading } = read({ number: 'Số: 1894/TB-SCT' });
    expect(reading).toMatchObject({
      code: '1894/TB-SCT',
      documentDate: '2026-04-09',
      issuer: 'Sở Công Thương tỉnh Lào Cai',
      typeName: 'thông báo',
      subject: 'Kết quả kiểm tra việc chấp hành quy định của pháp luật',
    });
    expect(Object.keys(doubts).toSorted()).toEqual(['issuer', 'subject']);
  });

  it('gives no digit of which the recogniser is not sure: the notation stays, and where it stands', () => {
    const { code, doubts } = read({ number: 'Số: 4255/TB-SCT~92' });
    expect(code).toBeNull();
    expect(doubts.code?.part).toBe('/TB-SCT');
    const { x = 0, y = 0, width = 0, height = 0 } = doubts.code?.spot ?? {};
    const at = { x: (200 * 72) / DPI, y: (290 * 72) / DPI };
    expect(x).toBeLessThan(at.x);
    expect(x + width).toBeGreaterThan(at.x + 40);
    expect(y).toBeLessThan(at.y - 5);
    expect(y + height).toBeGreaterThan(at.y);
  });

  it('names the type by the symbol where a stamp hides the heading, also beside a number written by hand', () => {
    expect(read({ number: 'Số: 985/QĐ-TTg', title: 'QUYẾT' }).typeName).toBe('quyết định');
    expect(read({ number: 'Số: 155~40 /TM-SYT', title: 'xx' })).toMatchObject({
      code: null,
      typeName: 'thư mời',
    });
    expect(read({ number: 'Số: 12/KH-SCT', title: 'BÁO CÁO' }).typeName).toBe('báo cáo');
  });

  it('leaves what the portal stamped beside the organ', () => {
    const { issuer } = read({ number: 'Số: 985/QĐ-TTg', organ: 'SỞ CÔNG THƯƠNG CỔNGTHÔNG TN ĐIỆN TỨ' });
    expect(issuer).toBe('Sở Công Thương tỉnh Lào Cai');
  });

  it('keeps short forms of names in capitals', () => {
    expect(read({ number: 'Số: 286/C07-P6', organ: 'CỤC CẢNH SÁT PCCC VÀ CNCH' }).issuer).toBe(
      'Cục Cảnh sát PCCC và CNCH',
    );
  });

  it('gives no number of which a digit may be lost in a gap, where people write by hand', () => {
    expect(read({ number: 'Số:    3/TB-SCT' })).toMatchObject({
      code: null,
      doubts: { code: { part: '/TB-SCT' } },
    });
    expect(read({ number: 'Số: 4    /TB-SCT' }).code).toBeNull();
    // three printed digits behind a wide gap are whole
    expect(read({ number: 'Số:   1894 /TB-SCT' }).code).toBe('1894/TB-SCT');
  });

  it('gives no day that is not sure, but the month that is printed behind it', () => {
    const { documentDate, doubts } = read({
      number: 'Số: 71/TB-SCT',
      date: 'Hà Nội, ngày 50~88 tháng 8 năm 2026',
    });
    expect(documentDate).toBeNull();
    expect(doubts.documentDate?.part).toBe('2026-08');
    const body = read({ number: 'Số: 71/TB-SCT', date: 'về việc ngày 07/5/2026 của Công ty' });
    expect(body.documentDate).toBeNull();
  });

  it('is not disturbed by specks and parts of seals', () => {
    const noisy = read({
      number: 'xu.~89 — Số: 19/2026/TB-SCT ,~80',
      title: 'DA~91 THÔNG BÁO',
      speck: '|~94 ŒG~70',
    });
    expect(noisy).toMatchObject({ code: '19/2026/TB-SCT', typeName: 'thông báo' });
  });

  it('takes a mark for another one in names and titles, which the letters tell', () => {
    expect(read({ number: 'Số: 12/QĐ-HC', organ: 'CỤC HÓA CHẮT', title: 'QUYÉT ĐỊNH' })).toMatchObject({
      issuer: expect.stringMatching(/^Cục Hóa chất/u) as string,
      typeName: 'quyết định',
    });
  });

  it('proposes nothing where a mark of secrecy is among the words', () => {
    const words = [...line(150, 100, 'TỐI MẬT'), ...line(760, 170, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')];
    const page = pageOfWords(words, { width: 1654, dpi: DPI, pageHeight: 2339 });
    expect(readPage(page, [])).toMatchObject({ marked: true, code: null, subject: null });
  });
});
