import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../../renderer/components/Avatar.tsx';
import { itemWords } from '../../../renderer/forms/chosenItem.ts';
import { nextNumberOf } from '../../../renderer/features/documents/entry/nextNumber.ts';
import { navPageOf, navigationFor } from '../../../renderer/parts/navigation/navigation.ts';
import type { Session } from '../../../renderer/data/session.ts';

describe('initials', () => {
  it.each([
    ['Nguyễn Thị Hường', 'NH'],
    ['Trịnh Quốc Ưng', 'TƯ'],
    ['Trịnh Quốc Ưng'.normalize('NFD'), 'TƯ'],
    ['đặng thị thu thủy', 'ĐT'],
    ['Ánh', 'Á'],
    ['', ''],
  ])('%s', (name, expected) => {
    expect(initialsOf(name)).toBe(expected);
  });
});

const session = (roles: Session['roles'], full: Session['holds']['full']): Session => ({
  userId: '0'.repeat(32),
  username: 'a',
  fullName: 'A',
  position: '',
  roles,
  mustChangePassphrase: false,
  office: { name: 'X', code: 'X', kind: 'party', symbol: 'ĐU' },
  station: { id: '0'.repeat(32), name: 'M', profile: 'connected', profileGround: '' },
  training: false,
  aheadDays: 0,
  recoveryProved: true,
  readsOnly: false,
  holds: { full, registerOnly: [] },
  visit: null,
  idleLockMinutes: 10,
});
const pages = (roles: Session['roles'], full: Session['holds']['full']): string[] =>
  navigationFor(session(roles, full)).flatMap((group) => group.items.map((item) => item.page));

describe('the side bar', () => {
  it('shows a clerk of a connected machine documents and submissions, and no classified books', () => {
    expect(pages(['clerk'], ['none'])).toEqual(
      expect.arrayContaining([
        'desk',
        'incoming',
        'outgoing',
        'submissions',
        'exchange',
        'books',
        'grounds',
        'settings',
      ]),
    );
    expect(pages(['clerk'], ['none'])).not.toContain('classifiedIn');
    expect(pages(['clerk'], ['none'])).not.toContain('people');
  });

  it('puts secrets first on a machine that may hold them, and no submissions there', () => {
    const shown = pages(['clerk'], ['none', 'mat', 'toi-mat']);
    expect(shown.indexOf('classifiedIn')).toBeLessThan(shown.indexOf('incoming'));
    expect(shown).not.toContain('submissions');
  });

  it('shows an administrator people and no content', () => {
    const shown = pages(['admin'], ['none', 'mat']);
    expect(shown).toContain('people');
    for (const page of ['incoming', 'outgoing', 'classifiedIn', 'submissions'])
      expect(shown).not.toContain(page);
  });

  it('keeps a form under the list it belongs to', () => {
    expect(navPageOf('registerIncoming', {})).toBe('incoming');
    expect(navPageOf('registerIncoming', { book: 'classified-incoming' })).toBe('classifiedIn');
    expect(navPageOf('registerOutgoing', { book: 'classified-outgoing' })).toBe('classifiedOut');
    expect(navPageOf('books', {})).toBe('books');
  });
});

describe('an item of a danh mục in its field', () => {
  it('is its place and its words, or the place alone', () => {
    expect(itemWords({ place: 'Điều 1 khoản 3', text: 'Tờ trình' })).toBe('Điều 1 khoản 3 · Tờ trình');
    expect(itemWords({ place: 'Điều 1 khoản 3', text: '' })).toBe('Điều 1 khoản 3');
  });
});

describe('the number of the next outgoing entry', () => {
  const book = { kind: 'outgoing' as const, year: 2026, volume: 1, nextNumber: 8 };
  it.each([
    ['open', 8],
    ['closed', null],
  ] as const)('of a book that is %s is %s', (state, number) => {
    expect(nextNumberOf([{ ...book, state }], 'outgoing', 2026)).toBe(number);
  });
});
