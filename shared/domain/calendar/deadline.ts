import { addDays, type CivilDate, daysBetween } from './civilDate.ts';
import { addWorkingDays, onOrAfterWorkingDay, type WorkCalendar, workingDaysBetween } from './workingDays.ts';

/** A period: calendar days move off a day off at the end, working days skip every day off. */
export interface Period {
  readonly amount: number;
  readonly unit: 'days' | 'working-days';
}

/** Last day of a period. The start day is never counted. */
export function dueOn(calendar: WorkCalendar, start: CivilDate, period: Period): CivilDate {
  return period.unit === 'working-days'
    ? addWorkingDays(calendar, start, period.amount)
    : onOrAfterWorkingDay(calendar, addDays(start, period.amount));
}

/** A pause of a clock: from the day the other side was asked until the day it answered (null: still waiting). */
export interface Pause {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** Due date of a clock that stood still for some time: the due date moves by the length of the pauses, in the clock's unit. */
export function dueWithPauses(
  calendar: WorkCalendar,
  start: CivilDate,
  period: Period,
  pauses: readonly Pause[],
  today: CivilDate,
): CivilDate {
  const lost = pauses.reduce((sum, pause) => {
    const to = pause.to ?? today;
    const length =
      period.unit === 'working-days'
        ? workingDaysBetween(calendar, pause.from, to)
        : daysBetween(pause.from, to);
    return sum + Math.max(0, length);
  }, 0);
  return dueOn(calendar, start, { ...period, amount: period.amount + lost });
}
