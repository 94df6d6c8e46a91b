import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kept, superfluous } from '../../../../shared/domain/backup/rotation.ts';

const DAY_MS = 24 * 3600 * 1000;
const START_MS = Date.UTC(2026, 0, 1, 2);

const made = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 800 * 24 }), fc.boolean(), fc.integer({ min: 1, max: 2 })), {
    maxLength: 120,
  })
  .map((moments) =>
    moments.map(([hours, good, epoch], index): Kept => ({
      name: `b${index}`,
      atMs: START_MS + hours * 3600_000,
      good,
      epoch,
      proved: good && index % 5 === 0,
    })),
  );

describe('rotation of backups', () => {
  it('keeps seven days, four weeks and twelve months of daily backups', () => {
    const daily = Array.from({ length: 500 }, (_, day) => ({
      name: `d${day}`,
      atMs: START_MS + day * DAY_MS,
      good: true,
      epoch: 1,
      proved: false,
    }));
    const going = new Set(superfluous(daily));
    const kept = daily.filter((one) => !going.has(one.name));
    expect(kept.slice(-7).map((one) => one.name)).toEqual(daily.slice(-7).map((one) => one.name));
    expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
    expect(kept.length).toBeGreaterThanOrEqual(7 + 2 + 10);
    expect(daily.length - (kept[0] === undefined ? 0 : daily.indexOf(kept[0]))).toBeGreaterThan(300);
  });

  it('never lets the newest good one go, and nothing while none is good', () => {
    fc.assert(
      fc.property(made, (all) => {
        const going = new Set(superfluous(all));
        const good = all.filter((one) => one.good);
        if (good.length === 0) return going.size === 0;
        return [1, 2].every((epoch) => {
          const own = good.filter((one) => one.epoch === epoch);
          const newest = Math.max(...own.map((one) => one.atMs));
          return own.length === 0 || own.some((one) => one.atMs === newest && !going.has(one.name));
        });
      }),
    );
  });

  it('what a restored station makes pushes out nothing that stood there before', () => {
    const before = { name: 'before', atMs: START_MS, good: true, epoch: 1, proved: false };
    const after = { name: 'after', atMs: START_MS + 3600_000, good: true, epoch: 2, proved: false };
    expect(superfluous([before, after])).toEqual([]);
    expect(superfluous([before, { ...after, epoch: 1 }])).toEqual(['before']);
    // unless a test has restored it and nothing newer was tried
    expect(
      superfluous([
        { ...before, proved: true },
        { ...after, epoch: 1 },
      ]),
    ).toEqual([]);
  });

  it('a bad one never takes the place of a good one, and what stays now stays when asked again', () => {
    fc.assert(
      fc.property(made, (all) => {
        const going = new Set(superfluous(all));
        const staying = all.filter((one) => !going.has(one.name));
        expect(superfluous(staying)).toEqual([]);
        const onlyGood = new Set(superfluous(all.filter((one) => one.good)));
        for (const one of all) if (one.good) expect(going.has(one.name)).toBe(onlyGood.has(one.name));
      }),
    );
  });
});
