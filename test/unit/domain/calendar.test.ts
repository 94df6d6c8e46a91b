import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addYears,
  civilDate,
  civilDateAt,
  clockAt,
  dayNumber,
  daysBetween,
  formatDate,
  formatDateInWords,
  fromDayNumber,
  parseDate,
  parseIso,
  partsOf,
  startOfDayMs,
  weekday,
} from '../../../shared/domain/calendar/civilDate.ts';
import { parseDateShorthand } from '../../../shared/domain/calendar/dateShorthand.ts';
import { dueOn, dueWithPauses } from '../../../shared/domain/calendar/deadline.ts';
import { dueStatus } from '../../support/dueStatus.ts';
import {
  addWorkingDays,
  isWorkingDay,
  onOrAfterWorkingDay,
  withEdits,
  workCalendar,
  workingDaysBetween,
} from '../../../shared/domain/calendar/workingDays.ts';

interface CasesFile {
  calendars: Record<
    string,
    { holidays: { date: string }[]; in_lieu: string[]; swaps: { day_off: string; work_day: string }[] }
  >;
  cases: { id: string; calendar: string; start: string; working_days: number; due: string }[];
}
const file = JSON.parse(
  readFileSync(new URL('../../fixtures/calendar/deadlines.json', import.meta.url), 'utf8'),
) as CasesFile;
const lists = file.calendars['chung'];
if (!lists) throw new Error('fixture');
const calendar = workCalendar({
  holidays: lists.holidays.map((day) => day.date),
  inLieu: lists.in_lieu,
  swaps: lists.swaps.map((swap) => ({ dayOff: swap.day_off, workDay: swap.work_day })),
});
const dates = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2027-11-30') }).map(fromDayNumber);

describe('labelled deadlines', () => {
  test.each(file.cases)('$id', ({ start, working_days, due }) => {
    expect(dueOn(calendar, start, { amount: working_days, unit: 'working-days' })).toBe(due);
  });
});

describe('civil dates', () => {
  test('what is wrong with a date is said', () => {
    expect(civilDate({ year: 2026, month: 11, day: 31 })).toEqual({
      ok: false,
      error: { code: 'no-such-day', month: 11, days: 30, year: 2026 },
    });
    expect(civilDate({ year: 2026, month: 2, day: 29 })).toEqual({
      ok: false,
      error: { code: 'no-such-day', month: 2, days: 28, year: 2026 },
    });
    expect(civilDate({ year: 2026, month: 13, day: 1 })).toEqual({
      ok: false,
      error: { code: 'no-such-month', month: 13 },
    });
    expect(civilDate({ year: 1026, month: 1, day: 1 })).toEqual({
      ok: false,
      error: { code: 'year-out-of-range', year: 1026 },
    });
    expect(parseIso('2026-1-1').ok).toBe(false);
    expect(parseIso('2028-02-29').ok).toBe(true);
    expect(parseIso('2100-02-29').ok).toBe(false);
  });

  test('reading and printing', () => {
    expect(parseDate('3/2/2026')).toEqual({ ok: true, value: '2026-02-03' });
    expect(parseDate('2026/02/03')).toEqual({ ok: true, value: '2026-02-03' });
    expect(parseDate('31/02/2026').ok).toBe(false);
    expect(parseDate('hôm qua').ok).toBe(false);
    expect(formatDate('2026-02-03')).toBe('03/02/2026');
    expect(formatDateInWords('2026-02-03')).toBe('ngày 03 tháng 02 năm 2026');
    expect(formatDateInWords('2026-11-25')).toBe('ngày 25 tháng 11 năm 2026');
    expect(formatDateInWords('2026-03-05')).toBe('ngày 05 tháng 3 năm 2026');
    expect(() => partsOf('x')).toThrow(RangeError);
  });

  test('the civil day of Việt Nam begins at 17:00 UTC', () => {
    expect(civilDateAt(Date.UTC(2026, 10, 23, 16, 59, 59, 999))).toBe('2026-11-23');
    expect(civilDateAt(Date.UTC(2026, 10, 23, 17))).toBe('2026-11-24');
    expect(clockAt(Date.UTC(2026, 10, 25, 1, 52))).toBe('08:52');
    expect(startOfDayMs('2026-11-24')).toBe(Date.UTC(2026, 10, 23, 17));
  });

  test('same day after so many years; 29/02 becomes 01/03', () => {
    expect(addYears('2026-03-18', 10)).toBe('2036-03-18');
    expect(addYears('2024-02-29', 10)).toBe('2034-03-01');
    expect(addYears('2024-02-29', 20)).toBe('2044-02-29');
  });

  test('arithmetic', () => {
    expect(weekday('2026-11-24')).toBe(2);
    expect(weekday('1969-12-28')).toBe(7);
    fc.assert(
      fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(parseIso(addDays(date, days)).ok).toBe(true);
        expect(civilDateAt(startOfDayMs(date))).toBe(date);
        expect(civilDateAt(startOfDayMs(date) - 1)).toBe(addDays(date, -1));
      }),
    );
  });
});

describe('working days', () => {
  test('between two days are those that a walk over every day counts, whatever an office changed', () => {
    const edit = fc.record({ date: dates, kind: fc.constantFrom('off', 'work', 'half') });
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 400 }), fc.array(edit), (from, days, edits) => {
        const own = withEdits(calendar, edits);
        const walked = Array.from({ length: days }, (_, n) => addDays(from, n + 1));
        const counted = walked.filter((day) => isWorkingDay(own, day)).length;
        expect(workingDaysBetween(own, from, addDays(from, days))).toBe(counted);
      }),
    );
  });
  test('the due day is a working day, and as many after the start as asked', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 130 }), (start, amount) => {
        const due = addWorkingDays(calendar, start, amount);
        expect(isWorkingDay(calendar, due)).toBe(true);
        expect(due > start).toBe(true);
        expect(workingDaysBetween(calendar, start, due)).toBe(amount);
        expect(workingDaysBetween(calendar, due, start)).toBe(-amount);
      }),
    );
  });

  test('calendar days move off a day off only at the end', () => {
    expect(dueOn(calendar, '2026-11-02', { amount: 20, unit: 'days' })).toBe('2026-11-23'); // 22/11 is a Sunday
    expect(dueOn(calendar, '2026-11-04', { amount: 20, unit: 'days' })).toBe('2026-11-25'); // 24/11 is a holiday
    expect(dueOn(calendar, '2026-11-01', { amount: 19, unit: 'days' })).toBe('2026-11-20');
  });

  test('backwards and zero', () => {
    expect(addWorkingDays(calendar, '2026-11-25', -1)).toBe('2026-11-23');
    expect(addWorkingDays(calendar, '2026-11-24', 0)).toBe('2026-11-25');
    expect(onOrAfterWorkingDay(calendar, '2026-11-25')).toBe('2026-11-25');
  });

  test('an office edits single days', () => {
    const edited = withEdits(calendar, [
      { date: '2026-11-25', kind: 'off' },
      { date: '2026-11-28', kind: 'work' },
      { date: '2026-11-24', kind: 'work' },
    ]);
    expect([
      isWorkingDay(edited, '2026-11-25'),
      isWorkingDay(edited, '2026-11-28'),
      isWorkingDay(edited, '2026-11-24'),
    ]).toEqual([false, true, true]);
    expect(isWorkingDay(calendar, '2026-11-25')).toBe(true);
    const undone = withEdits(edited, [{ date: '2026-11-28', kind: 'off' }]);
    expect(isWorkingDay(undone, '2026-11-28')).toBe(false);
  });

  test('a calendar without working days is an error, not an endless count', () => {
    const none = { workDays: new Set<string>(), daysOff: { has: () => true } as unknown as Set<string> };
    expect(() => addWorkingDays(none, '2026-01-01', 1)).toThrow(RangeError);
  });

  test('a clock that stood still', () => {
    const period = { amount: 5, unit: 'working-days' } as const;
    expect(dueWithPauses(calendar, '2026-06-01', period, [], '2026-06-02')).toBe('2026-06-08');
    expect(
      dueWithPauses(calendar, '2026-06-01', period, [{ from: '2026-06-02', to: '2026-06-04' }], '2026-06-20'),
    ).toBe('2026-06-10');
    expect(
      dueWithPauses(calendar, '2026-06-01', period, [{ from: '2026-06-02', to: null }], '2026-06-05'),
    ).toBe('2026-06-11');
  });

  test('how a due date stands', () => {
    const at = (due: string | null, today: string): unknown => dueStatus(calendar, due, today);
    expect(at(null, '2026-11-25')).toEqual({ state: 'none', workingDays: 0 });
    expect(at('2026-11-23', '2026-11-25')).toEqual({ state: 'overdue', workingDays: -1 });
    expect(at('2026-11-25', '2026-11-25')).toEqual({ state: 'today', workingDays: 0 });
    expect(at('2026-11-27', '2026-11-25')).toEqual({ state: 'soon', workingDays: 2 });
    expect(at('2026-11-30', '2026-11-25')).toEqual({ state: 'later', workingDays: 3 });
  });
});

describe('dates as a clerk types them', () => {
  const today = '2026-11-25';
  test.each([
    ['25112026', '2026-11-25'],
    ['251126', '2026-11-25'],
    ['2511', '2026-11-25'],
    ['25/11/2026', '2026-11-25'],
    ['25/11/26', '2026-11-25'],
    ['25-11-26', '2026-11-25'],
    ['25.11', '2026-11-25'],
    ['5/1', '2026-01-05'],
    ['25 11', '2026-11-25'],
    ['2026-11-25', '2026-11-25'],
    ['hn', '2026-11-25'],
    ['HN', '2026-11-25'],
    ['hq', '2026-11-24'],
    ['nm', '2026-11-26'],
    ['+3', '2026-11-30'],
    ['-1', '2026-11-23'],
    ['+0', '2026-11-25'],
    ['1/1/75', '1975-01-01'],
  ])('%s', (typed, date) =>
    expect(parseDateShorthand(typed, today, calendar)).toEqual({ ok: true, value: date }),
  );

  test.each([
    ['31/11', { code: 'no-such-day', month: 11, days: 30, year: 2026 }],
    ['29022026', { code: 'no-such-day', month: 2, days: 28, year: 2026 }],
    ['1/13', { code: 'no-such-month', month: 13 }],
    ['00/01', { code: 'no-such-day', month: 1, days: 31, year: 2026 }],
    ['', { code: 'not-a-date' }],
    ['mai', { code: 'not-a-date' }],
    ['1', { code: 'not-a-date' }],
    ['+99999', { code: 'offset-too-large' }],
  ])('%s is explained', (typed, error) =>
    expect(parseDateShorthand(typed, today, calendar)).toEqual({ ok: false, error }),
  );

  test('no input throws, and an answer is a date', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[0-9/+.-]{1,10}$/)), (typed) => {
        const read = parseDateShorthand(typed, today, calendar);
        if (read.ok) expect(parseIso(read.value).ok).toBe(true);
      }),
    );
  });
});
