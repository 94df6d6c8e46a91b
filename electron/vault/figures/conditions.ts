import {
  type FigureName,
  type Flow,
  type MadeOf,
  type MoveOf,
  SATISFIED,
  type Stock,
} from '../../../shared/domain/figures/figure.ts';
import type { FigureFilter, FigurePart } from '../../../shared/ipc/contract/figures.ts';
import { dayNumber } from '../../../shared/domain/calendar/civilDate.ts';
import type { Period } from '../../../shared/domain/figures/period.ts';
import { OPEN_STATES } from '../submissions/listStore.ts';
import { UNIT_OF_STAY } from '../units/store.ts';

/**
 * What each figure is, as a condition on a stay. A count and the list behind it are made from the same text, so that
 * a number and its list can't differ.
 */
export const isOpen = (stay: string): string =>
  `${stay}.state IN (${OPEN_STATES.map((state) => `'${state}'`).join(',')})`;
const OPEN = isOpen('s');

export const FLOW: Readonly<Record<Flow, string>> = {
  received: `s.via = 'receive'`,
  returned: `s.step = 1 AND s.via <> 'receive'`,
  accepted: `s.accepted = 1`,
  refused: `s.step = -1 AND s.state = 'refused'`,
  transferred: `s.step = -1 AND s.state = 'transferred'`,
  supplement: `s.via = 'ask-supplement'`,
  merged: `s.step = -1 AND s.state = 'merged'`,
  withdrawn: `s.step = -1 AND s.state = 'withdrawn'`,
  answeredOnTime: `s.step = -1 AND s.state IN ('answered','closed') AND ifnull(s.late, 0) = 0`,
  answeredLate: `s.step = -1 AND s.state IN ('answered','closed') AND s.late = 1`,
  rated: `s.rating IS NOT NULL`,
};

/** Open at the edges of a period; late on the last day of it, or today. */
export const STOCK: Readonly<Record<Stock, string>> = {
  opening: `s.to_day >= :from AND s.from_day < :from AND ${OPEN}`,
  closing: `s.to_day > :to AND s.from_day <= :to AND ${OPEN}`,
  overdue: `s.to_day > :to AND s.from_day <= :to AND ${OPEN} AND s.due_day < :asOf`,
};

export const IN_PERIOD = 's.from_day BETWEEN :from AND :to';

export const whereOf = (figure: FigureName): string =>
  figure in STOCK ? STOCK[figure as Stock] : `${IN_PERIOD} AND ${FLOW[figure as Flow]}`;

/** The lines that a median or a share is reckoned from, by the same text as the number. */
export const MADE: Readonly<Record<Exclude<MadeOf, MoveOf>, string>> = {
  answered: `${IN_PERIOD} AND s.days IS NOT NULL`,
  reopened: `${IN_PERIOD} AND s.via = 'reopen' AND s.step = 1`,
  satisfied: `${IN_PERIOD} AND s.rating >= ${String(SATISFIED)}`,
};

/** The value of a part of a figure; what nobody said is the empty value. */
export const PART: Readonly<Record<FigurePart, string>> = {
  kind: 'l.kind',
  source: 'l.source',
  field: 'l.field',
  holder: `ifnull(s.lead_id, '')`,
  unit: UNIT_OF_STAY,
  state: 's.state',
};

export interface Asked {
  readonly period: Period;
  /** the first day on which a date is late */
  readonly asOf: string;
  readonly filter: FigureFilter;
}

export const paramsOf = ({ period, asOf, filter }: Asked) => ({
  from: dayNumber(period.from),
  to: dayNumber(period.to),
  asOf: dayNumber(asOf),
  ...filter,
});

export const LINE = ' JOIN submission_list l ON l.sort_key = s.line';
