import type { CivilDate } from '../../shared/domain/calendar/civilDate.ts';
import {
  parseDateShorthand,
  parseDeadlineShorthand,
  type ShorthandFault,
} from '../../shared/domain/calendar/dateShorthand.ts';
import type { WorkCalendar } from '../../shared/domain/calendar/workingDays.ts';
import type { Translate } from '../i18n/I18n.tsx';
import { officeToday } from '../data/clock.ts';

/** Without an open vault there are no lists of days off: working days are then Monday to Friday. */
const WEEKDAYS_ONLY: WorkCalendar = { daysOff: new Set(), workDays: new Set() };

export type ReadDate = { ok: true; date: CivilDate } | { ok: false; message: string };

/** Reads a typed date (`25112026`, `25/11`, `hn`, `+3`); the fault comes in words, for the line under the field. */
export function readDate(
  typed: string,
  t: Translate,
  today: CivilDate = officeToday(),
  calendar: WorkCalendar = WEEKDAYS_ONLY,
): ReadDate {
  return inWords(parseDateShorthand(typed, today, calendar), t);
}

/** The same for a deadline: a day without a year is the next such day on or after `from`. */
export function readDeadline(
  typed: string,
  t: Translate,
  from: CivilDate,
  today: CivilDate = officeToday(),
  calendar: WorkCalendar = WEEKDAYS_ONLY,
  present: CivilDate = today,
): ReadDate {
  return inWords(parseDeadlineShorthand(typed, today, calendar, from, present), t);
}

const inWords = (read: ReturnType<typeof parseDateShorthand>, t: Translate): ReadDate =>
  read.ok ? { ok: true, date: read.value } : { ok: false, message: faultText(read.error, t) };

function faultText(fault: ShorthandFault, t: Translate): string {
  switch (fault.code) {
    case 'no-such-month':
      return t('date.fault.no-such-month', { month: fault.month });
    case 'no-such-day':
      return t('date.fault.no-such-day', { month: fault.month, days: fault.days });
    case 'year-out-of-range':
      return t('date.fault.year-out-of-range', { year: String(fault.year) });
    default:
      return t(`date.fault.${fault.code}`);
  }
}
