import { useMemo } from 'react';
import { useT } from '../i18n/I18n.tsx';
import { useAsk } from '../data/ask.ts';
import { officeToday } from '../data/clock.ts';
import { readDate, type ReadDate, readDeadline } from './readDate.ts';

/** Typed dates with the office's own days off; until the lists are here the weekdays stand in. */
export function useDateReader(): (typed: string) => ReadDate {
  const t = useT();
  const office = useOfficeDays();
  return useMemo(() => (typed) => readDate(typed, t, office?.today, office?.calendar), [t, office]);
}

/** The same for a deadline: a day without a year is the next such day on or after `from`, which is today unless it is said; `+10` counts from `present`. */
export function useDeadlineReader(from?: string, present?: string): (typed: string) => ReadDate {
  const t = useT();
  const office = useOfficeDays();
  return useMemo(() => {
    const today = office?.today ?? officeToday();
    return (typed) => readDeadline(typed, t, from ?? today, today, office?.calendar, present ?? today);
  }, [t, office, from, present]);
}

function useOfficeDays() {
  const { value } = useAsk('rules.choices', {});
  return useMemo(() => {
    if (value === null) return null;
    const { daysOff, workDays } = value.calendar;
    return { today: value.today, calendar: { daysOff: new Set(daysOff), workDays: new Set(workDays) } };
  }, [value]);
}
