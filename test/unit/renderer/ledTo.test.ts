import { expect, test } from 'vitest';
import { stepTo } from '../../../renderer/features/documents/list/ledTo.ts';

const record = { book: 'incoming', year: 2025, entryNumber: 812 } as const;

test('the list turns to the year of a record that was led to, then begins at its number', () => {
  expect(stepTo(record, { kind: 'incoming', year: 2026 })).toEqual({ year: 2025 });
  expect(stepTo(record, { kind: 'incoming', year: 2025 })).toEqual({ number: 812 });
});

test('neither the list of another book nor that of every year is turned', () => {
  expect(stepTo(record, { kind: 'outgoing', year: 2026 })).toBe(null);
  expect(stepTo(record, { kind: 'incoming', year: null })).toBe(null);
});
