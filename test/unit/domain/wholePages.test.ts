import { describe, expect, it } from 'vitest';
import { NOTHING_READ, type PageReading } from '../../../shared/domain/document/readPage.ts';
import { withWholePages } from '../../../shared/domain/document/readRecognised.ts';
import { pageOfWords } from '../../../shared/domain/document/reading/recognised.ts';
import type { PageText } from '../../../shared/domain/document/reading/pageText.ts';

const LETTER = 12;
const STEP = 44;

/** A page as a recogniser gives it: each word with its own place, lines from top to bottom. */
const pageOf = (lines: readonly string[]): PageText =>
  pageOfWords(
    lines.flatMap((text, row) => {
      let x = 180;
      return text.split(' ').map((word) => {
        const left = x;
        x += (word.length + 0.6) * LETTER;
        return {
          text: word,
          x: left,
          y: 150 + row * STEP,
          width: word.length * LETTER,
          height: 28,
          sure: 96,
          digits: /\d/u.test(word) ? 96 : null,
        };
      });
    }),
    { width: 1654, dpi: 200, pageHeight: 2339 },
  );

const HEAD: PageReading = {
  ...NOTHING_READ,
  typeName: 'công văn',
  issuer: 'Sở Xây dựng tỉnh Đông Mẫu',
  health: 'true',
  doubts: { documentDate: { part: '2026-10', spot: null } },
};

const FIRST = [
  'UBND TỈNH ĐÔNG MẪU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'SỞ XÂY DỰNG Độc lập - Tự do - Hạnh phúc',
  'Kính gửi: Các đơn vị trực thuộc.',
  'Để lập kế hoạch sửa chữa, Sở Xây dựng yêu cầu các đơn vị kê nhà làm việc đã xuống cấp.',
];

describe('what the pages of a scan ask', () => {
  it('is read on the last page as well, and is to be compared', () => {
    const read = withWholePages(HEAD, [
      pageOf(FIRST),
      pageOf(['Bảng kê của các đơn vị nộp cho', 'Phòng Quản lý nhà trước 16 giờ ngày 28/10 để tổng hợp.']),
    ]);
    expect(read.deadlines).toMatchObject([
      { date: '2026-10-28', time: '16:00', asked: true, isRecognised: true },
    ]);
    expect(read).toMatchObject({ asks: true, issuer: HEAD.issuer, doubts: HEAD.doubts });
  });

  it('is understood with marks that were read badly', () => {
    const read = withWholePages(HEAD, [
      pageOf([...FIRST, 'Bảng kê của các đơn vị nộp cho Phòng Quản lý nhà châm nhât ngay 27/10/2026.']),
    ]);
    expect(read.deadlines).toMatchObject([{ date: '2026-10-27', asked: true }]);
  });

  it('is not what an enclosed document asks, nor by when the sender itself will report', () => {
    const enclosed = ['BỘ XÂY DỰNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Kính gửi: Các Sở Xây dựng.'];
    const read = withWholePages(HEAD, [
      pageOf([...FIRST, 'Sở Xây dựng báo cáo kết quả về Bộ Xây dựng trước ngày 30/10/2026.']),
      pageOf([...enclosed, 'Đề nghị các đơn vị gửi báo cáo về Bộ Xây dựng trước ngày 20/10/2026.']),
    ]);
    expect(read.deadlines.filter(({ asked }) => asked)).toEqual([]);
  });

  it('is nothing in a document that reports', () => {
    const text = 'Đề nghị các đơn vị gửi báo cáo trước ngày 20/10/2026.';
    expect(withWholePages({ ...HEAD, typeName: 'báo cáo' }, [pageOf([...FIRST, text])]).deadlines).toEqual(
      [],
    );
  });
});
