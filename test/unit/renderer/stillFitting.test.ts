import { expect, test } from 'vitest';
import { stillFitting } from '../../../renderer/components/stillFitting.ts';

const OFFICES = [
  { text: 'Tỉnh ủy Sơn Hà', detail: 'TU' },
  { text: 'Ban Tổ chức Tỉnh ủy', detail: 'BTCTU' },
  { text: 'Ủy ban nhân dân xã Đồng Vàng' },
];
const names = (typed: string, foundBy: string | null): string[] =>
  stillFitting(OFFICES, typed, foundBy).map(({ text }) => text);

test('what was found for just these words is shown as it came', () => {
  expect(names('xyz', 'xyz')).toHaveLength(3);
  expect(names(' xyz ', 'xyz')).toHaveLength(3);
  expect(names('xyz', null)).toHaveLength(3); // not found by words
});

test('of what was found for other words only what has the new ones too, with and without marks', () => {
  expect(names('ban to chuc', '')).toEqual(['Ban Tổ chức Tỉnh ủy']);
  expect(names('tổ chức ban'.normalize('NFD'), 'tinh')).toEqual(['Ban Tổ chức Tỉnh ủy']);
  expect(names('dong vang', 'd')).toEqual(['Ủy ban nhân dân xã Đồng Vàng']);
  expect(names('btc', 'b')).toEqual(['Ban Tổ chức Tỉnh ủy']);
  expect(names('xyz', 'x')).toEqual([]);
  expect(names('', 'tinh')).toHaveLength(3);
});
