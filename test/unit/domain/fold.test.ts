import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  baseKey,
  baseTerm,
  foldBase,
  foldExact,
  foldToneless,
  indexForms,
  words,
} from '../../../shared/domain/text/fold.ts';
import {
  hasUnusualLetters,
  normaliseLine,
  normaliseText,
  toNfc,
} from '../../../shared/domain/text/normalise.ts';

const nfd = (text: string): string => text.normalize('NFD');

describe('one spelling', () => {
  test.each([
    ['hoà', 'hòa'],
    ['HOÀ BÌNH', 'Hòa Bình'],
    ['Thuỷ', 'thủy'],
    ['Uỷ ban', 'Ủy ban'],
    ['UỶ BAN', 'ỦY BAN'],
    ['khoẻ', 'khỏe'],
    ['quý', 'qúy'],
    ['giường', 'gìương'],
    ['nguỵ', 'ngụy'],
    ['hoạch', 'họach'],
    ['khuỷu', 'khủyu'],
    ['Ðảng', 'Đảng'],
    ['ðường', 'đường'],
    ['Ɖông', 'Đông'],
    ['hƣớng dẫn', 'hướng dẫn'],
    ['PHƢƠNG', 'phương'],
  ])('%s is %s', (one, other) => {
    expect(foldExact(one)).toBe(foldExact(other));
    expect(foldExact(nfd(one))).toBe(foldExact(other));
  });

  test.each([
    ['hoà', 'hóa'],
    ['mật', 'mặt'],
    ['kỹ', 'kĩ'],
    ['đang', 'dang'],
    ['Đảng', 'Đang'],
    ['cặp', 'cấp'],
  ])('%s is not %s', (one, other) => expect(foldExact(one)).not.toBe(foldExact(other)));

  test('the canonical place reads as usual Vietnamese', () => {
    const text = 'hòa thủy quý giá toán khoái thuở tiếng nước uống gì giếng của mía loạn xoèn ngoèo';
    expect(foldExact(text)).toBe(text);
  });
});

test('three levels', () => {
  expect(foldToneless('Đặng Thị Ngọc Ánh')).toBe('đăng thi ngoc anh');
  expect(foldBase('Đặng Thị Ngọc Ánh, Ủy ban')).toBe('dang thi ngoc anh uy ban');
  expect(foldToneless(nfd('ệ ưỡ'))).toBe('ê ươ');
});

test('stacked marks in any order are one letter', () => {
  const orders = ['e\u0323\u0302', 'e\u0302\u0323', '\u1EB9\u0302', '\u00EA\u0323', 'ệ'];
  expect(new Set(orders.map(foldExact))).toEqual(new Set(['ệ']));
});

test('a border between letter and digit separates words', () => {
  expect(words('47CV/ĐU-2026').map((word) => word.exact)).toEqual(['47', 'cv', 'đu', '2026']);
  expect(words('').length).toBe(0);
  expect(words(' – /').length).toBe(0);
});

test('words know their place in the text as given, also in NFD', () => {
  const text = nfd('Xã Hoà Mẫu số 12');
  expect(words(text).map((word) => text.slice(word.start, word.end))).toEqual(text.split(' '));
});

test('the base key folds y and leading zeros, and no other word', () => {
  expect(words('kỹ quý thuý yêu lý 007 000 kỳ').map(baseKey)).toEqual([
    'ki',
    'qui',
    'thuy',
    'yeu',
    'li',
    '7',
    '0',
    'ki',
  ]);
});

test('letters of other scripts, emoji and loose marks do no harm', () => {
  expect(words('Привет 你好 😀 \u0301 a\u0301\u0302b ١٢').map((word) => word.exact)).toContain('привет');
  expect(foldBase('İstanbul ŉ ÅÄÖ')).toMatch(/^istanbul/);
});

const syllables = fc.constantFrom(
  'hoà',
  'hòa',
  'Thuỷ',
  'nguyễn',
  'ĐẢNG',
  'ước',
  '47',
  'CV',
  'ủy',
  'Uỷ',
  'quý',
  'ĂN',
  '007',
  'e\u0323\u0302',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(syllables, { maxLength: 12 }).map((list) => list.join(' ')),
);

test('folding is the same for NFC and NFD and for capitals', () => {
  fc.assert(
    fc.property(fc.array(syllables, { maxLength: 12 }), (list) => {
      const text = list.join(' ');
      expect(foldExact(nfd(text))).toBe(foldExact(text.normalize('NFC')));
      expect(foldExact(text.toUpperCase())).toBe(foldExact(text));
    }),
  );
});

test('folding is idempotent and the index forms agree with the words', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const list = words(text);
      expect(indexForms(text)).toEqual({
        exact: list.map((word) => word.exact).join(' '),
        base: list.map((word) => baseTerm(baseKey(word))).join(' '),
      });
      for (const word of list) {
        expect(word.end).toBeGreaterThan(word.start);
        expect(text.slice(word.start, word.end).length).toBe(word.end - word.start);
      }
    }),
    { numRuns: 400 },
  );
  fc.assert(
    fc.property(fc.array(syllables), (list) => {
      expect(foldExact(foldExact(list.join(' ')))).toBe(foldExact(list.join(' ')));
    }),
  );
});

test('normalising a line', () => {
  expect(normaliseLine(nfd('  Ðảng  ủy\r\n xã\u0000\u200B ') + '\uFEFF')).toBe('Đảng ủy xã');
  expect(normaliseText('a \r\n b\u2028c\t d')).toBe('a\nb\nc d');
  expect(toNfc('ÐɖƉð')).toBe('ĐđĐđ');
  expect(toNfc('Ƣƣƣ\u0301')).toBe('Ưưứ');
  expect(hasUnusualLetters(nfd('ệ'))).toBe(true);
  expect(hasUnusualLetters('Đảng ủy')).toBe(false);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(normaliseLine(normaliseLine(text))).toBe(normaliseLine(text));
    }),
  );
});
