import { describe, expect, it } from 'vitest';
import { findTyped, NO_SEARCH, SEARCH_MS, searchAfter } from '../../../renderer/components/typeAhead.ts';

const PEOPLE = [
  { text: 'Nguyễn Thị Hường' },
  { text: 'Trần Thu' },
  { text: 'Thu Hà Mẫu' },
  { text: 'Đặng Thị Thu Thủy' },
  { text: 'Lê Đức Toản', disabled: true },
  { text: 'Lý Toản' },
];
const found = (typed: string, from = -1): string | undefined => PEOPLE[findTyped(PEOPLE, typed, from)]?.text;

describe('what typing finds in a closed list', () => {
  it.each(['thuy', 'thu thuy', 'thu  thuy', 'thi thu', 'dang thi thu', 'đặng', 'Thu Thủy', 'thu thuỷ'])(
    'finds a person by words that stand together anywhere in the name: %s',
    (typed) => expect(found(typed)).toBe('Đặng Thị Thu Thủy'),
  );

  it('goes first to what begins so, wherever the place is', () => {
    expect(found('thu')).toBe('Thu Hà Mẫu');
    expect(found('thu', 3)).toBe('Thu Hà Mẫu');
    expect(found('th', 3)).toBe('Thu Hà Mẫu');
  });

  it('a space ends a word', () => {
    expect(found('thu ', 3)).toBe('Thu Hà Mẫu');
    expect(findTyped([{ text: 'Đặng Thủy' }, { text: 'Trần Thu' }], 'thu ', 0)).toBe(1);
  });

  it('stays where it is while that still fits, else goes on and round', () => {
    expect(found('thi', 3)).toBe('Đặng Thị Thu Thủy');
    expect(found('thi', 4)).toBe('Nguyễn Thị Hường');
  });

  it('passes over what cannot be chosen, and finds nothing for what no name has', () => {
    expect(found('toan')).toBe('Lý Toản');
    for (const typed of ['thu thuyx', 'huy', 'ha dang', '(', ' '])
      expect(findTyped(PEOPLE, typed, 3)).toBe(-1);
    expect(findTyped([], 'a', -1)).toBe(-1);
  });
});

describe('the search', () => {
  const after = (keys: readonly string[], at = 5000) =>
    keys.reduce((search, key) => searchAfter(search, key, at) ?? search, NO_SEARCH).text;

  it('takes the space only while it runs', () => {
    expect(searchAfter(NO_SEARCH, ' ', 5000)).toBeNull();
    expect(after(['t', 'h', 'u', ' ', 't'])).toBe('thu t');
    expect(searchAfter({ text: 'thu', at: 5000 }, ' ', 5000 + SEARCH_MS)).toBeNull();
    expect(searchAfter({ text: 'thu', at: 5000 }, 't', 5000 + SEARCH_MS)?.text).toBe('t');
  });

  it('gives its last letter back, and no key with a name is a letter of it', () => {
    expect(after(['t', 'h', 'y', 'Backspace', 'Shift', 'u'])).toBe('thu');
    expect(searchAfter(NO_SEARCH, 'Backspace', 5000)).toBeNull();
    expect(searchAfter(NO_SEARCH, 'Enter', 5000)).toBeNull();
  });
});
