import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../../shared/domain/calendar/civilDate.ts';
import { addHalfDays, halfAt, halfDaysBetween, halvesOf } from '../../../shared/domain/calendar/halfDays.ts';
import {
  addWorkingDays,
  isWorkingDay,
  withEdits,
  workCalendar,
} from '../../../shared/domain/calendar/workingDays.ts';
import { dueAfterStop, extensionFault } from '../../../shared/domain/deadlines/documentClocks.ts';

const plain = workCalendar({ holidays: ['2026-11-24', '2027-01-01'], inLieu: [], swaps: [] });
const calendar = withEdits(plain, [
  { date: '2026-11-27', kind: 'half' }, // a Friday on which only the morning is worked
  { date: '2026-12-05', kind: 'half' }, // a Saturday morning
]);
const dates = fc.integer({ min: 0, max: 800 }).map((n) => addDays('2026-06-01', n));
const halves = fc.constantFrom('am' as const, 'pm' as const);

describe('half days', () => {
  it('count mornings and afternoons, and a half day once', () => {
    expect([halvesOf(calendar, '2026-11-26'), halvesOf(calendar, '2026-11-27')]).toEqual([
      ['am', 'pm'],
      ['am'],
    ]);
    expect([halvesOf(calendar, '2026-12-05'), halvesOf(calendar, '2026-11-24')]).toEqual([['am'], []]);
    const thursday = { date: '2026-11-26', half: 'pm' } as const;
    expect(addHalfDays(calendar, thursday, 2)).toEqual({ date: '2026-11-30', half: 'am' }); // Fr am, Mo am
    expect(halfDaysBetween(calendar, thursday, { date: '2026-11-30', half: 'pm' })).toBe(3);
  });

  it('go on by as many as are counted back', () => {
    fc.assert(
      fc.property(dates, halves, fc.integer({ min: 0, max: 40 }), (date, half, n) => {
        const from = addHalfDays(calendar, { date, half }, 0);
        expect(halfDaysBetween(calendar, from, addHalfDays(calendar, from, n))).toBe(n);
      }),
    );
  });

  it('agree with whole working days where no day is halved', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 30 }), (date, days) => {
        if (!isWorkingDay(plain, date)) return;
        const end = addHalfDays(plain, { date, half: 'pm' }, days * 2);
        expect(end).toEqual({ date: addWorkingDays(plain, date, days), half: 'pm' });
      }),
    );
  });
});

describe('clocks of a document', () => {
  const cap = { most: 2, workingDays: 10 };
  const due = (dueOn: string, dueTime: string | null = null) => ({ dueOn, dueTime });

  it('moves a stopped date on by the working time that it stood, half days included', () => {
    const stop = halfAt('2026-11-25', '09:00'); // Wednesday morning
    expect(dueAfterStop(calendar, due('2026-11-26'), stop, halfAt('2026-11-25', '15:00'))).toEqual(
      due('2026-11-27', '12:00'), // half a day later, and Friday has no afternoon
    );
    expect(dueAfterStop(calendar, due('2026-11-26', '16:30'), stop, halfAt('2026-11-26', '09:00'))).toEqual(
      due('2026-11-30', '12:00'), // Friday's missing afternoon counts for nobody
    );
    expect(dueAfterStop(plain, due('2026-11-26', '16:30'), stop, halfAt('2026-11-26', '09:00'))).toEqual(
      due('2026-11-27', '16:30'), // a whole day keeps the hour
    );
    expect(dueAfterStop(calendar, due('2026-12-01'), stop, stop)).toEqual(due('2026-12-01'));
  });

  it('never moves a date back, and never onto a day off', () => {
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: 0, max: 60 }), halves, (dueOn, from, length, half) => {
        const moved = dueAfterStop(
          calendar,
          due(dueOn),
          { date: from, half },
          { date: addDays(from, length), half },
        );
        expect(moved.dueOn >= dueOn).toBe(true);
        if (moved.dueOn !== dueOn) expect(halvesOf(calendar, moved.dueOn).length).toBeGreaterThan(0);
      }),
    );
  });

  it('extends within the cap and no further', () => {
    const fault = (so: number, from: string, to: string, today = '2026-11-25') =>
      extensionFault(calendar, cap, so, due(from), due(to), today);
    expect(fault(0, '2026-11-30', '2026-12-11')).toBeNull();
    expect(fault(2, '2026-11-30', '2026-12-01')).toBe('too-many');
    expect(fault(0, '2026-11-30', '2026-11-30')).toBe('not-later');
    expect(fault(0, '2026-11-30', '2026-12-31')).toBe('too-long');
    expect(fault(0, '2026-11-20', '2026-11-24')).toBe('in-the-past');
    expect(fault(0, '2026-10-01', addWorkingDays(calendar, '2026-11-25', 10))).toBeNull(); // counted from today when late
    expect(fault(0, '2026-10-01', addWorkingDays(calendar, '2026-11-25', 11))).toBe('too-long');
    expect(weekday('2026-11-25')).toBe(3);
  });
});
