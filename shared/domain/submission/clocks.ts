import { addDays, type CivilDate } from '../calendar/civilDate.ts';
import { dueOn, dueWithPauses, type Pause, type Period } from '../calendar/deadline.ts';
import type { WorkCalendar } from '../calendar/workingDays.ts';

/** Clocks of a submission, in the order of its work; `own`: how long it may be in nobody's hands. */
export const CLOCKS = [
  'acknowledge',
  'classify',
  'supplement',
  'transfer',
  'own',
  'accept',
  'answer',
  'progress',
  'consult',
  'deliver',
] as const;
export type ClockId = (typeof CLOCKS)[number];

/** How many cases of one clock are counted; whoever owes more has another trouble than a number. */
export const DUTIES_COUNTED = 1000;

export interface ClockRule {
  readonly id: string;
  readonly clock: ClockId;
  /** the article that it comes from */
  readonly ground: string;
  readonly period: Period;
  /** Stands still while the sender is asked for more. */
  readonly pauses: boolean;
}

export interface Clock {
  readonly clock: ClockId;
  readonly ruleId: string;
  readonly startedOn: CivilDate;
  readonly dueOn: CivilDate;
  /** The date before it was moved off a day off, when it was. */
  readonly movedFrom: CivilDate | null;
}

/** One clock as it stands today. */
export function runClock(
  rule: ClockRule,
  startedOn: CivilDate,
  calendar: WorkCalendar,
  pauses: readonly Pause[],
  today: CivilDate,
): Clock {
  const due = rule.pauses
    ? dueWithPauses(calendar, startedOn, rule.period, pauses, today)
    : dueOn(calendar, startedOn, rule.period);
  const plain =
    rule.period.unit === 'days' && (!rule.pauses || pauses.length === 0)
      ? addDays(startedOn, rule.period.amount)
      : due;
  return {
    clock: rule.clock,
    ruleId: rule.id,
    startedOn,
    dueOn: due,
    movedFrom: plain === due ? null : plain,
  };
}
