import { expect, test } from 'vitest';
import { organAsPrinted } from '../../../shared/domain/document/reading/issuerName.ts';
import { withOfficeMarks, withProvince } from '../../../shared/domain/document/reading/officeMarks.ts';

test.each([
  ['V/v mở lớp tập huân công tác văn thư', 'V/v mở lớp tập huấn công tác văn thư'],
  ['Tông kêt dự án của Giám độc Sở Y tê', 'Tổng kết dự án của Giám đốc Sở Y tế'],
  ['ĐÂU TƯ VÀ YÊU CẢU', 'ĐẦU TƯ VÀ YÊU CẦU'],
  ['ngày Thầy thuốc Viêt Nam tại Kiên Giạng', 'ngày Thầy thuốc Việt Nam tại Kiên Giang'],
])('a mark that was mistaken is mended by the word beside it: %s', (recognised, meant) => {
  expect(withOfficeMarks(recognised)).toBe(meant);
});

test.each(['ông Nguyễn Văn Thứ', 'Trần Thị Kề', 'số 12-CV/TU, mục 3', ''])(
  'names, numbers and words that stand alone stay as they are: %s',
  (text) => {
    expect(withOfficeMarks(text)).toBe(text);
  },
);

test.each([
  ['SỞ V TẺ', 'SỞ Y TẾ'],
  ['SƠ TẾ', 'SỞ Y TẾ'],
  ['SỞ Y TỪ -', 'SỞ Y TẾ'],
  ['SỞ NỘI VU', 'SỞ NỘI VỤ'],
  ['VĂN PHÒNG CHINH PHÙ', 'VĂN PHÒNG CHÍNH PHỦ'],
  ['PHÒNG Y TẾ', 'PHÒNG Y TẾ'],
  ['ĐẢNG ỦY PHƯỜNG THỦY MẪU', 'ĐẢNG ỦY PHƯỜNG THỦY MẪU'],
])('a line of which one letter was read wrong is the organ that it can only be: %s', (line, organ) => {
  expect(organAsPrinted(line)).toBe(organ);
});

test('a province has its marks; a commune that bears such a name keeps its own', () => {
  expect(withProvince('Sở Y tế tỉnh Kiến Giang')).toBe('Sở Y tế tỉnh Kiên Giang');
  expect(withProvince('Ủy ban nhân dân xã Kiến Giang')).toBe('Ủy ban nhân dân xã Kiến Giang');
});
