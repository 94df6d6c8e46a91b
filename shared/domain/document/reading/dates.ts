import { LIMITS } from './layout.ts';
import type { Line } from './lines.ts';
import type { PageItem } from './pageText.ts';

const DATE =
  /ngày[.,:]?\s*(\d\s?\d?)[.,:]?\s*(?:tháng\s*(\d\s?\d?)[.,:]?\s*năm\s*(\d(?:\s?\d){3})|[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}))(?!\d)/iu;

const MONTH = /tháng[.,:]?\s*(\d{1,2})[.,:]?\s*năm\s*(\d{4})(?!\d)/iu;

/** YYYY-MM-DD of the first whole date; null where none is whole or it is none ("ngày 54"). */
export function dateIn(text: string): string | null {
  const [, day = '', month = '', year = '', otherMonth = '', otherYear = ''] = DATE.exec(text) ?? [];
  const part = (digits: string): string => digits.replaceAll(/\s/gu, '').padStart(2, '0');
  const written = `${part(year || otherYear)}-${part(month || otherMonth)}-${part(day)}`;
  const read = new Date(`${written}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(written) ? null : written;
}

/** Of a recognised date: both where its digits are sure, else the month and the year that stand printed behind the day. */
export interface RecognisedDate {
  readonly date: string | null;
  /** YYYY-MM */
  readonly month: string | null;
  readonly items: readonly PageItem[];
}

/** The date of a recognised line "…, ngày 12 tháng 5 năm 2026"; null where no line says one. */
export function recognisedDate(lines: readonly Line[]): RecognisedDate | null {
  const line = lines.find(({ text }) => /th[aáạả]ng.{0,12}n[aăâ]m/iu.test(text));
  if (line === undefined) return null;
  const { text, items } = line;
  const sureFrom = (word: RegExp): boolean =>
    items
      .slice(
        Math.max(
          0,
          items.findIndex((item) => word.test(item.text)),
        ),
      )
      .every(({ digits }) => (digits ?? 100) >= LIMITS.sureDigits);
  const date = sureFrom(/ngày/iu) ? dateIn(text.replaceAll(/[./](?=\s)/gu, ' ')) : null;
  const [, month = '', year = ''] = MONTH.exec(text) ?? [];
  const known = year !== '' && sureFrom(/tháng/iu) && Number(month) >= 1 && Number(month) <= 12;
  return { date, month: known ? `${year}-${month.padStart(2, '0')}` : null, items };
}
