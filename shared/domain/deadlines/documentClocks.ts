import type { CivilDate } from '../calendar/civilDate.ts';
import { addHalfDays, halfAt, type HalfDay, halfDaysBetween, timeOf } from '../calendar/halfDays.ts';
import { type WorkCalendar, workingDaysBetween } from '../calendar/workingDays.ts';

/** Clocks of a document: to be presented, to be dealt with (by the day or by the hour), to be answered to its sender. */
export const DOCUMENT_CLOCKS = ['present', 'process', 'reply'] as const;
export type DocumentClock = (typeof DOCUMENT_CLOCKS)[number];

/** A due date, with a time of day where it binds by the hour or ends at noon. */
export interface Due {
  readonly dueOn: CivilDate;
  readonly dueTime: string | null;
}

/** How often and how far a date may be moved; out of the pack. */
export interface ExtensionCap {
  /** extensions of one clock at most */
  readonly most: number;
  /** working days that one extension adds at most */
  readonly workingDays: number;
}

export type ExtensionFault = 'too-many' | 'too-long' | 'not-later' | 'in-the-past';

/** What stands against moving a date; null when nothing does. Beyond the cap there is no extension, only a new direction. */
export function extensionFault(
  calendar: WorkCalendar,
  cap: ExtensionCap,
  extensionsSoFar: number,
  from: Due,
  to: Due,
  today: CivilDate,
): ExtensionFault | null {
  if (extensionsSoFar >= cap.most) return 'too-many';
  if (to.dueOn < today) return 'in-the-past';
  if (!isLater(to, from)) return 'not-later';
  const begin = from.dueOn < today ? today : from.dueOn; // who is late already gets no more by it
  return workingDaysBetween(calendar, begin, to.dueOn) > cap.workingDays ? 'too-long' : null;
}

const isLater = (to: Due, from: Due): boolean =>
  to.dueOn > from.dueOn || (to.dueOn === from.dueOn && (to.dueTime ?? '24:00') > (from.dueTime ?? '24:00'));

/** The date of a clock that stood still from one moment to another: moved on by the working halves of that time. */
export function dueAfterStop(calendar: WorkCalendar, due: Due, stopped: HalfDay, resumed: HalfDay): Due {
  const lost = halfDaysBetween(calendar, stopped, resumed);
  if (lost === 0) return due;
  const moved = addHalfDays(calendar, halfAt(due.dueOn, due.dueTime), lost);
  // whole days keep the hour that was set
  return { dueOn: moved.date, dueTime: lost % 2 === 0 && sameHalf(moved, due) ? due.dueTime : timeOf(moved) };
}

const sameHalf = (moved: HalfDay, due: Due): boolean => halfAt(moved.date, due.dueTime).half === moved.half;
