import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING_READ, readPage } from '../../../shared/domain/document/readPage.ts';
import { HELD_OUT } from '../../support/firstPages/heldOut.ts';
import { BODY, pageOf, STATE } from '../../support/firstPages/sheet.ts';
import { TUNED } from '../../support/firstPages/tuned.ts';
import { TUNED_LAYOUTS } from '../../support/firstPages/tunedLayouts.ts';

const ABOUT = 'V/v rà soát nơi lưu giữ tài liệu';
const FIELDS = ['code', 'documentDate', 'issuer', 'typeName', 'subject'] as const;

describe('invented first pages', () => {
  it.each([...TUNED, ...TUNED_LAYOUTS, ...HELD_OUT])('$id', ({ page, wanted }) => {
    const read = readPage(page, []);
    const fields = Object.fromEntries(FIELDS.map((field) => [field, read[field]?.normalize('NFC') ?? null]));
    expect(fields).toEqual(wanted ?? Object.fromEntries(FIELDS.map((field) => [field, null])));
  });

  it('proposes nothing for a citizen’s application or for an empty form', () => {
    const application = pageOf({
      right: [...STATE],
      title: ['ĐƠN ĐỀ NGHỊ XÁC NHẬN'],
      body: ['Kính gửi: Ủy ban nhân dân xã An Mẫu', ...BODY],
    });
    const form = pageOf({
      left: ['ỦY BAN NHÂN DÂN …………', 'Số: 05/TB-UBND'],
      right: [...STATE, 'An Mẫu, ngày 5 tháng 5 năm 2026'],
      title: ['THÔNG BÁO', 'Về việc nộp hồ sơ'],
    });
    for (const page of [application, form])
      expect(readPage(page, [])).toEqual(Object.assign({}, NOTHING_READ, { health: 'true' }));
  });

  it.each([
    [
      'under the number',
      ['SỞ NỘI VỤ', 'Số: 09/SNV-VP', 'TỐI MẬT', 'Thời hạn bảo vệ: 20 năm', 'Bản số: 4', ABOUT],
    ],
    ['under the subject', ['SỞ NỘI VỤ', 'Số: 09/SNV-VP', ABOUT, 'MẬT', 'Bản số 04', 'TÀI LIỆU THU HỒI']],
    [
      'over the organ',
      ['Bản số: 04', 'TUYỆT MẬT', 'SỞ NỘI VỤ', 'Số: 09/SNV-VP', `${ABOUT} bí`, 'mật nhà nước'],
    ],
  ])('of a classified page reads what it says beside its marks, where that is asked for: %s', (_, left) => {
    const page = pageOf({
      left,
      right: [...STATE, 'An Mẫu, ngày 5 tháng 5 năm 2026'],
      to: ['Kính gửi: Ủy ban nhân dân xã An Mẫu'],
      body: BODY,
    });
    expect(readPage(page, [])).toEqual(Object.assign({}, NOTHING_READ, { marked: true }));
    const { code, issuer, documentDate, typeName, subject, copyNumber, marked } = readPage(page, [], true);
    expect([code, issuer, documentDate, typeName, marked]).toEqual([
      '09/SNV-VP',
      'Sở Nội vụ',
      '2026-05-05',
      'công văn',
      true,
    ]);
    expect(Number(copyNumber)).toBe(4);
    expect(subject).toBe(left.includes(ABOUT) ? ABOUT : `${ABOUT} bí mật nhà nước`);
  });

  it('finds the dates by which the text asks something, and the line of each', () => {
    const page = pageOf({
      left: ['BỘ NỘI VỤ', 'Số: 12/BNV-CCHC', 'V/v báo cáo'],
      right: [...STATE, 'Hà Nội, ngày 3 tháng 8 năm 2026'],
      to: ['Kính gửi: Sở Nội vụ các tỉnh.'],
      body: [
        ...BODY,
        'Đề nghị gửi báo cáo trước ngày 30/9/2026; hồ sơ gửi chậm nhất 16 giờ 30 phút ngày',
        '15 tháng 10 năm 2026 qua Trục liên thông. Quyết định có hiệu lực trước ngày 01/01/2027.',
        'Thực hiện Công văn số 5/BNV ngày 02/02/2026; đến hết ngày 31/7/2026 còn hai đơn vị.',
      ],
    });
    expect(readPage(page, []).deadlines).toEqual([
      { date: '2026-09-30', time: null, asked: true, line: expect.stringContaining('trước ngày 30/9/2026') },
      {
        date: '2026-10-15',
        time: '16:30',
        asked: true,
        line: expect.stringContaining('ngày 15 tháng 10 năm 2026'),
      },
    ]);
    const further = readPage(page, [], false, [
      pageOf({ body: ['Các đơn vị đăng ký về Bộ chậm nhất ngày 20/9/2026.'] }),
    ]).deadlines;
    expect(further).toContainEqual(expect.objectContaining({ date: '2026-09-20', asked: true }));
  });

  it('reads whatever it is handed without an error', () => {
    const words = fc.constantFrom(
      'Số:',
      '12/QĐ',
      'ngày',
      '5',
      ...STATE,
      'QUYẾT ĐỊNH',
      'V/v x',
      'SỞ',
      ' ',
      '…',
      ...BODY,
    );
    const place = fc.integer({ min: -50, max: 900 });
    const item = fc.record({
      text: fc.oneof(words, fc.string()),
      x: place,
      y: place,
      width: place,
      height: place,
    });
    const items = fc.array(item, { maxLength: 60 });
    fc.assert(
      fc.property(items, (some) => {
        const read = readPage({ width: 595, height: 842, items: some }, ['Quyết định (cá biệt)']);
        expect(read.marked).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
