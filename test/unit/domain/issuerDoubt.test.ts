import { describe, expect, test } from 'vitest';
import { isDoubtfulIssuer } from '../../../shared/domain/document/reading/issuerDoubt.ts';
import { nearName } from '../../../shared/domain/document/reading/nearName.ts';
import { withProvince } from '../../../shared/domain/document/reading/officeMarks.ts';
import { isRegistryStamp } from '../../../shared/domain/document/reading/stamp.ts';

describe('a name from a text layer', () => {
  test.each([
    'Ủy ban nhân dân xã Ea Kar',
    'Sở Y tế tỉnh Kon Tum',
    'Đảng ủy phường Thủy Mẫu',
    'Cục Cảnh sát PCCC và CNCH',
    'Ủy ban nhân dân xã Kiến Giang',
    'Bộ Văn hóa, Thể thao và Du lịch',
  ])('is taken as it stands: %s', (issuer) => {
    expect(isDoubtfulIssuer(issuer)).toBe(false);
  });
  test.each([
    ['Sở Y tế tỉnh Kiến Giang', 'the marks of its province'],
    ['Ủy ban nhân dân', 'no place'],
    ['Sở Nông nghiệp và', 'no end'],
    ['Sở Xây dưngg tỉnh Sơn Hà', 'no word'],
    ['Thời điểm ký', 'no organ'],
    ['Sở Y t¿ tỉnh Sơn Hà', 'a letter of none'],
  ])('is to be compared with the page: %s (%s)', (issuer) => {
    expect(isDoubtfulIssuer(issuer)).toBe(true);
  });
});

test.each([
  ['Sở Y tê tỉnh Sơn Ha', 'Sở Y tế tỉnh Sơn Hà'],
  ['SởY tế tỉnh Sơn Hà', 'Sở Y tế tỉnh Sơn Hà'],
  ['Ban Quản lý Khu kính té', 'Ban Quản lý Khu kinh tế'],
  ['Ban Quảnn lý Khu kinh tế', 'Ban Quản lý Khu kinh tế'],
  // places that are a letter off are others, and so is a word that is one
  ['Ủy ban nhân dân xã Ea Kao', null],
  ['Ban Quản lý Khu kinh kế', null],
  ['Đảng ủy xã Hoa', null],
  ['Đoàn kiểm tra số 2', null],
])('what was recognised is the name of the list that it can only be: %s', (read, meant) => {
  const names = [
    'Sở Y tế tỉnh Sơn Hà',
    'Ban Quản lý Khu kinh tế',
    'Ủy ban nhân dân xã Ea Kar',
    'Đoàn kiểm tra số 1',
    'Đảng ủy xã Hòa',
    'Đảng ủy xã Hóa',
  ];
  expect(nearName(read, names)).toBe(meant);
});

test('a province is known by its letters, by a wrong one only in what is no word', () => {
  expect(withProvince('Tỉnh ủy Bác Giang')).toBe('Tỉnh ủy Bắc Giang');
  expect(withProvince('Sở Y tế tỉnh Kiên Giamg')).toBe('Sở Y tế tỉnh Kiên Giang');
  expect(withProvince('Sở Nội vụ tỉnh Sơn Hà')).toBe('Sở Nội vụ tỉnh Sơn Hà');
});

test.each(['CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ', 'CÔNG VĂN ĐẾN', 'ĐEN', 'DAO_TAO_2024'])(
  'the stamp of a portal or of a registry is no part of the head: %s',
  (text) => {
    expect(isRegistryStamp(text)).toBe(true);
  },
);
test.each(['V/v xử lý văn bản đến', 'CỤC ĐỔI MỚI', 'văn bản đến trên Trục liên thông'])(
  'the words of a head are none: %s',
  (text) => {
    expect(isRegistryStamp(text)).toBe(false);
  },
);
