import { useMemo } from 'react';
import { readDate, type ReadDate } from '../../app/readDate.ts';
import { useQuery } from '../../app/query.ts';
import { useT } from '../../i18n/I18n.tsx';
import { useChoices } from './stores.ts';

/** Typed dates with the office's own days off; until the lists are here the weekdays stand in. */
export function useDateParser(): (typed: string) => ReadDate {
  const t = useT();
  const { value } = useQuery(useChoices, {});
  return useMemo(() => {
    if (value === null) return (typed) => readDate(typed, t);
    const calendar = {
      daysOff: new Set(value.calendar.daysOff),
      workDays: new Set(value.calendar.workDays),
    };
    return (typed) => readDate(typed, t, value.today, calendar);
  }, [t, value]);
}
