import {
  CUSTODY_EDGES,
  type CopyState,
  type CustodyAct,
  isWithPerson,
} from '../../shared/domain/copies/custody.ts';

export const custodyActsFrom = (from: CopyState): CustodyAct[] =>
  Object.keys(CUSTODY_EDGES[from]) as CustodyAct[];

/** Who answers for a copy: a person of the office, a body outside, or nobody because it has ended. */
export type Custody =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'outside'; readonly body: string }
  | { readonly kind: 'ended' };

const WITH_BODY: ReadonlySet<CopyState> = new Set(['handed-over', 'returned']);

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
