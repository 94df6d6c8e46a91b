import { err, ok, type Result } from '../../result.ts';
import { addDays, civilDate, type CivilDate, type DateFault, partsOf } from './civilDate.ts';
import { addWorkingDays, type WorkCalendar } from './workingDays.ts';

export type ShorthandFault = DateFault | { readonly code: 'offset-too-large' };

/** Years written with two digits: 00 to 69 are 2000 to 2069. Dispatches older than that are typed in full. */
const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) >= 70 ? 1900 : 2000);

const MOST_WORKING_DAYS = 1000;
const WITHOUT_YEAR = /^(?:\d{1,2}[\s/.-]+\d{1,2}|\d{4})$/;

/** `+3`, `-1`: working days from today. */
function offset(
  text: string,
  today: CivilDate,
  calendar: WorkCalendar,
): Result<CivilDate, ShorthandFault> | null {
  const found = /^([+-])\s*(\d{1,6})$/.exec(text);
  if (!found) return null;
  const amount = Number(found[2]);
  if (amount > MOST_WORKING_DAYS) return err({ code: 'offset-too-large' });
  return ok(addWorkingDays(calendar, today, found[1] === '-' ? -amount : amount));
}

/** Day words: hn hôm nay, hq hôm qua, nm ngày mai. */
function dayWord(text: string, today: CivilDate): CivilDate | null {
  if (text === 'hn') return today;
  if (text === 'hq') return addDays(today, -1);
  return text === 'nm' ? addDays(today, 1) : null;
}

function readParts(text: string, today: CivilDate): { day: number; month: number; year: number } | null {
  const year = partsOf(today).year;
  const parted = /^(\d{1,2})[\s/.-]+(\d{1,2})(?:[\s/.-]+(\d{4}|\d{2}))?$/.exec(text);
  if (parted) {
    const [, day = '', month = '', typedYear] = parted;
    return {
      day: Number(day),
      month: Number(month),
      year: typedYear === undefined ? year : fullYear(typedYear),
    };
  }
  const solid = /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(text);
  if (solid) {
    const [, day = '', month = '', typedYear] = solid;
    return {
      day: Number(day),
      month: Number(month),
      year: typedYear === undefined ? year : fullYear(typedYear),
    };
  }
  return null;
}

/**
 * A date as a clerk types it: `25112026`, `251126`, `2511`, `25/11/2026`, `25/11/26`, `25/11` (this year), `hn`
 * (today), `hq`, `nm`, `+3` (working days from today). Also reads ISO. Separators are optional.
 */
export function parseDateShorthand(
  typed: string,
  today: CivilDate,
  calendar: WorkCalendar,
): Result<CivilDate, ShorthandFault> {
  const text = typed.trim().toLowerCase();
  const word = dayWord(text, today);
  if (word !== null) return ok(word);
  const shifted = offset(text, today, calendar);
  if (shifted !== null) return shifted;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return civilDate({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) });
  const parts = readParts(text, today);
  return parts ? civilDate(parts) : err({ code: 'not-a-date' });
}

/**
 * A deadline as a clerk types it: a day without a year (`6/2`, `0602`) is the next such day on or after `from`, since
 * what is to be done lies ahead; all else as in `parseDateShorthand`.
 * @param present the day that it moves: `+10` counts from there, not from today, while it lies ahead
 */
export function parseDeadlineShorthand(
  typed: string,
  today: CivilDate,
  calendar: WorkCalendar,
  from: CivilDate,
  present: CivilDate = today,
): Result<CivilDate, ShorthandFault> {
  const moves = typed.trim().startsWith('+') && present > today;
  const read = parseDateShorthand(typed, moves ? present : today, calendar);
  if (!read.ok || read.value >= from || !WITHOUT_YEAR.test(typed.trim())) return read;
  const { year, month, day } = partsOf(read.value);
  const next = civilDate({ year: year + 1, month, day });
  return next.ok ? next : read;
}
