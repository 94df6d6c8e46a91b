import type { UnitFlow } from '../../../shared/domain/figures/unitBalance.ts';
import { unitOfStay } from '../units/store.ts';
import { type Asked, IN_PERIOD, isOpen, LINE, PART } from './conditions.ts';
import { filterOf } from '../units/stayFilter.ts';
import type { MoveOf } from '../../../shared/domain/figures/figure.ts';

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

/** Whether a stay is that of the person, and of the unit, that a filter names. */
function whose(stay: string, { holderId, unitId }: Asked['filter']): string {
  const parts = [
    ...(holderId === null ? [] : [`${stay}.lead_id IS :holderId`]),
    ...(unitId === null ? [] : [`${unitOfStay(stay)} = :unitId`]),
  ];
  return `(${parts.join(' AND ')})`;
}

export const isWhose = ({ holderId, unitId }: Asked['filter']): boolean =>
  holderId !== null || unitId !== null;

/**
 * What came to whom a filter names from others in the office, and what they hold no longer though no ending is theirs
 * (given on, or withdrawn and then nobody's), as the text after SELECT: with it the balance of one person, or of one
 * unit, adds up.
 */
export function movedText({ filter }: Asked, move: MoveOf): string {
  const rest = filterOf({ filter: { ...filter, holderId: null, unitId: null } }).sql;
  const when =
    move === 'taken'
      ? `s.step = 0 AND ${isOpen('s')} AND ${whose('s', filter)} AND NOT ${whose('p', filter)}`
      : `${isOpen('p')} AND ${whose('p', filter)} AND NOT ${whose('s', filter)}`;
  return `FROM submission_stay s${LINE} JOIN submission_stay p ON ${BEFORE} WHERE ${IN_PERIOD} AND ${when}${rest}`;
}
