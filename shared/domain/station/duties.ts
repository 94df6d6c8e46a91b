import { addDays, type CivilDate, daysBetween } from '../calendar/civilDate.ts';

/** What whoever keeps a station has to do again and again; how often is rule KN-27. */
export const DUTIES = [
  'second-copy',
  'restore-test',
  'reconciliation',
  'ledger-minutes',
  'superior-report',
  'code-drill',
  'root-list',
  'year-books',
  'year-calendar',
  'certificates',
] as const;
export type Duty = (typeof DUTIES)[number];

/** Those that are done again after so many days; the others have a day of the year, or follow an end. */
export const COUNTED_DUTIES = [
  'second-copy',
  'restore-test',
  'reconciliation',
  'ledger-minutes',
  'superior-report',
  'code-drill',
  'root-list',
] as const satisfies readonly Duty[];
export type DutyDays = Readonly<Record<(typeof COUNTED_DUTIES)[number], number>>;

export const DUTY_STATES = ['due', 'soon', 'later'] as const;
export type DutyState = (typeof DUTY_STATES)[number];

const WEEK = 7;
const MONTH = 31;

/** The heading under which a duty is listed. */
export const DUTY_PERIODS = ['week', 'month', 'year'] as const;
export type DutyPeriod = (typeof DUTY_PERIODS)[number];

/** @param days from one time to the next */
export const periodOf = (days: number): DutyPeriod =>
  days <= WEEK ? 'week' : days <= MONTH ? 'month' : 'year';

/**
 * The next day of a duty that is done again after so many days.
 * @param last the day on which it was done last; null: never
 * @param since the day from which the office had the duty at all: a new office has one whole period for the first time
 */
export const nextDay = (last: CivilDate | null, since: CivilDate, days: number): CivilDate =>
  addDays(last ?? since, days);

/** Due from its day on; soon within a quarter of its period, a day at least and thirty at most. */
export function dutyState(next: CivilDate, today: CivilDate, days: number): DutyState {
  const left = daysBetween(today, next);
  if (left <= 0) return 'due';
  return left <= Math.min(30, Math.max(1, Math.floor(days / 4))) ? 'soon' : 'later';
}
