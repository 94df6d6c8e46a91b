import { expect, it } from 'vitest';
import { permitStanding } from '../../../renderer/parts/copies/words.ts';

const granted = { state: 'granted', left: 1, validUntil: '2026-11-29' } as const;

it('calls a permit permitted only while a copy may be made under it', () => {
  expect(permitStanding(granted, '2026-11-29')).toBe('granted');
  expect(permitStanding(granted, '2026-11-30')).toBe('expired');
  expect(permitStanding({ ...granted, left: 0 }, '2026-11-29')).toBe('used');
  expect(permitStanding({ ...granted, left: 0 }, '2026-11-30')).toBe('used');
  expect(permitStanding({ ...granted, validUntil: null }, '2026-11-30')).toBe('granted');
  expect(permitStanding({ ...granted, state: 'closed' }, '2026-11-30')).toBe('closed');
});
