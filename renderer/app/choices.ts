import { useMemo } from 'react';
import { useT } from '../i18n/I18n.tsx';
import { createQuery, useQuery } from './query.ts';
import { readDate, type ReadDate } from './readDate.ts';

/** Lists for the forms: reasons, fields, days off. */
export const useChoices = createQuery('rules.choices', ['settings.changed']);

/** Typed dates with the office's own days off; until the lists are here the weekdays stand in. */
export function useDateReader(): (typed: string) => ReadDate {
  const t = useT();
  const { value } = useQuery(useChoices, {});
  return useMemo(() => {
    if (value === null) return (typed) => readDate(typed, t);
    const { daysOff, workDays } = value.calendar;
    const calendar = { daysOff: new Set(daysOff), workDays: new Set(workDays) };
    return (typed) => readDate(typed, t, value.today, calendar);
  }, [t, value]);
}
