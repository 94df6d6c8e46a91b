import type { DeskItem } from '../../../shared/ipc/contract/desk.ts';
import type { BookKind, Urgency } from '../../../shared/ipc/schemas.ts';
import { counters, type Group, listLines, OPEN_STATES, WHOLE_LIST } from '../submissions/listStore.ts';
import { isOpenState } from '../submissions/rows.ts';
import { judgedIn } from '../tables/initiatives.ts';
import {
  caseStates,
  countDueOf,
  type Desk,
  documentItem,
  documentStates,
  heldHere,
  leads,
  OPEN_DOCUMENTS,
  type Scope,
  submissionItem,
} from './desk.ts';
import { unique, urgencyRank } from './order.ts';
import { unsortedRow } from './unsorted.ts';
import {
  BOOKS,
  countUnassigned,
  documentsHeldBy,
  documentsInState,
  type Due,
  unassignedDocuments,
  type WhoseDesk,
} from './store.ts';

/**
 * What waits for this person's next move (mine), or is open anywhere (office); without what is late or due today. Many
 * letters that nobody has classified are one row, which no list may push out of sight.
 * @param due how many of the open records are late or due today (`countDueBy`): counted once in an answer
 */
export function waitingOf(
  desk: Desk,
  scope: Scope,
  { due, limit }: { readonly due: number; readonly limit: number },
): { count: number; items: DeskItem[] } {
  const unsorted = unsortedRow(desk);
  const items = [
    ...waitingDocuments(desk, scope, limit),
    ...waitingCases(desk, scope, { unsorted: unsorted === null, limit }),
  ];
  const many = unsorted === null ? [] : [unsorted];
  return {
    count: Math.max(0, openCount(desk, scope) - due - (unsorted === null ? 0 : unsorted.count - 1)),
    items: [...many, ...nextOf(desk, items, ({ state }) => state === 'unassigned')].slice(0, limit),
  };
}

/**
 * What is not late or due today, what is urgent first, then by its date; what nobody has in hand stands before: no list
 * may push it out of sight.
 */
function nextOf<T extends { readonly dueOn: string | null; readonly urgency?: Urgency }>(
  desk: Desk,
  items: readonly T[],
  isUnowned: (item: T) => boolean,
): T[] {
  const rank = (item: T): number => (isUnowned(item) ? 0 : 1);
  return items
    .filter(({ dueOn }) => dueOn === null || dueOn > desk.today)

    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        urgencyRank(a) - urgencyRank(b) ||
        (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'),
    );
}

/** Of what is open: late or due today, so not waiting; each counted once. */
export function countDueBy(desk: Desk, scope: Scope): number {
  const at = { day: desk.today, time: desk.now };
  const parts = scope === 'office' ? (['first', 'own', 'others'] as const) : (['first', 'own'] as const);
  const dues: readonly Due[] = [
    { ...at, when: 'late' },
    { ...at, when: 'today' },
  ];
  return parts.flatMap((part) => dues.map((due) => countDueOf(desk, part, due))).reduce((a, b) => a + b, 0);
}

/** An obstacle is no citizen's: it waits only on the desk of whom it was given to. */
const isCase = (group: Group, mine: boolean): boolean => group !== 'vuong-mac' || mine;

/** The clerk follows what a bút phê has given to nobody; the whole office's list has it among what is open. */
const followsUnowned = (desk: Desk, scope: Scope): boolean =>
  scope === 'mine' && desk.documents && desk.ports.actor.roles.includes('clerk');

function openCount(desk: Desk, scope: Scope): number {
  const { id } = desk.ports.actor;
  const own = (line: { holderId: string }, open: boolean): boolean =>
    (scope === 'office' || line.holderId === id) && open;
  const states = { documents: documentStates(desk), cases: caseStates(desk) };
  const documents = desk.documents ? desk.counters() : [];
  const cases = desk.submissions ? counters(desk.ports.db) : [];
  const unowned = followsUnowned(desk, scope) ? countUnassigned(desk.ports.db, desk.scope, 'others') : 0;
  const counted = [
    ...documents.filter(
      (line) => own(line, OPEN_DOCUMENTS.includes(line.state)) || states.documents.includes(line.state),
    ),
    ...cases.filter(
      (line) =>
        isCase(line.group, line.holderId === id) &&
        (own(line, isOpenState(line.state)) || states.cases.includes(line.state)),
    ),
  ].reduce((sum, line) => sum + line.n, 0);
  return counted + unowned;
}

function waitingDocuments(desk: Desk, scope: Scope, limit: number): DeskItem[] {
  if (!desk.documents) return [];
  const { db, actor } = desk.ports;
  const held = heldHere(desk).scope;
  const mine = scope === 'mine' ? documentsHeldBy(db, held, { today: desk.today, limit }) : [];
  const states = scope === 'office' ? OPEN_DOCUMENTS : documentStates(desk);
  const stands = (book: BookKind, state: string): boolean =>
    desk.counters().some((line) => line.book === book && line.state === state);
  const inState = states.flatMap((state) =>
    BOOKS.filter((book) => stands(book, state)).flatMap((book) =>
      documentsInState(db, desk.scope, book, state, limit),
    ),
  );
  const isUnowned = (whose: WhoseDesk): boolean => countUnassigned(db, desk.scope, whose) > 0;
  const unowned =
    followsUnowned(desk, scope) && isUnowned('others')
      ? unassignedDocuments(db, desk.scope, 'others', limit)
      : [];
  const ownUnowned =
    scope === 'mine' && isUnowned('own') ? unassignedDocuments(db, desk.scope, 'own', limit) : [];
  // late ones that this person holds are counted by themselves
  const others = [...inState, ...unowned].filter((item) => scope === 'office' || item.holderId !== actor.id);
  const waiting = unique([...mine, ...ownUnowned, ...others]).filter(
    (item) =>
      !leads(desk) || item.holderId !== actor.id || !(item.state === 'presented' || item.unassigned === 1),
  );
  return nextOf(desk, waiting, ({ unassigned }) => unassigned === 1)
    .slice(0, limit)
    .map((item) => documentItem(desk, item));
}

/** @param unsorted whether letters that nobody has classified stand here, each by itself */
function waitingCases(
  desk: Desk,
  scope: Scope,
  { unsorted, limit }: { readonly unsorted: boolean; readonly limit: number },
): DeskItem[] {
  if (!desk.submissions) return [];
  const { db, actor } = desk.ports;
  const open = scope === 'office' ? [...OPEN_STATES] : caseStates(desk);
  const states = open.filter((state) => unsorted || state !== 'received');
  const judged = unsorted ? [] : judgedIn(db, ['received']);
  const inState = [
    ...(states.length > 0 ? listLines(db, { ...WHOLE_LIST, states, limit }) : []),
    ...(judged.length > 0 ? listLines(db, { ...WHOLE_LIST, ids: judged, limit }) : []),
  ];
  const mine =
    scope === 'mine'
      ? listLines(db, { ...WHOLE_LIST, personId: actor.id, limit }).filter((line) => isOpenState(line.state))
      : [];
  const waiting = unique([...mine, ...inState]).filter((line) =>
    isCase(line.kind === 'vuong-mac' ? 'vuong-mac' : 'pakn', line.holderId === actor.id),
  );
  return nextOf(desk, waiting, () => false)
    .slice(0, limit)
    .map((line) => submissionItem(desk, line));
}
