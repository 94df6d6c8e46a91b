import { addDays, type CivilDate, partsOf, weekday } from '../calendar/civilDate.ts';

/** Periods that an office reports by: kỳ báo cáo. A week begins on Monday. */
export const PERIOD_KINDS = ['week', 'month', 'quarter', 'half', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export interface Period {
  readonly kind: PeriodKind;
  /** first and last day, both included */
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const MONTHS: Readonly<Record<Exclude<PeriodKind, 'week'>, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

/** The first day of the month that lies `months` after January of a year. */
function firstOf(year: number, months: number): CivilDate {
  const at = year * 12 + months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}

/** The period of a kind in which a day lies. */
export function periodOf(kind: PeriodKind, day: CivilDate): Period {
  if (kind === 'week') {
    const from = addDays(day, 1 - weekday(day));
    return { kind, from, to: addDays(from, 6) };
  }
  const { year, month } = partsOf(day);
  const length = MONTHS[kind];
  const start = Math.floor((month - 1) / length) * length;
  return { kind, from: firstOf(year, start), to: addDays(firstOf(year, start + length), -1) };
}

export const periodBefore = ({ kind, from }: Period): Period => periodOf(kind, addDays(from, -1));
export const periodAfter = ({ kind, to }: Period): Period => periodOf(kind, addDays(to, 1));

/** So many periods up to and with this one, the earliest first. */
export function periodsUpTo(last: Period, count: number): Period[] {
  const periods = [last];
  while (periods.length < count) periods.unshift(periodBefore(periods[0] ?? last));
  return periods;
}

/** What stands beside each other in a chart: six periods up to this one; of a year its own quarters, which add up to it. */
export const seriesUpTo = (period: Period): Period[] =>
  period.kind === 'year' ? periodsUpTo(periodOf('quarter', period.to), 4) : periodsUpTo(period, 6);

/** Which month, quarter or half of its year a period is, from 1; of a week the number of ISO 8601. */
export function ordinalOf({ kind, from }: Period): { readonly number: number; readonly year: number } {
  if (kind === 'week') {
    const { year } = partsOf(addDays(from, 3)); // a week belongs to the year of its Thursday
    const first = periodOf('week', `${year}-01-04`).from;
    let number = 1;
    for (let day = first; day < from; day = addDays(day, 7)) number += 1;
    return { number, year };
  }
  const { year, month } = partsOf(from);
  return { number: Math.floor((month - 1) / MONTHS[kind]) + 1, year };
}
