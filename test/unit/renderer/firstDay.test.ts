import { expect, it } from 'vitest';
import { type FirstFacts, firstSteps } from '../../../renderer/features/desk/firstDay.ts';

const NEW: FirstFacts = {
  people: [],
  station: { idleLockMinutes: 10, scanFolder: null, contact: { phone: '', address: '' } },
  books: [],
  peers: [],
};
const ticked = (facts: FirstFacts) => firstSteps(facts).map(({ id, done }) => `${id} ${done ? 'done' : '-'}`);

it('a new office has four things before it, none of them done', () => {
  expect(ticked(NEW)).toEqual(['people -', 'scanFolder -', 'books -', 'addresses -']);
});

it('each is ticked from what is there, and leads to its place', () => {
  const facts = {
    ...NEW,
    station: { idleLockMinutes: 10, scanFolder: '/quet', contact: { phone: '', address: '' } },
  };
  expect(ticked(facts)).toEqual(['people -', 'scanFolder done', 'books -', 'addresses -']);
  expect(firstSteps(NEW).map(({ page }) => page)).toEqual(['people', 'settings', 'books', 'exchange']);
});

it('what this person may not ask for is not asked of them', () => {
  expect(ticked({ ...NEW, peers: null, books: null })).toEqual(['people -', 'scanFolder -']);
});
