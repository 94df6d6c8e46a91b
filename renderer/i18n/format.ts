/** Shapes of figures, dates and hours as the office writes them: 1.234,5 · dd/MM/yyyy · HH:mm, always in Asia/Ho_Chi_Minh. */
const ZONE = 'Asia/Ho_Chi_Minh';

export interface Formatter {
  /** `2026-11-25` → `25/11/2026` */
  date(on: string): string;
  /** `2026-11-25` → `25/11` */
  dayMonth(on: string): string;
  /** `2026-11-25` → `Thứ Tư, 25/11/2026` */
  weekdayDate(on: string): string;
  /** Epoch ms → `25/11/2026 09:41` */
  dateTime(ms: number): string;
  /** Epoch ms → `09:41` */
  time(ms: number): string;
  /** Epoch ms → `09:41:12` */
  timeWithSeconds(ms: number): string;
  /** Epoch ms → `09:41` on the day of `nowMs`, else `25/11`. */
  moment(ms: number, nowMs: number): string;
  /** Civil date of an instant. */
  dayOf(ms: number): string;
  number(value: number): string;
  /** `1,4 MB` */
  bytes(size: number): string;
}

const two = (value: number): string => String(value).padStart(2, '0');

function partsOf(ms: number): Record<string, string> {
  const parts: Record<string, string> = {};
  for (const part of CLOCK.formatToParts(ms)) parts[part.type] = part.value;
  return parts;
}

// The zone has had no daylight saving since 1975; the clock is still read from the zone data, not by adding hours.
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const WEEKDAYS = {
  vi: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

function civil(on: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  return { year, month, day };
}

function date(on: string): string {
  const { year, month, day } = civil(on);
  return `${two(day)}/${two(month)}/${year}`;
}

function dayMonth(on: string): string {
  const { month, day } = civil(on);
  return `${two(day)}/${two(month)}`;
}

function time(ms: number): string {
  const { hour, minute } = partsOf(ms);
  return `${hour}:${minute}`;
}

function dayOf(ms: number): string {
  const { year, month, day } = partsOf(ms);
  return `${year}-${month}-${day}`;
}

export function formatterFor(locale: 'vi' | 'en'): Formatter {
  const numbers = new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 });
  return {
    date,
    dayMonth,
    time,
    dayOf,
    weekdayDate(on) {
      const { year, month, day } = civil(on);
      // A civil date has no zone: its weekday is that of the proleptic calendar at UTC midnight.
      const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
      return `${WEEKDAYS[locale][weekday] ?? ''}, ${date(on)}`;
    },
    dateTime: (ms) => `${date(dayOf(ms))} ${time(ms)}`,
    timeWithSeconds(ms) {
      const { hour, minute, second } = partsOf(ms);
      return `${hour}:${minute}:${second}`;
    },
    moment: (ms, nowMs) => (dayOf(ms) === dayOf(nowMs) ? time(ms) : dayMonth(dayOf(ms))),
    number: (value) => numbers.format(value),
    bytes(size) {
      let value = size;
      let unit = 0;
      while (value >= 1024 && unit < UNITS.length - 1) {
        value /= 1024;
        unit += 1;
      }
      return `${numbers.format(value)} ${UNITS[unit] ?? ''}`;
    },
  };
}
