import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { KEEP_AFTER_MS, KEEP_LATEST_MS, makeKeepSoon } from '../../../renderer/data/keepSoon.ts';

describe('keeping what is typed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('loses no more than two seconds of typing, whenever the process dies, however somebody types', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 2_500 }), { minLength: 1, maxLength: 120 }),
        fc.nat({ max: 60_000 }),
        (pauses, diesAt) => {
          const began = performance.now();
          const at = (): number => performance.now() - began;
          const typedAt: number[] = [];
          let kept = 0;
          const keeper = makeKeepSoon(() => (kept = typedAt.length));
          for (const pause of pauses) {
            if (at() + pause > diesAt) break;
            vi.advanceTimersByTime(pause);
            typedAt.push(at());
            keeper.typed();
          }
          vi.advanceTimersByTime(Math.max(0, diesAt - at()));
          keeper.stop();
          const firstLost = typedAt[kept];
          expect(firstLost === undefined ? 0 : diesAt - firstLost).toBeLessThanOrEqual(2_000);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('keeps while somebody types without a pause, and once after the last letter', () => {
    const keep = vi.fn();
    const keeper = makeKeepSoon(keep);
    for (let ms = 0; ms < 9_000; ms += 100) {
      keeper.typed();
      vi.advanceTimersByTime(100);
    }
    expect(keep.mock.calls.length).toBeGreaterThanOrEqual(Math.floor(9_000 / KEEP_LATEST_MS) - 1);
    keep.mockClear();
    vi.advanceTimersByTime(KEEP_AFTER_MS);
    expect(keep.mock.calls.length).toBeLessThanOrEqual(1);
    keep.mockClear();
    vi.advanceTimersByTime(60_000);
    expect(keep).not.toHaveBeenCalled();
  });

  it('keeps nothing after it was stopped', () => {
    const keep = vi.fn();
    const keeper = makeKeepSoon(keep);
    keeper.typed();
    keeper.stop();
    vi.advanceTimersByTime(10_000);
    expect(keep).not.toHaveBeenCalled();
  });
});
