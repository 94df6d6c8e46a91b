import { useMemo } from 'react';
import type { WorkCalendar } from '../../../shared/domain/calendar/workingDays.ts';
import { readDate, readDeadline, type ReadDate } from '../../forms/readDate.ts';
import { useAsk } from '../../data/ask.ts';
import { useT } from '../../i18n/I18n.tsx';

/** The office's own days off; until the lists are here the weekdays stand in. */
function useOfficeDays(): { readonly today: string; readonly calendar: WorkCalendar } | null {
  const { value } = useAsk('rules.choices', {});
  return useMemo(() => {
    if (value === null) return null;
    const { daysOff, workDays } = value.calendar;
    return { today: value.today, calendar: { daysOff: new Set(daysOff), workDays: new Set(workDays) } };
  }, [value]);
}

/** Typed dates, with the office's own days off. */
export function useDateParser(): (typed: string) => ReadDate {
  const t = useT();
  const days = useOfficeDays();
  return useMemo(
    () =>
      days === null
        ? (typed) => readDate(typed, t)
        : (typed) => readDate(typed, t, days.today, days.calendar),
    [t, days],
  );
}

/** Typed deadlines: a day without a year is the next one on or after `from`. */
export function useDeadlineParser(from: string): (typed: string) => ReadDate {
  const t = useT();
  const days = useOfficeDays();
  return useMemo(
    () =>
      days === null
        ? (typed) => readDeadline(typed, t, from)
        : (typed) => readDeadline(typed, t, from, days.today, days.calendar),
    [t, days, from],
  );
}
