import { describe, expect, it } from 'vitest';
import { readPage } from '../../../shared/domain/document/readPage.ts';
import { pageOf, STATE } from '../../support/firstPages/sheet.ts';
import { signedPdf } from '../../support/firstPages/signedPdf.ts';
import { firstPageOf } from '../../support/pdfjs.ts';

const PAGE = pageOf({
  left: ['ỦY BAN NHÂN DÂN', 'TỈNH ĐÔNG MẪU', 'Số: |           |/UBND-XD', 'V/v giải phóng mặt bằng'],
  right: [...STATE, 'Đông Mẫu, ngày |       | tháng 7 năm 2026'],
  to: ['Kính gửi: Sở Xây dựng.'],
});
const gap = (at: number) => PAGE.items.filter(({ text }) => text.trim() === '')[at] ?? PAGE.items[0];
const NUMBER = { x: (gap(0)?.x ?? 0) - 2, y: (gap(0)?.y ?? 0) + 3, lines: ['7432'], size: 12 };
const DAY = { x: (gap(1)?.x ?? 0) - 1, y: (gap(1)?.y ?? 0) + 2, lines: ['21'], size: 12 };
const STAMP = {
  x: 330,
  y: 160,
  lines: [
    'Người ký: Cổng thông tin điện tử',
    'Email: cong@dongmau.example',
    'Thời gian ký: 22.07.2026 08:11:02 +07:00',
  ],
  size: 8,
};

describe('what the registry set with its signature', () => {
  it('is read as number and day, in the place where the page left a gap', async () => {
    const page = await firstPageOf(await signedPdf(PAGE, [NUMBER, DAY, STAMP]));
    expect(page).not.toBeNull();
    expect(page?.items.some(({ text }) => /Người ký|Email|Thời gian/u.test(text))).toBe(false);
    expect(readPage(page ?? PAGE, [])).toMatchObject({
      code: '7432/UBND-XD',
      documentDate: '2026-07-21',
      issuer: 'Ủy ban nhân dân tỉnh Đông Mẫu',
      typeName: 'công văn',
      subject: 'V/v giải phóng mặt bằng',
    });
  });

  it('leaves number and date out where nothing was set', async () => {
    const page = await firstPageOf(await signedPdf(PAGE, [STAMP]));
    expect(readPage(page ?? PAGE, [])).toMatchObject({ code: null, documentDate: null });
  });
});
