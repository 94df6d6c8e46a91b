import { useMemo } from 'react';
import { useT } from '../i18n/I18n.tsx';
import { useAsk } from '../data/ask.ts';
import { readDate, type ReadDate } from './readDate.ts';

/** Typed dates with the office's own days off; until the lists are here the weekdays stand in. */
export function useDateReader(): (typed: string) => ReadDate {
  const t = useT();
  const { value } = useAsk('rules.choices', {});
  return useMemo(() => {
    if (value === null) return (typed) => readDate(typed, t);
    const { daysOff, workDays } = value.calendar;
    const calendar = { daysOff: new Set(daysOff), workDays: new Set(workDays) };
    return (typed) => readDate(typed, t, value.today, calendar);
  }, [t, value]);
}
