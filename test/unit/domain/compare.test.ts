import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  comparePeople,
  compareVietnamese,
  personSortKey,
  sortKey,
  splitPersonName,
} from '../../../shared/domain/text/compare.ts';
import { foldExact } from '../../../shared/domain/text/fold.ts';

const collator = new Intl.Collator('vi', { numeric: true, ignorePunctuation: false });

test('alphabet with ă â đ ê ô ơ ư in their places', () => {
  const right = [
    'An',
    'Ăn',
    'Ân',
    'Bình',
    'Dũng',
    'Đức',
    'Em',
    'Êm',
    'Giang',
    'Oanh',
    'Ông',
    'Ơn',
    'Tư',
    'Uyên',
    'Ước',
    'Vân',
    'Xuân',
    'Ý',
  ];
  expect([...right].reverse().sort(compareVietnamese)).toEqual(right);
  expect(
    [...right]
      .reverse()
      .map((name) => name.normalize('NFD'))
      .sort(compareVietnamese)
      .map((name) => name.normalize('NFC')),
  ).toEqual(right);
});

test('tones: ngang, huyền, hỏi, ngã, sắc, nặng', () => {
  const right = ['ma', 'mà', 'mả', 'mã', 'má', 'mạ'];
  expect([...right].reverse().sort(compareVietnamese)).toEqual(right);
});

test('letters come before tones, over the whole text', () => {
  expect(['hoà giải', 'hoa hồng', 'hòa bình'].sort(compareVietnamese)).toEqual([
    'hòa bình',
    'hoà giải',
    'hoa hồng',
  ]);
});

test('tone placement, capitals and NFD do not count', () => {
  expect(compareVietnamese('Hoà', 'hòa'.normalize('NFD'))).toBe(0);
});

test('numbers by value', () => {
  expect(['Tổ 10', 'Tổ 2', 'Tổ 1'].sort(compareVietnamese)).toEqual(['Tổ 1', 'Tổ 2', 'Tổ 10']);
});

test('agrees with CLDR on words of Vietnamese letters', () => {
  // the canonical tone place on both sides: CLDR orders hoà and hòa apart, a list of people should not
  const letter = fc.constantFrom(
    ...'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ',
  );
  const word = fc.array(letter, { minLength: 1, maxLength: 5 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(Math.sign(compareVietnamese(a, b))).toBe(
        Math.sign(collator.compare(foldExact(a), foldExact(b))),
      );
    }),
    { numRuns: 2000 },
  );
});

test('the key is printable text that SQLite can compare byte by byte', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      (a, b) => {
        const bytes = Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b)));
        expect(Math.sign(bytes)).toBe(Math.sign(compareVietnamese(a, b)));
      },
    ),
  );
});

test('people by Tên, then Họ, then đệm', () => {
  const right = ['Đỗ Văn An', 'Nguyễn Thị An', 'Nguyễn Văn An', 'Trần Bình', 'Lê Đức', 'Bùi Thị Thu Thủy'];
  expect([...right].reverse().sort(comparePeople)).toEqual(right);
  expect(splitPersonName('  Đặng  Thị Thu Thủy ')).toEqual({
    family: 'Đặng',
    middle: 'Thị Thu',
    given: 'Thủy',
  });
  expect(splitPersonName('Ánh')).toEqual({ family: '', middle: '', given: 'Ánh' });
  expect(personSortKey('Hoàng Hoà')).toBe(personSortKey('Hoàng Hòa'));
});
