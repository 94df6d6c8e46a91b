import { expect, test } from 'vitest';
import { askedFor, firstView } from '../../../renderer/features/submissions/listView.ts';

test('a list of cases that is asked for otherwise forgets which line was chosen, so that Enter opens what is seen', () => {
  const chosen = { ...firstView({}), selected: 'a case that waits for its answer' };
  expect({ ...chosen, ...askedFor({ state: 'awaiting-approval' }) }).toEqual({
    ...firstView({}),
    state: 'awaiting-approval',
  });
  expect({ ...chosen, ...askedFor({ settled: 'nha van hoa' }) }.selected).toBeNull();
});

test.each([
  [{ state: 'received' }, { state: 'received', chip: 'all' }],
  [{ filter: 'mine' }, { state: null, chip: 'mine' }],
  [{ state: 'no such state' }, { state: null }],
])('the list opens as whoever led there asked: %j', (params, seen) => {
  expect(firstView(params)).toMatchObject(seen);
});
