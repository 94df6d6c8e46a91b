import { expect, it } from 'vitest';
import { ledBy, neighbourOf, nextOf, notLed, openNeighbour } from '../../../renderer/data/nextWaiting.ts';
import { useRouter } from '../../../renderer/data/router.ts';

const waiting = (...ids: (string | null)[]) => ids.map((opens) => ({ opens }));

it('after an act the next of the list that led there is opened, past what waits no more', () => {
  const order = ['a', 'b', 'c', 'd'];
  expect(nextOf(waiting('d', 'a'), order, 'b')?.opens).toBe('d');
  // at its end the list is gone through from its beginning
  expect(nextOf(waiting('a'), order, 'd')?.opens).toBe('a');
});

it('where no list led there, the first that waits is', () => {
  expect(nextOf(waiting('x', 'y'), [], 'b')?.opens).toBe('x');
});

it('what is done, and what opens no record, is never the next', () => {
  expect(nextOf(waiting('b', null), ['b'], 'b')).toBeNull();
});

it('J and K go by the list that led to the record, each on its page, until another list is gone to or chosen in', () => {
  const on = (page: 'incoming' | 'proposals', ...ids: string[]) => ids.map((id) => ({ id, page }));
  const beside = on('incoming', 'x', 'p', 'y');
  const led = [...on('incoming', 'p'), ...on('proposals', 'q')];
  ledBy(led, 'Chờ bút phê');
  expect(neighbourOf('p', 1, beside)).toEqual({ id: 'q', page: 'proposals' });
  expect(neighbourOf('q', 1, beside)).toBeNull();
  expect(neighbourOf('x', 1, beside)?.id).toBe('p'); // that list has no x
  notLed();
  expect(neighbourOf('p', 1, beside)?.id).toBe('y');
  ledBy(led, 'Chờ bút phê');
  useRouter.getState().go('incoming', { id: 'p' });
  expect(openNeighbour('p', 1, ['x', 'p', 'y'])).toBe(true);
  expect(useRouter.getState().route).toMatchObject({ page: 'proposals', id: 'q' });
  useRouter.getState().go('outgoing');
  expect(neighbourOf('p', 1, beside)?.id).toBe('y');
});
