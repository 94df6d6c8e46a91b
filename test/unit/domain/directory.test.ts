import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directoryFault, standingOn, type DirectoryLine } from '../../../shared/domain/station/directory.ts';

const line = (code: string, from: string, more: Partial<DirectoryLine> = {}): DirectoryLine => ({
  code,
  name: `Cơ quan ${code}`,
  from,
  until: null,
  successor: null,
  ground: 'NQ 1',
  ...more,
});
const MERGER = [
  line('A', '2020-01-01', { until: '2026-07-01', successor: 'C', ground: 'NQ 202/2025' }),
  line('B', '2020-01-01', { until: '2026-07-01', successor: 'C' }),
  line('C', '2026-07-01'),
];

describe('where an office stands on a day', () => {
  it('goes on until the day of the merger, then is its successor', () => {
    expect(standingOn(MERGER, 'A', '2026-06-30')).toEqual({ kind: 'active' });
    expect(standingOn(MERGER, 'A', '2026-07-01')).toEqual({
      kind: 'succeeded',
      on: '2026-07-01',
      ground: 'NQ 202/2025',
      successor: { code: 'C', name: 'Cơ quan C' },
    });
    expect(standingOn(MERGER, 'C', '2026-06-30')).toEqual({ kind: 'unknown' });
    expect(standingOn(MERGER, 'Z', '2026-07-01')).toEqual({ kind: 'unknown' });
  });

  it('follows two mergers in a row, a new name under the same code, and an end without a successor', () => {
    const twice = [
      ...MERGER.slice(0, 2),
      line('C', '2026-07-01', { until: '2027-01-01', successor: 'D' }),
      line('D', '2027-01-01'),
    ];
    expect(standingOn(twice, 'A', '2027-01-01')).toMatchObject({ successor: { code: 'D' } });
    const renamed = [line('A', '2020-01-01', { until: '2025-01-01' }), line('A', '2025-01-01')];
    expect(standingOn(renamed, 'A', '2026-01-01')).toEqual({ kind: 'active' });
    const closed = [line('A', '2020-01-01', { until: '2026-01-01', ground: 'QĐ 9' })];
    expect(standingOn(closed, 'A', '2026-01-01')).toEqual({
      kind: 'closed',
      on: '2026-01-01',
      ground: 'QĐ 9',
    });
  });

  it.each([
    ['dates', [line('A', '2026-01-01', { until: '2026-01-01' })]],
    ['overlap', [line('A', '2020-01-01'), line('A', '2025-01-01')]],
    ['successor', [line('A', '2020-01-01', { until: '2026-01-01', successor: 'X' })]],
    [
      'circle',
      [
        line('A', '2020-01-01', { until: '2026-01-01', successor: 'B' }),
        line('B', '2020-01-01', { until: '2026-01-01', successor: 'A' }),
      ],
    ],
    [null, MERGER],
  ] as const)('finds %s', (fault, lines) => expect(directoryFault(lines)).toBe(fault));

  it('always ends, and a successor is always active on that day', () => {
    const code = fc.constantFrom('A', 'B', 'C', 'D');
    const day = fc.constantFrom('2024-01-01', '2025-01-01', '2026-01-01', '2027-01-01');
    const any = fc.record({
      code,
      name: fc.constant('x'),
      from: day,
      until: fc.option(day),
      successor: fc.option(code),
      ground: fc.constant('g'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), code, day, (lines, of, on) => {
        const standing = standingOn(lines, of, on);
        if (standing.kind === 'succeeded')
          expect(standingOn(lines, standing.successor.code, on)).toEqual({ kind: 'active' });
      }),
    );
  });
});
