import { addDays, clockAt, startOfDayMs } from '../../../shared/domain/calendar/civilDate.ts';
import type { Role } from '../../../shared/domain/people/roles.ts';
import { comparePeople } from '../../../shared/domain/text/compare.ts';
import type { WorkCalendar } from '../../../shared/domain/calendar/workingDays.ts';
import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { WORK_LISTS, type WorkList } from '../../../shared/domain/levels/worklists.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import { copyCounts } from '../copies/queries.ts';
import { countersSeen } from '../documents/listCounts.ts';
import { lineScope } from '../knowing/needToKnow.ts';
import { lateDays, officeCalendar } from '../rules/officeRules.ts';
import { stateRead } from '../documents/rows.ts';
import { calledBack } from '../knowing/freeze.ts';
import { findPerson } from '../people/lookUps.ts';
import { openSubject } from '../knowing/recordKeys.ts';
import { type Ports, query } from '../ports.ts';
import { workCounts } from '../protection/worklists.ts';
import {
  OPEN_STATES,
  countDue,
  countReceivedSince,
  counters,
  type ListLine,
  listLines,
  WHOLE_LIST,
} from '../submissions/listStore.ts';
import { isOpenState } from '../submissions/rows.ts';
import { countForLeader, readsAs } from '../submissions/tracks.ts';
import {
  BOOKS,
  countDueDocuments,
  countEnteredOn,
  countUnassigned,
  type DeskScope,
  type DocumentItem,
  documentsHeldBy,
  documentsInState,
  dueDocuments,
  lastDocuments,
  type Due,
  unassignedDocuments,
} from './store.ts';
import { byDueOn, longestLate, PER_GROUP, unique } from './order.ts';
import { type Tasks, tasksOf } from './tasks.ts';

type Summary = Output<'desk.summary'>;

const LAST_ENTRIES = 8;
const HOLDERS = 7;
const FOLLOWERS: readonly Role[] = ['leader', 'clerk', 'intake', 'inspector', 'archivist'];
const OPEN_DOCUMENTS = ['registered', 'presented', 'directed', 'in-progress', 'unopened'];
const NAV: Readonly<Record<BookKind, string>> = {
  incoming: 'incoming',
  outgoing: 'outgoing',
  'classified-incoming': 'classifiedIn',
  'classified-outgoing': 'classifiedOut',
};

/** Everything a desk is made of, asked once. */
export interface Desk {
  readonly ports: Ports;
  readonly today: string;
  /** time of day, HH:mm */
  readonly now: string;
  readonly calendar: WorkCalendar;
  readonly scope: DeskScope;
  readonly documents: boolean;
  readonly submissions: boolean;
}

export const deskQueries = {
  'desk.summary': query<'desk.summary'>((ports, input) => {
    const desk = deskOf(ports, input.scope);
    const late: Due = { when: 'late', day: desk.today, time: desk.now };
    const today: Due = { ...late, when: 'today' };
    const tasks = tasksOf(ports);
    const waiting = waitingOf(desk, input.scope);
    const overdue = countDueIn(desk, late) + tasks.late.length;
    const dueToday = countDueIn(desk, today) + tasks.today.length;
    const waits = waiting.count + tasks.waitingCount;
    return {
      today: desk.today,
      overdue,
      dueToday,
      waiting: waits,
      registeredToday: registeredToday(desk),
      toDo: toDoOf(desk, tasks),
      holders: holdersOf(desk, late),
      lateItems: longestLate([...dueItems(desk, late), ...tasks.late], ownLate(desk, late)),
      todayItems: [...dueItems(desk, today), ...tasks.today].slice(0, PER_GROUP),
      waitingItems: [...tasks.waiting, ...waiting.items].slice(0, 2 * PER_GROUP),
      lastEntries: desk.documents ? lastEntries(desk) : [],
      nav: { desk: { count: overdue + dueToday + waits, late: overdue }, ...navOf(desk, tasks) },
    };
  }),
};

/**
 * Whose work is "mine": what I hold. Whoever leads, keeps the register or the intake follows everybody's dates, so
 * for them overdue and due today are those of the office either way.
 */
export function deskOf(ports: Ports, scope: 'mine' | 'office'): Desk {
  const { actor } = ports;
  const follows = scope === 'office' || actor.roles.some((role) => FOLLOWERS.includes(role));
  return {
    ports,
    today: ports.today(),
    now: clockAt(ports.nowMs()),
    calendar: officeCalendar(ports),
    scope: { ...lineScope(actor), holderId: follows ? null : actor.id },
    documents: mayCall('documents.list', actor.roles),
    submissions: mayCall('submissions.list', actor.roles),
  };
}

const heldHere = (desk: Desk): Desk => ({
  ...desk,
  scope: { ...desk.scope, holderId: desk.ports.actor.id },
});

/** What of one's own the list of everybody's may push out; who follows nobody else has a list of their own only. */
const ownLate = (desk: Desk, late: Due): DeskItem[] =>
  desk.scope.holderId === null ? dueItems(heldHere(desk), late) : [];

/** Days of a submission's due date, which has no time. */
function spanOf(due: Due): { from: string | null; before: string } {
  if (due.when === 'late') return { from: null, before: due.day };
  if (due.when === 'today') return { from: due.day, before: addDays(due.day, 1) };
  return { from: addDays(due.day, 1), before: addDays(due.until ?? due.day, 1) };
}

export function countDueIn(desk: Desk, due: Due): number {
  const { db } = desk.ports;
  const documents = desk.documents ? countDueDocuments(db, desk.scope, due) : 0;
  const submissions = desk.submissions
    ? countDue(db, { ...spanOf(due), group: null, personId: desk.scope.holderId })
    : 0;
  return documents + submissions;
}

export function dueItems(desk: Desk, due: Due): DeskItem[] {
  const { db } = desk.ports;
  const documents = desk.documents ? dueDocuments(db, desk.scope, due, PER_GROUP) : [];
  const when = due.when === 'today' ? { dueOn: due.day } : { dueBefore: spanOf(due).before };
  const from = spanOf(due).from ?? '';
  const submissions = desk.submissions
    ? listLines(db, { ...WHOLE_LIST, ...when, personId: desk.scope.holderId, limit: PER_GROUP }).filter(
        (line) => (line.dueOn ?? '') >= from,
      )
    : [];
  const items = [
    ...documents.map((item) => documentItem(desk, item)),
    ...submissions.map((line) => submissionItem(desk, line)),
  ];
  return byDueOn(items).slice(0, PER_GROUP);
}

/** What waits for this person, by what is to be done with it. */
function toDoOf(desk: Desk, { counts }: Tasks): Summary['toDo'] {
  const { id, roles } = desk.ports.actor;
  const presented = desk.documents
    ? documentCounters(desk).filter((line) => line.holderId === id && line.state === 'presented')
    : [];
  const unassigned = desk.documents ? countUnassigned(desk.ports.db, desk.scope, 'own') : 0;
  const cases = desk.submissions && roles.includes('leader') ? countForLeader(desk.ports) : 0;
  const sum = (lines: readonly { n: number }[]): number => lines.reduce((all, line) => all + line.n, 0);
  const acts = [
    ...(['permit', 'carry-out', 'level-change', 'level-expired'] as const),
    ...(['request', 'publication', 'data-request', 'retention'] as const),
  ];
  return {
    direct: sum(presented) + unassigned,
    unassigned,
    sign: counts.proposal ?? 0,
    decide: cases + acts.reduce((all, kind) => all + (counts[kind] ?? 0), 0),
    receive: counts.transfer ?? 0,
  };
}

/** Whose desk is how full: open work by person, for leaders. */
function holdersOf(desk: Desk, late: Due): Summary['holders'] {
  const { db, actor } = desk.ports;
  if (!actor.roles.includes('leader')) return [];
  const open = new Map<string, number>();
  const add = (lines: readonly { holderId: string; n: number }[]): void =>
    lines.forEach(({ holderId, n }) => holderId !== '' && open.set(holderId, (open.get(holderId) ?? 0) + n));
  if (desk.documents) add(documentCounters(desk).filter((line) => OPEN_DOCUMENTS.includes(line.state)));
  if (desk.submissions) add(counters(db).filter((line) => isOpenState(line.state)));
  return [...open]
    .map(([id, n]) => ({ id, name: findPerson(db, id)?.fullName ?? '', open: n }))
    .sort((a, b) => b.open - a.open || comparePeople(a.name, b.name))
    .slice(0, HOLDERS)
    .map((holder) => ({
      ...holder,
      late: countDueIn({ ...desk, scope: { ...desk.scope, holderId: holder.id } }, late),
    }));
}

/** What waits for this person's next move (mine), or is open anywhere (office); without what is late or due today. */
function waitingOf(desk: Desk, scope: 'mine' | 'office'): { count: number; items: DeskItem[] } {
  const items = [...waitingDocuments(desk, scope), ...waitingSubmissions(desk, scope)];
  const later = items.filter((item) => item.dueOn === null || item.dueOn > desk.today);
  const count = waitingCount(desk, scope) - (items.length - later.length) - heldDueCount(desk, scope);
  return {
    count: Math.max(later.length, count),
    // what nobody has in hand stands first: no list may push it out of sight
    items: later
      .sort((a, b) => unownedFirst(a) - unownedFirst(b) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))
      .slice(0, PER_GROUP),
  };
}

const unownedFirst = ({ state }: DeskItem): number => (state === 'unassigned' ? 0 : 1);

/** Of what this person holds: late or due today, so not waiting. */
function heldDueCount(desk: Desk, scope: 'mine' | 'office'): number {
  if (scope === 'office' || !desk.documents) return 0;
  const { db } = desk.ports;
  const held = heldHere(desk).scope;
  const at = { day: desk.today, time: desk.now };
  return (
    countDueDocuments(db, held, { ...at, when: 'late' }) +
    countDueDocuments(db, held, { ...at, when: 'today' })
  );
}

const documentStatesOf = (desk: Desk, scope: 'mine' | 'office'): readonly string[] =>
  scope === 'office'
    ? OPEN_DOCUMENTS
    : desk.ports.actor.roles.includes('clerk')
      ? ['registered', 'unopened']
      : [];

/** The clerk follows what a bút phê has given to nobody; the whole office's list has it among what is open. */
const followsUnowned = (desk: Desk, scope: 'mine' | 'office'): boolean =>
  scope === 'mine' && desk.documents && desk.ports.actor.roles.includes('clerk');

function waitingCount(desk: Desk, scope: 'mine' | 'office'): number {
  const { id } = desk.ports.actor;
  const documentStates = documentStatesOf(desk, scope);
  const submissionStates = submissionStatesOf(desk, scope);
  const own = (line: { holderId: string }, open: boolean): boolean =>
    scope === 'mine' && line.holderId === id && open;
  const documents = desk.documents ? documentCounters(desk) : [];
  const submissions = desk.submissions ? counters(desk.ports.db) : [];
  const unowned = followsUnowned(desk, scope) ? countUnassigned(desk.ports.db, desk.scope, 'others') : 0;
  const counted = [
    ...documents.filter(
      (line) => documentStates.includes(line.state) || own(line, OPEN_DOCUMENTS.includes(line.state)),
    ),
    ...submissions.filter(
      (line) => submissionStates.includes(line.state) || own(line, isOpenState(line.state)),
    ),
  ].reduce((sum, line) => sum + line.n, 0);
  return counted + unowned;
}

function waitingDocuments(desk: Desk, scope: 'mine' | 'office'): DeskItem[] {
  if (!desk.documents) return [];
  const { db, actor } = desk.ports;
  const held = heldHere(desk).scope;
  const mine = scope === 'mine' ? documentsHeldBy(db, held, desk.today, PER_GROUP) : [];
  const inState = documentStatesOf(desk, scope).flatMap((state) =>
    BOOKS.flatMap((book) => documentsInState(db, desk.scope, book, state, PER_GROUP)),
  );
  const unowned = followsUnowned(desk, scope) ? unassignedDocuments(db, desk.scope, 'others', PER_GROUP) : [];
  const ownUnowned = scope === 'mine' ? unassignedDocuments(db, desk.scope, 'own', PER_GROUP) : [];
  // late ones that this person holds are counted by themselves
  const others = [...inState, ...unowned].filter((item) => scope === 'office' || item.holderId !== actor.id);
  return unique([...mine, ...ownUnowned, ...others]).map((item) => documentItem(desk, item));
}

function waitingSubmissions(desk: Desk, scope: 'mine' | 'office'): DeskItem[] {
  if (!desk.submissions) return [];
  const { db, actor } = desk.ports;
  const states = submissionStatesOf(desk, scope);
  const inState = states.length > 0 ? listLines(db, { ...WHOLE_LIST, states, limit: PER_GROUP }) : [];
  const mine =
    scope === 'mine'
      ? listLines(db, { ...WHOLE_LIST, personId: actor.id, limit: PER_GROUP }).filter((line) =>
          isOpenState(line.state),
        )
      : [];
  return unique([...mine, ...inState]).map((line) => submissionItem(desk, line));
}

function submissionStatesOf(desk: Desk, scope: 'mine' | 'office'): string[] {
  const { roles } = desk.ports.actor;
  if (scope === 'office') return [...OPEN_STATES];
  const intake =
    roles.includes('intake') || roles.includes('clerk') ? ['received', 'classifying', 'approved'] : [];
  return roles.includes('leader') ? [...new Set([...intake, 'classifying', 'awaiting-approval'])] : intake;
}

function documentCounters(desk: Desk) {
  const { db, actor } = desk.ports;
  return BOOKS.flatMap((book) => {
    return countersSeen(db, book, lineScope(actor)).map((line) => ({ ...line, book }));
  });
}

function registeredToday(desk: Desk): number {
  const { db } = desk.ports;
  const documents = desk.documents ? countEnteredOn(db, desk.scope, desk.today) : 0;
  const submissions = desk.submissions ? countReceivedSince(db, startOfDayMs(desk.today)) : 0;
  return documents + submissions;
}

const lastEntries = (desk: Desk): Summary['lastEntries'] =>
  lastDocuments(desk.ports.db, desk.scope, LAST_ENTRIES).map((item) => ({
    ...documentItem(desk, item),
    atMs: item.atMs,
    issuer: item.issuer,
    code: item.code,
  }));

/** Open records per list, and how many of them are late. */
function navOf(desk: Desk, tasks: Tasks): Summary['nav'] {
  const { db } = desk.ports;
  const nav: Record<string, { count: number; late: number }> = {};
  const scope: DeskScope = { ...desk.scope, holderId: null };
  const late: Due = { when: 'late', day: desk.today, time: desk.now };
  if (desk.documents) {
    const counted = documentCounters(desk).filter((line) => OPEN_DOCUMENTS.includes(line.state));
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
  const { lists, overdue } = workCounts(ports);
  const open = WORK_LISTS.filter((list) => list !== 'ending');
  const sum = (of: Readonly<Record<WorkList, number>>): number => open.reduce((n, list) => n + of[list], 0);
  return { count: sum(lists), late: sum(overdue) };
}

function documentItem(desk: Desk, item: DocumentItem): DeskItem {
  const { id, book, level, urgency, state, unassigned, holder, dueOn, dueTime } = item;
  const back = calledBack(desk.ports.db, id);
  const late = OPEN_DOCUMENTS.includes(state)
    ? lateDays(desk.calendar, dueOn, desk.today, dueTime, desk.now)
    : 0;
  return {
    subjectKind: 'document',
    id,
    opens: id,
    count: 1,
    book,
    number: String(item.number),
    title: openSubject(desk.ports, id, item.title),
    level,
    urgency,
    state: unassigned === 1 ? 'unassigned' : stateRead(desk.ports.db, item),
    ...(back === null ? {} : { calledBack: back }),
    holder,
    dueOn,
    dueTime,
    lateDays: late,
  };
}

function submissionItem(desk: Desk, line: ListLine): DeskItem {
  return {
    subjectKind: 'submission',
    id: line.id,
    opens: line.id,
    count: 1,
    book: null,
    number: line.receiptCode,
    title: line.title,
    level: 'none',
    urgency: 'thuong',
    ...readsAs(desk.ports, line),
    holder: line.holderName,
    dueOn: line.dueOn,
    dueTime: null,
    lateDays: isOpenState(line.state) ? lateDays(desk.calendar, line.dueOn, desk.today, null, desk.now) : 0,
  };
}
