import type { CivilDate } from '../../shared/domain/calendar/civilDate.ts';
import { type WorkCalendar, workingDaysBetween } from '../../shared/domain/calendar/workingDays.ts';

type DueState = 'none' | 'later' | 'soon' | 'today' | 'overdue';

export interface DueStatus {
  readonly state: DueState;
  /** Working days left (positive) or past (negative). */
  readonly workingDays: number;
}

/** How a due date stands today; `soon` within so many working days. */
export function dueStatus(
  calendar: WorkCalendar,
  dueDate: CivilDate | null,
  today: CivilDate,
  soonDays = 2,
): DueStatus {
  if (dueDate === null) return { state: 'none', workingDays: 0 };
  const workingDays = workingDaysBetween(calendar, today, dueDate);
  if (dueDate < today) return { state: 'overdue', workingDays };
  if (dueDate === today) return { state: 'today', workingDays: 0 };
  return { state: workingDays <= soonDays ? 'soon' : 'later', workingDays };
}
