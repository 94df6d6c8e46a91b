import { expect, test } from 'vitest';
import { waitsForPaper } from '../../../renderer/features/documents/entry/useBookWaits.ts';

const book = (kind: 'incoming' | 'outgoing') =>
  ({ kind: 'book', book: kind, year: 2026, series: null }) as const;
const series = (typeName: string, classified = false) =>
  ({
    kind: 'series',
    book: null,
    year: null,
    series: { typeName, counts: 'year', period: '2026', classified },
  }) as const;

test('a book that was not compared with the paper waits, in its year', () => {
  const checks = [book('incoming')];
  expect(waitsForPaper(checks, { book: 'incoming', year: 2026 })).toBe(true);
  expect(waitsForPaper(checks, { book: 'incoming', year: 2027 })).toBe(false);
  expect(waitsForPaper(checks, { book: 'classified-incoming', year: 2026 })).toBe(false);
});

test('an outgoing document waits for the series of its own type too, and of no other', () => {
  const wanted = { book: 'outgoing', year: 2026 } as const;
  expect(waitsForPaper([series('Báo cáo')], { ...wanted, typeName: 'Báo cáo' })).toBe(true);
  expect(waitsForPaper([series('Báo cáo')], { ...wanted, typeName: 'Công văn' })).toBe(false);
  expect(waitsForPaper([series('')], { ...wanted, typeName: 'Công văn' })).toBe(true);
  expect(waitsForPaper([series('Báo cáo', true)], { ...wanted, typeName: 'Báo cáo' })).toBe(false);
  expect(waitsForPaper([series('Báo cáo')], { book: 'incoming', year: 2026 })).toBe(false);
});
