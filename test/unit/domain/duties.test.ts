import { describe, expect, it } from 'vitest';
import { dutyState, nextDay, periodOf } from '../../../shared/domain/station/duties.ts';

describe('a regular duty', () => {
  it('is next so many days after it was done, or after the office began', () => {
    expect(nextDay('2026-11-25', '2026-01-05', 7)).toBe('2026-12-02');
    expect(nextDay(null, '2026-11-30', 7)).toBe('2026-12-07');
  });

  it.each([
    ['2026-12-01', 7, 'due'],
    ['2026-12-02', 7, 'due'],
    ['2026-12-03', 7, 'soon'],
    ['2026-12-04', 7, 'later'],
    ['2026-12-09', 30, 'soon'],
    ['2026-12-10', 30, 'later'],
    ['2027-01-01', 365, 'soon'],
    ['2027-01-02', 365, 'later'],
  ] as const)('due on %s, every %i days, is %s on 2 December', (next, days, state) => {
    expect(dutyState(next, '2026-12-02', days)).toBe(state);
  });

  it('is listed under week, month or year', () => {
    expect([1, 7, 8, 31, 32, 365].map(periodOf)).toEqual(['week', 'week', 'month', 'month', 'year', 'year']);
  });
});
