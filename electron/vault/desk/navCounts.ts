import type { Output } from '../../../shared/ipc/contract.ts';
import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { WORK_LISTS, type WorkList } from '../../../shared/domain/levels/worklists.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import { copyCounts } from '../copies/queries.ts';
import type { Ports } from '../ports.ts';
import { workTotals } from '../protection/worklists.ts';
import { countDue, counters } from '../submissions/listStore.ts';
import { isOpenState } from '../submissions/rows.ts';
import { type Desk, OPEN_DOCUMENTS, spanOf } from './desk.ts';
import { BOOKS, countDueDocuments, type DeskScope, type Due } from './store.ts';
import type { Tasks } from './tasks.ts';

type Summary = Output<'desk.summary'>;

const NAV: Readonly<Record<BookKind, string>> = {
  incoming: 'incoming',
  outgoing: 'outgoing',
  'classified-incoming': 'classifiedIn',
  'classified-outgoing': 'classifiedOut',
};

/** Open records per list, and how many of them are late. */
export function navOf(desk: Desk, tasks: Tasks): Summary['nav'] {
  const { db } = desk.ports;
  const nav: Record<string, { count: number; late: number }> = {};
  const scope: DeskScope = { ...desk.scope, holderId: null };
  const late: Due = { when: 'late', day: desk.today, time: desk.now };
  if (desk.documents) {
    const counted = desk.counters().filter((line) => OPEN_DOCUMENTS.includes(line.state));
    for (const book of BOOKS) {
      const count = counted.filter((line) => line.book === book).reduce((sum, line) => sum + line.n, 0);
      nav[NAV[book]] = { count, late: countDueDocuments(db, scope, late, book) };
    }
  }
  if (desk.documents) {
    const { toReceive, toDecide, overdue } = copyCounts(desk.ports);
    nav['copies'] = { count: toReceive + toDecide + overdue, late: overdue };
  }
  if (desk.submissions) {
    const open = counters(db).filter((line) => isOpenState(line.state));
    for (const group of ['pakn', 'skgp'] as const) {
      const count = open.filter((line) => line.group === group).reduce((sum, line) => sum + line.n, 0);
      nav[group] = { count, late: countDue(db, { ...spanOf(late), group, personId: null }) };
    }
    nav['submissions'] = {
      count: (nav['pakn']?.count ?? 0) + (nav['skgp']?.count ?? 0),
      late: (nav['pakn']?.late ?? 0) + (nav['skgp']?.late ?? 0),
    };
  }
  const { roles } = desk.ports.actor;
  if (mayCall('proposals.list', roles)) nav['proposals'] = { count: tasks.counts.proposal ?? 0, late: 0 };
  if (mayCall('protection.counts', roles)) nav['protection'] = protectionNav(desk.ports);
  const kinds = ['request', 'granted', 'refused', 'handover'] as const;
  if (mayCall('registers.books', roles))
    nav['books'] = { count: kinds.reduce((all, kind) => all + (tasks.counts[kind] ?? 0), 0), late: 0 };
  return nav;
}

/** What is open about the protection of secrets; periods that end in months are no work yet. */
function protectionNav(ports: Ports): { count: number; late: number } {
  const { lists, overdue } = workTotals(ports);
  const open = WORK_LISTS.filter((list) => list !== 'ending');
  const sum = (of: Readonly<Record<WorkList, number>>): number => open.reduce((n, list) => n + of[list], 0);
  return { count: sum(lists), late: sum(overdue) };
}
