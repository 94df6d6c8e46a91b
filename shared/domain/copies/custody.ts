import { AppError } from '../../errors.ts';
import { err, ok, type Result } from '../../result.ts';

/** Where a numbered copy can be. Paper and electronic copies live the same life. */
export const COPY_STATES = [
  'in-custody',
  'carried-out',
  'handed-over',
  'returned',
  'spoiled',
  'destroyed',
  'lost',
] as const;
export type CopyState = (typeof COPY_STATES)[number];

/** What can happen to a copy after it was made. */
export const CUSTODY_ACTS = [
  'received',
  'placed',
  'opened',
  'taken-over',
  'carried-out',
  'brought-back',
  'handed-over',
  'came-back',
  'returned',
  'spoiled',
  'destroyed',
  'lost',
  'found',
] as const;
export type CustodyAct = (typeof CUSTODY_ACTS)[number];

/**
 * Life of a copy. It is with a person of the office (in custody, carried out), with a body outside (handed over),
 * or it has ended (given back to its issuer, spoiled while it was made, destroyed, lost); nothing lies between.
 * What is lost may be found; the other ends are final. Sources: Luật 117/2025/QH15 Đ2.3 (mất), NĐ 63/2026 Đ7,
 * NĐ 26/2020 Đ3–5.
 */
export const CUSTODY_EDGES = {
  'in-custody': {
    received: 'in-custody',
    placed: 'in-custody',
    opened: 'in-custody',
    'taken-over': 'in-custody',
    'carried-out': 'carried-out',
    'handed-over': 'handed-over',
    returned: 'returned',
    spoiled: 'spoiled',
    destroyed: 'destroyed',
    lost: 'lost',
  },
  'carried-out': { 'brought-back': 'in-custody', lost: 'lost' },
  'handed-over': { 'came-back': 'in-custody', destroyed: 'destroyed', lost: 'lost' },
  returned: {},
  spoiled: {},
  destroyed: {},
  lost: { found: 'in-custody' },
} as const satisfies Record<CopyState, Partial<Record<CustodyAct, CopyState>>>;

/** The state after an act. @returns `illegal-transition` for an edge that is not in the table */
export function custodyAfter(from: CopyState, act: CustodyAct): Result<CopyState, AppError> {
  const edges: Readonly<Partial<Record<CustodyAct, CopyState>>> = CUSTODY_EDGES[from];
  const to = Object.hasOwn(edges, act) ? edges[act] : undefined;
  return to === undefined ? err(new AppError('illegal-transition', { from, action: act })) : ok(to);
}

export const custodyActsFrom = (from: CopyState): CustodyAct[] =>
  Object.keys(CUSTODY_EDGES[from]) as CustodyAct[];

/** Who answers for a copy: a person of the office, a body outside, or nobody because it has ended. */
export type Custody =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'outside'; readonly body: string }
  | { readonly kind: 'ended' };

const WITH_PERSON: ReadonlySet<CopyState> = new Set(['in-custody', 'carried-out']);
const WITH_BODY: ReadonlySet<CopyState> = new Set(['handed-over', 'returned']);

export const isWithPerson = (state: CopyState): boolean => WITH_PERSON.has(state);
export const isEnded = (state: CopyState): boolean => !isWithPerson(state) && state !== 'handed-over';

/** The one who answers for a copy, or null when state and holders contradict each other (never, by CHECK). */
export function custodyOf(copy: {
  state: CopyState;
  holderId: string | null;
  outside: string | null;
}): Custody | null {
  const { state, holderId, outside } = copy;
  if (isWithPerson(state))
    return holderId !== null && outside === null ? { kind: 'person', personId: holderId } : null;
  if (WITH_BODY.has(state))
    return holderId === null && outside !== null ? { kind: 'outside', body: outside } : null;
  return holderId === null && outside === null ? { kind: 'ended' } : null;
}
