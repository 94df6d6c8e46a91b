import { addDays, type CivilDate, dayNumber, weekday } from './civilDate.ts';

/** The days off of an office as lists; the lists are data (rule pack, edited when the yearly notice comes). */
export interface CalendarLists {
  readonly holidays: readonly CivilDate[];
  /** Days off in place of a holiday that fell on a weekend. */
  readonly inLieu: readonly CivilDate[];
  /** A working day exchanged for a day off. */
  readonly swaps: readonly { readonly dayOff: CivilDate; readonly workDay: CivilDate }[];
}

/** The same, ready to be asked. */
export interface WorkCalendar {
  readonly daysOff: ReadonlySet<CivilDate>;
  readonly workDays: ReadonlySet<CivilDate>;
  /** working days of which only the morning is worked */
  readonly halfDays?: ReadonlySet<CivilDate>;
}

export function workCalendar(lists: CalendarLists): WorkCalendar {
  return {
    daysOff: new Set([...lists.holidays, ...lists.inLieu, ...lists.swaps.map((swap) => swap.dayOff)]),
    workDays: new Set(lists.swaps.map((swap) => swap.workDay)),
  };
}

/** One day that an office sets itself: off, a working day, or a morning, whatever the lists say. */
export interface DayEdit {
  readonly date: CivilDate;
  readonly kind: 'off' | 'work' | 'half';
}

/** The calendar with an office's edits on top; the last edit of a day counts. */
export function withEdits(calendar: WorkCalendar, edits: readonly DayEdit[]): WorkCalendar {
  if (edits.length === 0) return calendar;
  const daysOff = new Set(calendar.daysOff);
  const workDays = new Set(calendar.workDays);
  const halfDays = new Set(calendar.halfDays);
  for (const edit of edits) {
    if (edit.kind === 'half') halfDays.add(edit.date);
    else halfDays.delete(edit.date);
    (edit.kind === 'off' ? daysOff : workDays).add(edit.date);
    (edit.kind === 'off' ? workDays : daysOff).delete(edit.date);
  }
  return { daysOff, workDays, halfDays };
}

/** The work day of a swap is a working day whatever else it is; otherwise Monday to Friday, unless off. */
export function isWorkingDay(calendar: WorkCalendar, date: CivilDate): boolean {
  return calendar.workDays.has(date) || (weekday(date) <= 5 && !calendar.daysOff.has(date));
}

/** A calendar that leaves no working day in a year is a mistake in the data, not a reason to count for ever. */
const MOST_DAYS_OFF_IN_A_ROW = 366;

function nextWorkingDay(calendar: WorkCalendar, from: CivilDate, step: 1 | -1): CivilDate {
  let date = from;
  for (let tries = 0; !isWorkingDay(calendar, date); tries += 1) {
    if (tries > MOST_DAYS_OFF_IN_A_ROW) throw new RangeError('calendar without working days');
    date = addDays(date, step);
  }
  return date;
}

/** The day itself when it is a working day, else the next one: where a due date on a day off goes (BLDS 2015 Điều 148). */
export function onOrAfterWorkingDay(calendar: WorkCalendar, date: CivilDate): CivilDate {
  return nextWorkingDay(calendar, date, 1);
}

/** The n-th working day after `start`, which is never counted; n = 0 is the start itself moved off days off. */
export function addWorkingDays(calendar: WorkCalendar, start: CivilDate, workingDays: number): CivilDate {
  const step = workingDays < 0 ? -1 : 1;
  let date = workingDays === 0 ? nextWorkingDay(calendar, start, 1) : start;
  for (let left = Math.abs(workingDays); left > 0; left -= 1)
    date = nextWorkingDay(calendar, addDays(date, step), step);
  return date;
}

/** Weekdays (Monday to Friday) up to and including a day, counted from one Monday; 1970-01-01 was a Thursday. */
function weekdaysUpTo(date: CivilDate): number {
  const sinceMonday = dayNumber(date) + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is earlier. What the calendar says of single days is
 * counted, not every day between: a list of late work asks this for each line.
 */
export function workingDaysBetween(calendar: WorkCalendar, from: CivilDate, to: CivilDate): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let count = weekdaysUpTo(to) - weekdaysUpTo(from);
  for (const date of calendar.daysOff)
    if (date > from && date <= to && weekday(date) <= 5 && !calendar.workDays.has(date)) count -= 1;
  for (const date of calendar.workDays) if (date > from && date <= to && weekday(date) > 5) count += 1;
  return count;
}
