import { addDays, clockAt } from '../../../shared/domain/calendar/civilDate.ts';
import type { WorkCalendar } from '../../../shared/domain/calendar/workingDays.ts';
import type { Role } from '../../../shared/domain/people/roles.ts';
import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';
import type { BookKind } from '../../../shared/ipc/schemas.ts';
import { mayCall } from '../../../shared/ipc/permissions.ts';
import { type Counter, countersSeen } from '../documents/listCounts.ts';
import { stateRead } from '../documents/rows.ts';
import { calledBack } from '../knowing/freeze.ts';
import { lineScope } from '../knowing/needToKnow.ts';
import { openSubject } from '../knowing/recordKeys.ts';
import type { Ports } from '../ports.ts';
import { lateDays, officeCalendar } from '../rules/officeRules.ts';
import { countDue, type ListLine } from '../submissions/listStore.ts';
import { isOpenState } from '../submissions/rows.ts';
import { readsAs } from '../submissions/tracks.ts';
import { type CasePost, countDueCasesOf, dueCasesOf } from './caseStore.ts';
import { byDueOn } from './order.ts';
import {
  BOOKS,
  countDueDocuments,
  countDueDocumentsOf,
  type DeskScope,
  type DocumentItem,
  type Due,
  dueDocumentsOf,
  type Post,
  type Whose,
} from './store.ts';

export const OPEN_DOCUMENTS = ['registered', 'presented', 'directed', 'in-progress', 'unopened'];
const FOLLOWERS: readonly Role[] = ['leader', 'clerk', 'intake', 'inspector', 'archivist'];
/** Whether a post follows everybody's dates, beside its own work. */
export const followsOthers = (roles: readonly Role[]): boolean =>
  roles.some((role) => FOLLOWERS.includes(role));

/** `mine`: what waits for this person's hands and nothing else. */
export type Scope = 'mine' | 'office';

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
  /** how many documents of each book this person may know of, by state, level and holder; counted once */
  readonly counters: () => readonly (Counter & { readonly book: BookKind })[];
}

export function deskOf(ports: Ports, scope: Scope): Desk {
  const { actor } = ports;
  return {
    ports,
    today: ports.today(),
    now: clockAt(ports.nowMs()),
    calendar: officeCalendar(ports),
    scope: { ...lineScope(actor), holderId: scope === 'office' ? null : actor.id },
    documents: mayCall('documents.list', actor.roles),
    submissions: mayCall('submissions.list', actor.roles),
    counters: once(() =>
      BOOKS.flatMap((book) =>
        countersSeen(ports.db, book, lineScope(actor)).map((line) => ({ ...line, book })),
      ),
    ),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

export const heldHere = (desk: Desk): Desk => ({
  ...desk,
  scope: { ...desk.scope, holderId: desk.ports.actor.id },
});

export const leads = ({ ports }: Desk): boolean => ports.actor.roles.includes('leader');
const keepsRegister = ({ ports }: Desk): boolean => ports.actor.roles.includes('clerk');

/** States of documents whose next word is this post's, whoever holds them. */
export const documentStates = (desk: Desk): readonly string[] =>
  keepsRegister(desk) ? ['registered', 'unopened'] : [];

/** The same of cases. */
export function caseStates(desk: Desk): string[] {
  const { roles } = desk.ports.actor;
  const intake =
    roles.includes('intake') || roles.includes('clerk') ? ['received', 'classifying', 'approved'] : [];
  return leads(desk) ? [...new Set([...intake, 'classifying', 'awaiting-approval'])] : intake;
}

const postOf = (desk: Desk): Post => ({
  states: documentStates(desk),
  unowned: keepsRegister(desk) ? 1 : 0,
  leads: leads(desk) ? 1 : 0,
});
const casePostOf = (desk: Desk): CasePost => ({
  me: desk.ports.actor.id,
  states: caseStates(desk),
  leads: leads(desk) ? 1 : 0,
});

/** How many open records are due, of one part of the work: each stands in exactly one part. */
export function countDueOf(desk: Desk, whose: Whose, due: Due): number {
  const { db } = desk.ports;
  const documents = desk.documents ? countDueDocumentsOf(db, desk.scope, postOf(desk), whose, due) : 0;
  const cases = desk.submissions ? countDueCasesOf(db, whose, casePostOf(desk), spanOf(due)) : 0;
  return documents + cases;
}

/** Those records, the longest late first, no more than `limit`. */
export function dueItemsOf(desk: Desk, whose: Whose, due: Due, limit: number): DeskItem[] {
  const { db } = desk.ports;
  const documents = desk.documents ? dueDocumentsOf(db, desk.scope, postOf(desk), { whose, due, limit }) : [];
  const cases = desk.submissions ? dueCasesOf(db, whose, casePostOf(desk), { ...spanOf(due), limit }) : [];
  const items = [
    ...documents.map((item) => documentItem(desk, item)),
    ...cases.map((line) => submissionItem(desk, line)),
  ];
  return byDueOn(items).slice(0, limit);
}

/** Days of a submission's due date, which has no time. */
export function spanOf(due: Due): { from: string | null; before: string } {
  if (due.when === 'late') return { from: null, before: due.day };
  if (due.when === 'today') return { from: due.day, before: addDays(due.day, 1) };
  return { from: addDays(due.day, 1), before: addDays(due.until ?? due.day, 1) };
}

/** What one person holds, or of everybody (`holderId` null) all but obstacles, which are no citizen's. */
export function countDueIn(desk: Desk, due: Due): number {
  const { db } = desk.ports;
  const documents = desk.documents ? countDueDocuments(db, desk.scope, due) : 0;
  const submissions = desk.submissions
    ? countDue(db, { ...spanOf(due), group: null, personId: desk.scope.holderId }) -
      (desk.scope.holderId === null
        ? countDue(db, { ...spanOf(due), group: 'vuong-mac', personId: null })
        : 0)
    : 0;
  return documents + submissions;
}

export function documentItem(desk: Desk, item: DocumentItem): DeskItem {
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

export function submissionItem(desk: Desk, line: ListLine): DeskItem {
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
