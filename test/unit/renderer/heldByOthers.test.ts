import { expect, it } from 'vitest';
import { heldByOthers } from '../../../renderer/features/desk/words.ts';

it('names the holder only where somebody else holds something: the column costs the subject its room', () => {
  const mine = { holder: 'Đặng Thị Thu Thủy' };
  expect(heldByOthers([mine, mine, { holder: null }], 'Đặng Thị Thu Thủy')).toBe(false);
  expect(heldByOthers([mine, { holder: 'Vũ Hoài Nam' }], 'Đặng Thị Thu Thủy')).toBe(true);
  expect(heldByOthers([], 'Đặng Thị Thu Thủy')).toBe(false);
});
