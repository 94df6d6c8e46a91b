import { err, ok, type Result } from '../../result.ts';

/**
 * Civil dates: ISO `YYYY-MM-DD` strings of the proleptic Gregorian calendar, with no zone. Arithmetic is on day
 * numbers (days since 1970-01-01), never on clock time, so no zone or summer time can shift a date.
 */
export type CivilDate = string;

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** What is wrong with a date, for a sentence in the interface. */
export type DateFault =
  | { readonly code: 'not-a-date' }
  | { readonly code: 'no-such-month'; readonly month: number }
  | { readonly code: 'no-such-day'; readonly month: number; readonly days: number; readonly year: number }
  | { readonly code: 'year-out-of-range'; readonly year: number };

const DAY_MS = 86_400_000;
/** Asia/Ho_Chi_Minh is UTC+7 all year since 1975. */
const ICT_OFFSET_MS = 7 * 3_600_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Parts to a date, or what is wrong with them. */
export function civilDate(parts: DateParts): Result<CivilDate, DateFault> {
  const { year, month, day } = parts;
  if (month < 1 || month > 12) return err({ code: 'no-such-month', month });
  if (year < FIRST_YEAR || year > LAST_YEAR) return err({ code: 'year-out-of-range', year });
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) return err({ code: 'no-such-day', month, days, year });
  return ok(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** Parts of a well-formed date. Throws on anything else: check input with `parseIso` first. */
export function partsOf(date: CivilDate): DateParts {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!found) throw new RangeError('not a civil date');
  return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

export function parseIso(text: string): Result<CivilDate, DateFault> {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? civilDate(partsOf(text)) : err({ code: 'not-a-date' });
}

export const isCivilDate = (text: string): boolean => parseIso(text).ok;

/** `dd/MM/yyyy` as printed in tables and forms. */
export function formatDate(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${pad(day, 2)}/${pad(month, 2)}/${pad(year, 4)}`;
}

/** "ngày 03 tháng 02 năm 2026": zero before days below 10 and before months 1 and 2 (NĐ 30/2020, Phụ lục I). */
export function formatDateInWords(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `ngày ${pad(day, 2)} tháng ${month <= 2 ? pad(month, 2) : String(month)} năm ${String(year)}`;
}

/** Reads `dd/MM/yyyy`, with or without leading zeros, and `yyyy/MM/dd` (edXML). */
export function parseDate(text: string): Result<CivilDate, DateFault> {
  const trimmed = text.trim();
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed);
  if (dayFirst)
    return civilDate({ day: Number(dayFirst[1]), month: Number(dayFirst[2]), year: Number(dayFirst[3]) });
  const yearFirst = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(trimmed);
  if (yearFirst)
    return civilDate({ year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) });
  return err({ code: 'not-a-date' });
}

/** Days since 1970-01-01. */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function fromDayNumber(days: number): CivilDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Positive when `to` is later. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Same day and month after so many years. 29/02 becomes 01/03 in a common year: no rule was found, and the later
 * day protects longer.
 */
export function addYears(date: CivilDate, years: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const target = year + years;
  return day > daysInMonth(target, month)
    ? `${pad(target, 4)}-03-01`
    : `${pad(target, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: CivilDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The civil date in Việt Nam at a moment. */
export function civilDateAt(epochMs: number): CivilDate {
  return fromDayNumber(Math.floor((epochMs + ICT_OFFSET_MS) / DAY_MS));
}

/** Hour and minute in Việt Nam at a moment, "08:52". */
export function clockAt(epochMs: number): string {
  return new Date(epochMs + ICT_OFFSET_MS).toISOString().slice(11, 16);
}

/** Start of a civil day in Việt Nam, epoch ms. */
export function startOfDayMs(date: CivilDate): number {
  return dayNumber(date) * DAY_MS - ICT_OFFSET_MS;
}

export const yearOf = (date: CivilDate): number => partsOf(date).year;
