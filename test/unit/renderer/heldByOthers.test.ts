import { expect, it } from 'vitest';
import { heldByOthers, untitled } from '../../../renderer/features/desk/words.ts';

it('names the holder only where somebody else holds something: the column costs the subject its room', () => {
  const mine = { holder: 'Đặng Thị Thu Thủy' };
  expect(heldByOthers([mine, mine, { holder: null }], 'Đặng Thị Thu Thủy')).toBe(false);
  expect(heldByOthers([mine, { holder: 'Vũ Hoài Nam' }], 'Đặng Thị Thu Thủy')).toBe(true);
  expect(heldByOthers([], 'Đặng Thị Thu Thủy')).toBe(false);
});

it('a title for others only is not called one that nobody wrote', () => {
  expect(untitled({ level: 'mat' })).toBe('documents.subject.withheld');
  expect(untitled({ level: 'toi-mat' })).toBe('documents.subject.withheld');
  expect(untitled({ level: 'tuyet-mat' })).toBe('desk.noTitle');
  expect(untitled({ level: 'none' })).toBe('desk.noTitle');
});
