import type { UnitFlow } from '../../../shared/domain/figures/unitBalance.ts';
import { unitOfStay } from '../units/store.ts';
import { IN_PERIOD, isOpen, PART } from './conditions.ts';

/** The stay before a stay of the same case; none before the first. */
export const BEFORE = `p.line = s.line AND p.position =
  (SELECT max(q.position) FROM submission_stay q WHERE q.line = s.line AND q.position < s.position)`;

/** Whose a flow is, and when a stay is one; `p` is the stay before. */
export const MOVES: Readonly<Record<UnitFlow, { readonly unit: string; readonly when: string }>> = {
  taken: {
    unit: PART.unit,
    when: `${isOpen('s')} AND NOT (p.line IS NOT NULL AND ${isOpen('p')} AND ${unitOfStay('p')} = ${PART.unit})`,
  },
  passed: {
    unit: unitOfStay('p'),
    when: `${isOpen('s')} AND ${isOpen('p')} AND ${unitOfStay('p')} <> ${PART.unit}`,
  },
  done: { unit: unitOfStay('p'), when: `NOT ${isOpen('s')} AND ${isOpen('p')}` },
};

/** The condition on a stay that makes it a flow of the unit `:value`: the list behind a number of the balance. */
export const flowOfUnit = (flow: UnitFlow): string =>
  `${IN_PERIOD} AND EXISTS (SELECT 1 FROM (SELECT 1) LEFT JOIN submission_stay p ON ${BEFORE}
    WHERE ${MOVES[flow].when} AND ${MOVES[flow].unit} = :value)`;
