import { startOfDayMs } from '../../../shared/domain/calendar/civilDate.ts';
import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { handlers } from '../ports.ts';
import { countReceivedSince } from '../submissions/listStore.ts';
import { countDueOf, type Desk, deskOf, documentItem, dueItemsOf, leads, type Scope } from './desk.ts';
import { firstItems, firstOf, holdersOf, isDecided, toDoOf } from './leader.ts';
import { navOf } from './navCounts.ts';
import { byDueOn, PER_GROUP, unique } from './order.ts';
import { countEnteredOn, type Due, lastDocuments } from './store.ts';
import { type Tasks, tasksOf } from './tasks.ts';
import { countDueBy, waitingOf } from './waiting.ts';

type Summary = Output<'desk.summary'>;
type Lines = Output<'desk.lines'>;

const LAST_ENTRIES = 8;
/** Lines behind one number; the count beside them says when there are more. */
const LINES = 200;

const isReturned = ({ subjectKind, state }: DeskItem): boolean =>
  subjectKind === 'proposal' && state === 'returned';

export const deskQueries = handlers({
  'desk.summary': (ports, { scope }) => {
    const desk = deskOf(ports, scope);
    const tasks = tasksOf(ports);
    const late = dueOf(desk, tasks, scope, 'late', PER_GROUP);
    const today = dueOf(desk, tasks, scope, 'today', PER_GROUP);
    const waiting = waitingOf(desk, scope, { due: late.records + today.records, limit: PER_GROUP });
    const waits = waiting.count + tasks.waitingCount;
    const toDo = toDoOf(desk, tasks);
    // a draft that came back is the drafter's to do before all others
    const returned = leads(desk) ? [] : tasks.waiting.filter(isReturned);
    const first = leads(desk) ? toDo.direct + toDo.sign + toDo.decide : returned.length;
    const overdue = late.first + late.own + late.others;
    const dueToday = today.first + today.own + today.others;
    return {
      today: desk.today,
      overdue,
      dueToday,
      waiting: waits,
      more: tasks.more,
      groups: {
        first,
        late: late.own,
        today: today.own + today.others,
        others: late.others,
        waiting: Math.max(0, waits - (first - late.first - today.first)),
      },
      registeredToday: registeredToday(desk),
      toDo,
      holders: holdersOf(desk, dueAt(desk, 'late')),
      firstItems: [...returned.slice(0, PER_GROUP), ...firstItems(desk, tasks, PER_GROUP)],
      lateItems: late.ownItems,
      todayItems: [...today.ownItems, ...today.othersItems].slice(0, PER_GROUP),
      othersItems: late.othersItems,
      waitingItems: [
        ...tasks.waiting.filter((item) => !(leads(desk) ? isDecided(item) : isReturned(item))),
        ...waiting.items,
      ].slice(0, 2 * PER_GROUP),
      lastEntries: desk.documents ? lastEntries(desk) : [],
      nav: { desk: { count: overdue + dueToday + waits, late: overdue }, ...navOf(desk, tasks) },
    };
  },

  'desk.lines': (ports, { scope, what }): Lines => {
    const desk = deskOf(ports, scope);
    const tasks = tasksOf(ports);
    if (what === 'direct' || what === 'sign' || what === 'decide')
      return { items: firstOf(desk, tasks, what, LINES), count: toDoOf(desk, tasks)[what] };
    if (what === 'waiting') {
      const { items, count } = waitingOf(desk, scope, { due: countDueBy(desk, scope), limit: LINES });
      const first = leads(desk) ? [...firstOf(desk, tasks, 'direct', LINES), ...casesOf(desk, tasks)] : [];
      const later = first.filter(({ dueOn }) => dueOn === null || dueOn > desk.today);
      return {
        items: unique([...tasks.waiting, ...later, ...items]).slice(0, LINES),
        count: count + tasks.waitingCount,
      };
    }
    const due = dueOf(desk, tasks, scope, what, LINES);
    const first = leads(desk) ? dueItemsOf(desk, 'first', dueAt(desk, what), LINES) : [];
    const decided = tasks[what].filter((item) => leads(desk) && isDecided(item));
    return {
      items: [...byDueOn([...first, ...decided]), ...due.ownItems, ...due.othersItems].slice(0, LINES),
      count: due.first + due.own + due.others,
    };
  },
});

const casesOf = (desk: Desk, tasks: Tasks): DeskItem[] =>
  firstOf(desk, tasks, 'decide', LINES).filter(({ subjectKind }) => subjectKind === 'submission');

const dueAt = (desk: Desk, when: 'late' | 'today'): Due => ({ when, day: desk.today, time: desk.now });

interface DueParts {
  readonly first: number;
  readonly own: number;
  readonly others: number;
  /** of them documents and cases */
  readonly records: number;
  readonly ownItems: DeskItem[];
  readonly othersItems: DeskItem[];
}

/** What is due, in the parts of a desk: what only a leader can do, what is one's own, what others owe (`office`). */
function dueOf(desk: Desk, tasks: Tasks, scope: Scope, when: 'late' | 'today', limit: number): DueParts {
  const due = dueAt(desk, when);
  const decided = tasks[when].filter((item) => leads(desk) && isDecided(item));
  const acts = tasks[when].filter((item) => !decided.includes(item));
  const own = acts.filter((item) => isOwn(desk, item));
  const followed = scope === 'office' ? acts.filter((item) => !isOwn(desk, item)) : [];
  const office = scope === 'office';
  const records = {
    first: countDueOf(desk, 'first', due),
    own: countDueOf(desk, 'own', due),
    others: office ? countDueOf(desk, 'others', due) : 0,
  };
  return {
    first: records.first + decided.length,
    own: records.own + own.length,
    others: records.others + followed.length,
    records: records.first + records.own + records.others,
    ownItems: byDueOn([...own, ...dueItemsOf(desk, 'own', due, limit)]).slice(0, limit),
    othersItems: office
      ? byDueOn([...followed, ...dueItemsOf(desk, 'others', due, limit)]).slice(0, limit)
      : [],
  };
}

/** A clock of the counter that ran out is the counter's own work; a leader follows it. */
const isOwn = ({ ports }: Desk, { subjectKind }: DeskItem): boolean =>
  subjectKind !== 'case-duty' || ports.actor.roles.some((role) => role === 'intake' || role === 'clerk');

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
