import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../shared/domain/calendar/civilDate.ts';
import { TASK_STATES, taskStatus } from '../../../shared/domain/plan/status.ts';

const ON = { today: '2026-11-25', since: '2026-11-01', soonDays: 15, silentDays: 30 };

describe('the colour of a task', () => {
  it.each([
    ['2026-11-24', null, 'red', 'overdue', 1],
    ['2026-11-24', { state: 'stuck', on: '2026-11-20' }, 'red', 'overdue', 1],
    ['2026-11-24', { state: 'done', on: '2026-11-24' }, 'green', 'done', 0],
    ['2026-11-24', { state: 'done', on: '2026-11-25' }, 'green', 'done-late', 1],
    ['2026-11-25', { state: 'doing', on: '2026-11-20' }, 'yellow', 'soon', 0],
    ['2026-12-10', { state: 'doing', on: '2026-11-20' }, 'yellow', 'soon', 15],
    ['2026-12-11', { state: 'doing', on: '2026-11-20' }, 'green', 'on-course', 16],
    ['2027-03-31', { state: 'stuck', on: '2026-11-24' }, 'yellow', 'stuck', 126],
    ['2027-03-31', { state: 'doing', on: '2026-10-25' }, 'yellow', 'silent', 31],
    ['2027-03-31', { state: 'doing', on: '2026-10-26' }, 'green', 'on-course', 126],
    ['2027-03-31', null, 'green', 'on-course', 126],
  ] as const)('due %s, last %j: %s, %s', (dueOn, last, colour, why, days) => {
    expect(taskStatus({ dueOn }, last, ON)).toEqual({ colour, why, days });
  });

  it('gets no better by waiting, as long as nothing is reported; what is done stays as it is', () => {
    const rank = { green: 0, yellow: 1, red: 2 };
    fc.assert(
      fc.property(
        ...[
          fc.integer({ min: -60, max: 400 }),
          fc.integer({ min: 0, max: 90 }),
          fc.constantFrom(...TASK_STATES),
        ],
        fc.integer({ min: 0, max: 300 }),
        (due, ago, state, later) => {
          const task = { dueOn: addDays(ON.today, due) };
          const last = { state, on: addDays(ON.today, -ago) };
          const now = taskStatus(task, last, ON);
          const then = taskStatus(task, last, { ...ON, today: addDays(ON.today, later) });
          expect(rank[then.colour]).toBeGreaterThanOrEqual(rank[now.colour]);
          if (state === 'done') expect(then).toEqual(now);
          expect(now.days).toBeGreaterThanOrEqual(0);
          if (now.why === 'overdue') expect(now.days).toBe(daysBetween(task.dueOn, ON.today));
        },
      ),
    );
  });
});
