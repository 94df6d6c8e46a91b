import { describe, expect, it } from 'vitest';
import { choiceOnFocus, lineAfter } from '../../../renderer/components/firstLine.ts';

describe('what a list chooses when the focus comes to it', () => {
  it('the first line, where nothing is open and the rows are here', () => {
    expect(choiceOnFocus({ loading: false, selectedKey: null, count: 3 })).toBe('first');
  });

  it('nothing where something is open, also where it is no line of this list', () => {
    expect(choiceOnFocus({ loading: false, selectedKey: 'from-a-link', count: 3 })).toBe('nothing');
    expect(choiceOnFocus({ loading: true, selectedKey: 'from-a-link', count: 0 })).toBe('nothing');
  });

  it('nothing yet while the rows of the last visit stand there', () => {
    expect(choiceOnFocus({ loading: true, selectedKey: null, count: 3 })).toBe('later');
    expect(choiceOnFocus({ loading: false, selectedKey: null, count: 0 })).toBe('later');
  });
});

describe('where an arrow leads', () => {
  it('begins at the first line where what is open is none of this list', () => {
    for (const step of [1, -1, 12, -12]) expect(lineAfter(-1, step, 40)).toBe(0);
  });

  it('stays inside the list', () => {
    expect(lineAfter(0, -1, 40)).toBe(0);
    expect(lineAfter(39, 12, 40)).toBe(39);
    expect(lineAfter(4, 1, 40)).toBe(5);
  });
});
