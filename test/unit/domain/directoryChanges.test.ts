import { describe, expect, it } from 'vitest';
import { directoryFault, stationFault } from '../../../shared/domain/station/directory.ts';
import {
  afterChanges,
  eventsOf,
  type Directory,
  type DirectoryChange,
} from '../../../shared/domain/station/directoryChanges.ts';

const change = (more: Partial<DirectoryChange>): DirectoryChange => ({
  of: 'office',
  act: 'add',
  code: 'A',
  name: 'Xã A',
  office: null,
  on: '2026-01-01',
  successor: null,
  ground: 'NQ 1',
  ...more,
});
const made = (...changes: DirectoryChange[]): Directory => {
  const after = afterChanges({ offices: [], stations: [] }, changes);
  if ('fault' in after) throw new Error(after.fault);
  return after;
};
const A = change({});
const B = change({ code: 'B', name: 'Xã B' });

describe('the next directory', () => {
  it('renames under the same code, merges with a ground, and keeps the lines of before', () => {
    const next = made(
      A,
      B,
      change({ act: 'rename', code: 'B', name: 'Phường B', on: '2026-07-01', ground: 'NQ 2' }),
      change({ act: 'end', name: '', on: '2026-09-01', successor: 'B', ground: 'NQ 3' }),
    );
    expect(directoryFault(next.offices)).toBeNull();
    expect(next.offices).toHaveLength(3);
    expect(eventsOf(next, '2026-08-01')).toEqual([
      expect.objectContaining({
        kind: 'succeeded',
        name: 'Xã A',
        on: '2026-09-01',
        ground: 'NQ 3',
        coming: true,
        successor: { code: 'B', name: 'Phường B' },
      }),
      expect.objectContaining({
        kind: 'renamed',
        name: 'Phường B',
        before: 'Xã B',
        ground: 'NQ 2',
        coming: false,
      }),
    ]);
  });

  it('says which change fits nothing', () => {
    expect(afterChanges(made(A), [A])).toEqual({ fault: 'known', code: 'A' });
    expect(afterChanges(made(A), [change({ act: 'end', code: 'Z' })])).toEqual({
      fault: 'missing',
      code: 'Z',
    });
    // what ended may begin again, but is not ended twice
    const ended = made(A, change({ act: 'end', on: '2026-02-01' }));
    expect(afterChanges(ended, [change({ act: 'end' })])).toEqual({ fault: 'missing', code: 'A' });
    expect(afterChanges(ended, [change({ on: '2026-03-01' })])).toMatchObject({ offices: { length: 2 } });
  });

  it('keeps stations with their office', () => {
    const next = made(
      A,
      change({ of: 'station', code: 's1', name: 'Máy 1', office: 'A' }),
      change({ of: 'station', act: 'rename', code: 's1', name: 'Máy một', on: '2026-05-01' }),
    );
    expect(next.stations.map(({ office }) => office)).toEqual(['A', 'A']);
    expect(stationFault(next.stations, next.offices)).toBeNull();
    expect(stationFault(next.stations, [])).toBe('office');
  });

  it('shows what begins only while it is to come', () => {
    const next = made(change({ on: '2026-12-01' }));
    expect(eventsOf(next, '2026-11-01')).toMatchObject([{ kind: 'began', coming: true }]);
    expect(eventsOf(next, '2026-12-01')).toEqual([]);
  });
});
