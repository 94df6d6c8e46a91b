import { addDays, type CivilDate } from '../calendar/civilDate.ts';
import { dueOn, type Period } from '../calendar/deadline.ts';
import {
  addWorkingDays,
  isWorkingDay,
  onOrAfterWorkingDay,
  type WorkCalendar,
} from '../calendar/workingDays.ts';

/** Urgencies, lowest first; order and numbers are those of edXML `Priority`. */
export const URGENCIES = ['thuong', 'khan', 'thuong-khan', 'hoa-toc', 'hoa-toc-hen-gio'] as const;
export type Urgency = (typeof URGENCIES)[number];

export interface UrgencyRule {
  readonly id: string;
  readonly urgency: Urgency;
  readonly name: string;
  /** Time to deal with a document when its sender sets no date; null: no proposal. */
  readonly processing: Period | null;
  /** Must be delivered at once, not on the next working day. */
  readonly atOnce: boolean;
  /** A clock time has to be given. */
  readonly needsTime: boolean;
  /** The office's own date lies so many working days before the date that the sender set. */
  readonly leadWorkingDays: number;
}

export interface Proposal {
  readonly dueOn: CivilDate | null;
  readonly ruleId: string;
  /** Where the date comes from. */
  readonly from: 'reply-date' | 'urgency' | 'none';
}

/**
 * Proposes the office's own due date for an incoming document. With a reply date on the paper: some working days
 * before it, but never before the day of arrival; else by urgency. A proposal is text to overtype.
 */
export function proposeDue(
  rule: UrgencyRule,
  calendar: WorkCalendar,
  arrivedOn: CivilDate,
  replyDueOn: CivilDate | null,
): Proposal {
  if (replyDueOn !== null) {
    const lastWorkingDay = isWorkingDay(calendar, replyDueOn)
      ? replyDueOn
      : addWorkingDays(calendar, replyDueOn, -1);
    const early =
      rule.leadWorkingDays === 0
        ? lastWorkingDay
        : addWorkingDays(calendar, lastWorkingDay, -rule.leadWorkingDays);
    const byUrgency = rule.processing === null ? null : dueOn(calendar, arrivedOn, rule.processing);
    const proposed = byUrgency !== null && byUrgency < early ? byUrgency : early;
    return { dueOn: proposed < arrivedOn ? arrivedOn : proposed, ruleId: rule.id, from: 'reply-date' };
  }
  if (rule.processing === null) return { dueOn: null, ruleId: rule.id, from: 'none' };
  return { dueOn: dueOn(calendar, arrivedOn, rule.processing), ruleId: rule.id, from: 'urgency' };
}

/** Last day to present an incoming document: the same day, at latest the next working day (NĐ 30/2020 Điều 4, 23). */
export function presentBy(rule: UrgencyRule, calendar: WorkCalendar, arrivedOn: CivilDate): CivilDate {
  if (rule.atOnce) return arrivedOn;
  return onOrAfterWorkingDay(calendar, addDays(arrivedOn, 1));
}
