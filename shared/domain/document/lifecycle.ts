import { AppError } from '../../errors.ts';
import { err, ok, type Result } from '../../result.ts';

/**
 * Life of an incoming document: registered → presented (trình) → directed (bút phê) → in progress → answered →
 * closed. An envelope for a named person is registered unopened (NĐ 26/2020 Điều 4). A wrong delivery is
 * returned (NĐ 30/2020 Điều 21); a cancelled entry keeps its number.
 */
export const INCOMING_EDGES = {
  unopened: { complete: 'registered', return: 'returned', cancel: 'cancelled', destroyUrgently: 'destroyed' },
  registered: {
    present: 'presented',
    direct: 'directed',
    return: 'returned',
    close: 'closed',
    cancel: 'cancelled',
    destroyUrgently: 'destroyed',
  },
  presented: {
    present: 'presented',
    direct: 'directed',
    return: 'returned',
    close: 'closed',
    cancel: 'cancelled',
    destroyUrgently: 'destroyed',
  },
  directed: {
    direct: 'directed',
    startWork: 'in-progress',
    answer: 'answered',
    returnToLeader: 'presented',
    close: 'closed',
    destroyUrgently: 'destroyed',
  },
  'in-progress': {
    direct: 'directed',
    answer: 'answered',
    returnToLeader: 'presented',
    close: 'closed',
    destroyUrgently: 'destroyed',
  },
  answered: { answer: 'answered', close: 'closed', reopen: 'in-progress', destroyUrgently: 'destroyed' },
  closed: { reopen: 'in-progress', destroy: 'destroyed', destroyUrgently: 'destroyed' },
  returned: { destroy: 'destroyed', destroyUrgently: 'destroyed' },
  cancelled: {},
  destroyed: {},
} as const;

/** Life of an outgoing document, thin: it exists here from its registration on. */
export const OUTGOING_EDGES = {
  registered: { issue: 'issued', cancel: 'cancelled', destroyUrgently: 'destroyed' },
  issued: { recall: 'recalled', destroy: 'destroyed', destroyUrgently: 'destroyed' },
  recalled: { destroy: 'destroyed', destroyUrgently: 'destroyed' },
  cancelled: {},
  destroyed: {},
} as const;

export type Direction = 'in' | 'out';
export type IncomingState = keyof typeof INCOMING_EDGES;
type OutgoingState = keyof typeof OUTGOING_EDGES;
export type DocumentState = IncomingState | OutgoingState;

/** What everybody who asks is told: an own document is under recall until each office that holds it has sent its proof. */
export type ReadState = DocumentState | 'recalling';

/** @param underRecall an order of recall is open: a proof is still owed */
export const readState = (state: DocumentState, underRecall: boolean): ReadState =>
  state === 'recalled' && underRecall ? 'recalling' : state;

type ActsOf<Edges> = { [S in keyof Edges]: keyof Edges[S] }[keyof Edges];
export type DocumentAct = ActsOf<typeof INCOMING_EDGES> | ActsOf<typeof OUTGOING_EDGES>;

type EdgeTable = Readonly<Partial<Record<string, Readonly<Partial<Record<string, DocumentState>>>>>>;
const TABLES: Readonly<Record<Direction, EdgeTable>> = { in: INCOMING_EDGES, out: OUTGOING_EDGES };

export function edgesFrom(
  direction: Direction,
  from: string,
): Readonly<Partial<Record<string, DocumentState>>> {
  const table = TABLES[direction];
  return Object.hasOwn(table, from) ? (table[from] ?? {}) : {};
}

/** Pure: the caller persists the answer. An edge that is not in the table does not exist. */
export function transition(
  direction: Direction,
  from: DocumentState,
  act: DocumentAct,
): Result<DocumentState, AppError> {
  const edges = edgesFrom(direction, from);
  const to = Object.hasOwn(edges, act) ? edges[act] : undefined; // not `toString`
  return to === undefined ? err(new AppError('illegal-transition', { from, action: act })) : ok(to);
}

/** The acts that exist from a state, for buttons. */
export function actsFrom(direction: Direction, from: DocumentState): DocumentAct[] {
  return Object.keys(edgesFrom(direction, from)) as DocumentAct[];
}

/** States in which somebody still has to do something: what "chờ", "quá hạn" and holders count. */
export const OPEN_STATES = [
  'unopened',
  'registered',
  'presented',
  'directed',
  'in-progress',
] as const satisfies readonly IncomingState[];
