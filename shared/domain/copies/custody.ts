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

const WITH_PERSON: ReadonlySet<CopyState> = new Set(['in-custody', 'carried-out']);

export const isWithPerson = (state: CopyState): boolean => WITH_PERSON.has(state);
