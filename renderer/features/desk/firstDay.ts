import type { Output } from '../../../shared/ipc/contract.ts';
import type { PageName } from '../../data/router.ts';

export interface FirstStep {
  readonly id: 'people' | 'scanFolder' | 'books' | 'addresses';
  readonly done: boolean;
  readonly page: PageName;
  readonly params: Readonly<Record<string, string>>;
}

/** What the vault says of a new office; null where this person may not ask for it, or where it is not answered yet. */
export interface FirstFacts {
  readonly people: Output<'people.list'>['people'] | null;
  readonly station: Output<'settings.station'> | null;
  readonly books: Output<'registers.books'>['books'] | null;
  readonly peers: Output<'exchange.peers'>['peers'] | null;
}

/**
 * What comes first in a new office, in its order, each ticked from what is there already: the people, the folder of the
 * scanner, the books with the number at which the paper ones stand, the addresses of the offices one writes to.
 */
export function firstSteps({ people, station, books, peers }: FirstFacts): FirstStep[] {
  const has = (role: 'leader' | 'clerk' | 'specialist'): boolean =>
    people?.some((person) => person.state === 'active' && person.roles.includes(role)) ?? false;
  const open = (kind: string): boolean =>
    books?.some((book) => book.kind === kind && book.state === 'open') ?? false;
  const step = (
    id: FirstStep['id'],
    known: unknown,
    done: boolean,
    page: PageName,
    params: FirstStep['params'] = {},
  ): FirstStep[] => (known === null ? [] : [{ id, done, page, params }]);
  return [
    ...step('people', people, has('leader') && has('clerk') && has('specialist'), 'people'),
    ...step('scanFolder', station, (station?.scanFolder ?? null) !== null, 'settings'),
    ...step('books', books, open('incoming') && open('outgoing'), 'books'),
    ...step('addresses', peers, (peers?.length ?? 0) > 0, 'exchange', { tab: 'directory' }),
  ];
}
