import { type CivilDate, daysBetween } from '../calendar/civilDate.ts';

/** How far an office says it is with a task. */
export const TASK_STATES = ['doing', 'stuck', 'done'] as const;
export type TaskState = (typeof TASK_STATES)[number];
export const COLOURS = ['green', 'yellow', 'red'] as const;
export type Colour = (typeof COLOURS)[number];
/** Why a task has its colour, the gravest reason first. */
export const COLOUR_REASONS = [
  'overdue',
  'stuck',
  'soon',
  'silent',
  'done-late',
  'done',
  'on-course',
] as const;
export type ColourReason = (typeof COLOUR_REASONS)[number];

export interface TaskReport {
  readonly state: TaskState;
  readonly on: CivilDate;
}

export interface TaskStatus {
  readonly colour: Colour;
  readonly why: ColourReason;
  /** days late, left or silent, as the reason says; never negative */
  readonly days: number;
}

/**
 * The colour of a task on a day, and its ground. What is done stays green, late or not; of the rest the gravest
 * reason counts.
 * @param since from which silence is counted where nothing was reported: the day the plan began, or the office with it
 */
export function taskStatus(
  task: { readonly dueOn: CivilDate },
  last: TaskReport | null,
  on: {
    readonly today: CivilDate;
    readonly since: CivilDate;
    readonly soonDays: number;
    readonly silentDays: number;
  },
): TaskStatus {
  const left = daysBetween(on.today, task.dueOn);
  if (last?.state === 'done') {
    const late = daysBetween(task.dueOn, last.on);
    return late > 0
      ? { colour: 'green', why: 'done-late', days: late }
      : { colour: 'green', why: 'done', days: 0 - late };
  }
  if (left < 0) return { colour: 'red', why: 'overdue', days: -left };
  if (last?.state === 'stuck') return { colour: 'yellow', why: 'stuck', days: left };
  if (left <= on.soonDays) return { colour: 'yellow', why: 'soon', days: left };
  const silent = Math.max(0, daysBetween(last?.on ?? on.since, on.today));
  if (silent > on.silentDays) return { colour: 'yellow', why: 'silent', days: silent };
  return { colour: 'green', why: 'on-course', days: left };
}
