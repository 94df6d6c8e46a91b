import { expect, it } from 'vitest';
import { ledBy, nextOf, neighbourOf } from '../../../renderer/data/nextWaiting.ts';

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

it('J and K go by the list beside the record, else by the one that led to it', () => {
  ledBy(['p', 'q']);
  expect(neighbourOf('p', 1, ['x', 'p', 'y'])).toBe('y');
  expect(neighbourOf('p', 1, ['x'])).toBe('q');
  expect(neighbourOf('q', 1, [])).toBeNull();
});
