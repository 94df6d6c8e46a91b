import { expect, test } from 'vitest';
import { askedFor, firstView } from '../../../renderer/features/submissions/listView.ts';

test('a list of cases that is asked for otherwise forgets which line was chosen, so that Enter opens what is seen', () => {
  const chosen = { ...firstView(undefined), selected: 'a case that waits for its answer' };
  expect({ ...chosen, ...askedFor({ state: 'awaiting-approval' }) }).toEqual({
    ...firstView(undefined),
    state: 'awaiting-approval',
  });
  expect({ ...chosen, ...askedFor({ settled: 'nha van hoa' }) }.selected).toBeNull();
});
