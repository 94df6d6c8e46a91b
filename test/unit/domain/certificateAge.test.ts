import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { warningFor } from '../../../shared/domain/people/certificateAge.ts';

const DAY_MS = 24 * 3600 * 1000;
const NOW = Date.UTC(2026, 10, 24);

describe('warning before a certificate ends', () => {
  it.each([
    [61, null],
    [60, '60'],
    [31, '60'],
    [30, '30'],
    [8, '30'],
    [7, '7'],
    [0, '7'],
    [-1, 'over'],
  ])('%i days left: %s', (days, step) => {
    expect(warningFor(NOW + days * DAY_MS, NOW)?.step ?? null).toBe(step);
  });

  it('never becomes milder as time goes by', () => {
    const rank = { none: 0, '60': 1, '30': 2, '7': 3, over: 4 };
    const at = (ms: number): number => rank[warningFor(NOW, ms)?.step ?? 'none'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 * DAY_MS }),
        fc.integer({ min: 0, max: DAY_MS * 30 }),
        (before, later) => {
          expect(at(NOW - before + later)).toBeGreaterThanOrEqual(at(NOW - before));
        },
      ),
    );
  });
});
