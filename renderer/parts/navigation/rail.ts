import type { Role } from '../../../shared/domain/people/roles.ts';
import type { PageName } from '../../data/router.ts';
import { navigationFor, type NavGroup, type NavItem, type Post } from './navigation.ts';

/** Entries of the rail, with the one that holds the rest: what stands on a screen of 768 px without scrolling. */
export const RAIL_MOST = 9;

/** What a post works with, the most used first; somebody with several posts works with those of each in turn. */
const WORK: readonly (readonly [Role, readonly PageName[]])[] = [
  [
    'leader',
    ['desk', 'proposals', 'incoming', 'submissions', 'classifiedIn', 'figures', 'outgoing', 'initiatives'],
  ],
  [
    'clerk',
    ['desk', 'incoming', 'outgoing', 'classifiedIn', 'classifiedOut', 'proposals', 'exchange', 'submissions'],
  ],
  [
    'specialist',
    ['desk', 'proposals', 'incoming', 'submissions', 'classifiedIn', 'outgoing', 'copies', 'initiatives'],
  ],
  [
    'archivist',
    ['desk', 'books', 'incoming', 'outgoing', 'classifiedIn', 'classifiedOut', 'copies', 'protection'],
  ],
  [
    'intake',
    ['desk', 'submissions', 'initiatives', 'figures', 'exchange', 'incoming', 'outgoing', 'obstacles'],
  ],
  ['inspector', ['desk', 'ledger', 'books', 'incoming', 'outgoing', 'submissions', 'protection', 'figures']],
  ['cipher', ['desk', 'exchange', 'keys', 'classifiedIn', 'classifiedOut', 'incoming', 'outgoing', 'backup']],
  ['admin', ['desk', 'people', 'keys', 'backup', 'administration', 'ledger', 'exchange', 'settings']],
];

export interface Rail {
  readonly groups: readonly NavGroup[];
  /** under one entry; nothing where all have room */
  readonly rest: readonly NavItem[];
}

/** The pages of a session as its rail shows them, in the order of all its pages: Alt and a digit go by it. */
export function railFor(session: Post): Rail {
  const all = navigationFor(session);
  const items = all.flatMap((group) => group.items);
  if (items.length <= RAIL_MOST) return { groups: all, rest: [] };
  const shown = new Set(wanted(session, items).slice(0, RAIL_MOST - 1));
  return {
    groups: all
      .map((group) => ({ ...group, items: group.items.filter(({ page }) => shown.has(page)) }))
      .filter((group) => group.items.length > 0),
    rest: items.filter(({ page }) => !shown.has(page)),
  };
}

/** Pages of a session, the most used first; whoever learns has the lessons at hand. */
function wanted({ roles, training }: Post, items: readonly NavItem[]): PageName[] {
  const posts = WORK.filter(([role]) => roles.includes(role)).map(([, pages]) => pages);
  const most = Math.max(0, ...posts.map((pages) => pages.length));
  const inTurn = Array.from({ length: most }, (_, at) => posts.flatMap((pages) => pages[at] ?? [])).flat();
  const there = new Set(items.map(({ page }) => page));
  const order = [...new Set([...inTurn, ...items.map(({ page }) => page)])].filter((page) => there.has(page));
  if (!training || !there.has('lessons')) return order;
  const others = order.filter((page) => page !== 'lessons');
  return [...others.slice(0, RAIL_MOST - 2), 'lessons', ...others.slice(RAIL_MOST - 2)];
}
