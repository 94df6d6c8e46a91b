import { comparePeople } from '../../../shared/domain/text/compare.ts';
import type { DeskItem, DeskKind } from '../../../shared/ipc/contract/desk.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { findPerson } from '../people/lookUps.ts';
import { counters } from '../submissions/listStore.ts';
import { isOpenState } from '../submissions/rows.ts';
import { casesToDecide, countToDecide } from './caseStore.ts';
import { countDueIn, type Desk, documentItem, leads, OPEN_DOCUMENTS, submissionItem } from './desk.ts';
import { urgencyRank } from './order.ts';
import { countUnassigned, documentsToDirect, type Due } from './store.ts';
import type { Tasks } from './tasks.ts';

type Summary = Output<'desk.summary'>;
const HOLDERS = 7;
const DECIDED: ReadonlySet<DeskKind> = new Set([
  'permit',
  'carry-out',
  'level-change',
  'level-expired',
  'request',
  'publication',
  'extension',
  'council',
  'data-request',
  'retention',
  'office-name',
]);

/** An act that only a leader can do: to sign, or to say yes or no to. */
export const isDecided = (item: DeskItem): boolean =>
  item.subjectKind === 'proposal' ||
  (DECIDED.has(item.subjectKind) && !(item.subjectKind === 'carry-out' && item.dueOn !== null));

/** What a leader's desk begins with, by what is to be done; of nobody else's desk anything. */
export type First = 'direct' | 'sign' | 'decide';

const allTasks = (tasks: Tasks): readonly DeskItem[] => [...tasks.late, ...tasks.today, ...tasks.waiting];

/** What is urgent, then the earliest date; what has none last. */
const byDate = (items: readonly DeskItem[]): DeskItem[] =>
  [...items].sort(
    (a, b) => urgencyRank(a) - urgencyRank(b) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'),
  );

export function firstOf(desk: Desk, tasks: Tasks, what: First, limit: number): DeskItem[] {
  const { db } = desk.ports;
  if (what === 'direct')
    return desk.documents
      ? documentsToDirect(db, desk.scope, { limit }).map((item) => documentItem(desk, item))
      : [];
  const acts = allTasks(tasks).filter(isDecided);
  if (what === 'sign') return acts.filter(({ subjectKind }) => subjectKind === 'proposal').slice(0, limit);
  const cases = desk.submissions && leads(desk) ? casesToDecide(db, limit) : [];
  return byDate([
    ...acts.filter(({ subjectKind }) => subjectKind !== 'proposal'),
    ...cases.map((line) => submissionItem(desk, line)),
  ]).slice(0, limit);
}

/** What only this leader can do: bút phê, signing, deciding; each kind beginning with what is due first. */
export const firstItems = (desk: Desk, tasks: Tasks, each: number): DeskItem[] =>
  leads(desk)
    ? (['direct', 'sign', 'decide'] as const).flatMap((what) => firstOf(desk, tasks, what, each))
    : [];

/** What waits for this person, by what is to be done with it. */
export function toDoOf(desk: Desk, tasks: Tasks): Summary['toDo'] {
  const { id, roles } = desk.ports.actor;
  const presented = desk.documents
    ? desk.counters().filter((line) => line.holderId === id && line.state === 'presented')
    : [];
  const unassigned = desk.documents ? countUnassigned(desk.ports.db, desk.scope, 'own') : 0;
  const cases = desk.submissions && roles.includes('leader') ? countToDecide(desk.ports.db) : 0;
  const sum = (lines: readonly { n: number }[]): number => lines.reduce((all, line) => all + line.n, 0);
  const acts = allTasks(tasks).filter((item) => isDecided(item) && item.subjectKind !== 'proposal');
  return {
    direct: sum(presented) + unassigned,
    unassigned,
    sign: tasks.counts.proposal ?? 0,
    decide: cases + acts.length,
    receive: tasks.counts.transfer ?? 0,
  };
}

/** Whose desk is how full: open work by person, for leaders. */
export function holdersOf(desk: Desk, late: Due): Summary['holders'] {
  const { db, actor } = desk.ports;
  if (!actor.roles.includes('leader')) return [];
  const open = new Map<string, number>();
  const add = (lines: readonly { holderId: string; n: number }[]): void =>
    lines.forEach(({ holderId, n }) => holderId !== '' && open.set(holderId, (open.get(holderId) ?? 0) + n));
  if (desk.documents) add(desk.counters().filter((line) => OPEN_DOCUMENTS.includes(line.state)));
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
