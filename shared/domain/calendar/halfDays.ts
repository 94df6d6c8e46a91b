import { addDays, type CivilDate } from './civilDate.ts';
import { isWorkingDay, onOrAfterWorkingDay, type WorkCalendar } from './workingDays.ts';

/** Half of a day: until noon, or from noon on. */
export type Half = 'am' | 'pm';
export interface HalfDay {
  readonly date: CivilDate;
  readonly half: Half;
}

export const NOON = '12:00';

/** The half in which a time of day lies; a date without a time lasts until the end of the day. */
export const halfAt = (date: CivilDate, time: string | null): HalfDay => ({
  date,
  half: time !== null && time <= NOON ? 'am' : 'pm',
});

/** The time by which something due in this half is due: noon, or the end of the day (no time). */
export const timeOf = ({ half }: HalfDay): string | null => (half === 'am' ? NOON : null);

/** The working halves of a day: none, the morning only, or both. */
export function halvesOf(calendar: WorkCalendar, date: CivilDate): readonly Half[] {
  if (!isWorkingDay(calendar, date)) return [];
  return calendar.halfDays?.has(date) === true ? ['am'] : ['am', 'pm'];
}

const reached = (half: Half, from: Half): boolean => half >= from; // 'am' < 'pm'

/** Working halves from `from` up to and not including `to`; 0 when `to` is not later. */
export function halfDaysBetween(calendar: WorkCalendar, from: HalfDay, to: HalfDay): number {
  let count = 0;
  for (let date = from.date; date <= to.date; date = addDays(date, 1)) {
    count += halvesOf(calendar, date).filter(
      (half) =>
        (date !== from.date || reached(half, from.half)) && (date !== to.date || !reached(half, to.half)),
    ).length;
  }
  return count;
}

/** The n-th working half after `start` (n ≥ 0); the start itself is moved onto a working half first. */
export function addHalfDays(calendar: WorkCalendar, start: HalfDay, halves: number): HalfDay {
  let at = onWorkingHalf(calendar, start);
  for (let left = halves; left > 0; left -= 1)
    at = onWorkingHalf(
      calendar,
      at.half === 'am' ? { ...at, half: 'pm' } : { date: addDays(at.date, 1), half: 'am' },
    );
  return at;
}

function onWorkingHalf(calendar: WorkCalendar, { date, half }: HalfDay): HalfDay {
  const here = halvesOf(calendar, date).find((each) => reached(each, half));
  if (here !== undefined) return { date, half: here };
  const next = onOrAfterWorkingDay(calendar, addDays(date, 1));
  return { date: next, half: 'am' };
}
