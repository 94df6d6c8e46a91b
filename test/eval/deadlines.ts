import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { dueOn } from '../../shared/domain/calendar/deadline.ts';
import { workCalendar } from '../../shared/domain/calendar/workingDays.ts';

const CasesFile = z.object({
  calendars: z.record(
    z.string(),
    z.object({
      holidays: z.array(z.object({ date: z.string() })),
      in_lieu: z.array(z.string()),
      swaps: z.array(z.object({ day_off: z.string(), work_day: z.string() })),
    }),
  ),
  cases: z.array(
    z.object({
      id: z.string(),
      calendar: z.string(),
      start: z.string(),
      working_days: z.int(),
      due: z.string(),
    }),
  ),
});

export interface DeadlinesReport {
  readonly cases: number;
  readonly wrong: readonly { id: string; expected: string; got: string }[];
}

/** Counts the due dates of labelled cases with the product's calendar. */
export function evalDeadlines(file: string): DeadlinesReport {
  const { calendars, cases } = CasesFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const ready = new Map(
    Object.entries(calendars).map(([name, lists]) => [
      name,
      workCalendar({
        holidays: lists.holidays.map((day) => day.date),
        inLieu: lists.in_lieu,
        swaps: lists.swaps.map((swap) => ({ dayOff: swap.day_off, workDay: swap.work_day })),
      }),
    ]),
  );
  const wrong: DeadlinesReport['wrong'][number][] = [];
  for (const { id, calendar, start, working_days, due } of cases) {
    const days = ready.get(calendar);
    const got = days
      ? dueOn(days, start, { amount: working_days, unit: 'working-days' })
      : 'no such calendar';
    if (got !== due) wrong.push({ id, expected: due, got });
  }
  return { cases: cases.length, wrong };
}
