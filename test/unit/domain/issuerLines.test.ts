import { expect, test } from 'vitest';
import { issuerIn } from '../../../shared/domain/document/reading/issuer.ts';
import { rowsOf } from '../../../shared/domain/document/reading/lines.ts';

/** Lines of a head as a recogniser gives them, from the top. */
const recognised = (texts: readonly string[]) =>
  rowsOf(
    texts.map((text, at) => ({
      text,
      x: 60,
      y: 80 + at * 16,
      width: text.length * 6,
      height: 10,
      sure: 80,
      digits: null,
    })),
  );

test.each(['“SỐ: 3SYT-NVY', '_/SYT-NVY'])(
  'a number that was read badly is no part of the issuer: %s',
  (line) => {
    expect(issuerIn(recognised(['ỦY BAN NHÂN DÂN', 'TỈNH KIÊN GIANG', 'SỞ Y TẾ', line]))).toBe(
      'Sở Y tế tỉnh Kiên Giang',
    );
  },
);

test.each([
  [['UBND TÌNH LAI CHÂU', 'SỞ NỘI VỤ'], 'Sở Nội vụ tỉnh Lai Châu'],
  [['UBNDTĨNHCAOBẰNG', 'SỞ NỘI VỤ'], 'Sở Nội vụ tỉnh Cao Bằng'],
  [['UBNDD TỈNH HÀ GIÀNG', 'SỞ NỘI VỤ'], 'Sở Nội vụ tỉnh Hà Giang'],
  [
    ['BỘ XÂY DỰNG', 'TRƯỜNG ĐẠI HỌC XÂY DỰNG', 'THANH PHÔ HẢI PHONG'],
    'Trường Đại học Xây dựng thành phố Hải Phòng',
  ],
  [['ĐẢNG BỘ THÀNH PHÓ ĐÀ NANG', 'ĐẢNG ỦY ỦY BAN NHÂN DÂN'], 'Đảng ủy Ủy ban nhân dân thành phố Đà Nẵng'],
])('a place whose marks or blanks were read badly is that place: %s', (lines, issuer) => {
  expect(issuerIn(recognised(lines))).toBe(issuer);
});

test.each([
  [['ĐẢNG ỦY XÃ TÂN TĨNH', 'BAN TUYÊN GIÁO'], /^Ban/u],
  [['UBND XÃ LAI CHẤU', 'PHÒNG VĂN HÓA'], /xã Lai Chấu$/u],
])('another place keeps its own marks: %s', (lines, issuer) => {
  expect(issuerIn(recognised(lines))).toMatch(issuer);
});
