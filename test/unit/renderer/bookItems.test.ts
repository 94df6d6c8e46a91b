import { expect, it } from 'vitest';
import { chosenItem, type Item } from '../../../renderer/features/books/bookItems.ts';

const book = (id: string, kind: string, state = 'open'): Item => ({ id, kind, state }) as Item;

it('a book just opened stays chosen, the first of the list is not put in its place', () => {
  const incoming = book('a1', 'incoming');
  const missing: Item = { missing: 'destruction', year: 2026 };
  const chosen = 'missing:destruction';
  expect(chosenItem([incoming, missing], chosen)).toBe(missing);
  const opened = book('b2', 'destruction');
  expect(chosenItem([incoming, opened], chosen)).toBe(opened);
  expect(chosenItem([incoming, book('b1', 'destruction', 'closed'), opened], chosen)).toBe(opened);
  expect(chosenItem([incoming, opened], null)).toBe(incoming);
  expect(chosenItem([], chosen)).toBe(null);
});
