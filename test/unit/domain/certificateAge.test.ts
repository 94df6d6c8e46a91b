import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { warningFor } from '../../../shared/domain/people/certificateAge.ts';

const DAY_MS = 24 * 3600 * 1000;
const MARKS = [60, 30, 7];
const NOW = Date.UTC(2026, 10, 24);

describe('warning before a certificate ends', () => {
  it.each([
    [61, 'none'],
    [60, 60],
    [31, 60],
    [30, 30],
    [8, 30],
    [7, 7],
    [0, 7],
    [-1, null],
  ])('%i days left: %s', (days, step) => {
    const warning = warningFor(NOW + days * DAY_MS, NOW, MARKS);
    expect(warning === null ? 'none' : warning.step).toBe(step);
  });

  it('never becomes milder as time goes by', () => {
    const at = (ms: number): number => {
      const warning = warningFor(NOW, ms, MARKS);
      return warning === null ? -1000 : -(warning.step ?? 0);
    };
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
