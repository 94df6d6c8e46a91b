import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import type { Duty } from '../../../shared/domain/station/duties.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

const DAY_MS = 24 * 3600 * 1000;

describe('regular duties', () => {
  let vault: TestVault;
  let admin: Caller;
  let now = TEST_NOW_MS;
  beforeAll(async () => {
    vault = await createTestVault({ people: ['quantri', 'vanthu', 'bithu'], nowMs: () => now });
    admin = await vault.as('quantri');
  }, 180_000);
  afterAll(() => vault.remove());

  const list = async () => (await admin.ok('duties.list', {})).duties;
  const line = async (duty: Duty) => (await list()).find((one) => one.duty === duty) ?? expect.fail(duty);
  const pass = async (days: number): Promise<void> => {
    now += days * DAY_MS;
    admin = await vault.as('quantri');
  };

  it('has the soonest first, and a new office one whole period for each', async () => {
    const duties = await list();
    const days = duties.map(({ next }) => next);
    expect(days).toEqual(days.toSorted());
    const began = civilDateAt(TEST_NOW_MS);
    expect(await line('second-copy')).toEqual({
      duty: 'second-copy',
      every: 'week',
      lastMs: null,
      next: addDays(began, 7),
      state: 'later',
    });
    expect(await line('superior-report')).toMatchObject({ every: 'month', next: addDays(began, 30) });
    expect(await line('code-drill')).toMatchObject({ every: 'year' });
    // nobody to compare the books with, and no root apart from the vault
    expect(duties.map(({ duty }) => duty)).not.toContain('reconciliation');
    expect(duties.map(({ duty }) => duty)).not.toContain('root-list');
  });

  it('counts from the day on which it was done; a file for support is no report to the superior', async () => {
    await pass(31);
    expect(await line('superior-report')).toMatchObject({ lastMs: null, state: 'due' });
    const save = (purpose: 'support' | 'superior') =>
      admin.ok('support.saveTo', { purpose, path: path.join(path.dirname(vault.dir), `${purpose}.json`) });
    await save('support');
    expect(await line('superior-report')).toMatchObject({ lastMs: null, state: 'due' });
    await save('superior');
    const told = await line('superior-report');
    expect(told).toMatchObject({ state: 'later', next: addDays(civilDateAt(now), 30) });
    expect(civilDateAt(told.lastMs ?? 0)).toBe(civilDateAt(now));
    await pass(24);
    expect(await line('superior-report')).toMatchObject({ state: 'soon' });
  });

  it('knows the days of the year: books that stay open, the calendar of the next year', async () => {
    const year = Number(civilDateAt(now).slice(0, 4));
    const calendar = await line('year-calendar');
    expect(calendar.next).toMatch(/-12-15$/);
    await admin.ok('rules.setSwappedDay', {
      date: `${year + 1}-02-15`,
      kind: 'off',
      note: 'nghỉ bù, QĐ 12-QĐ/UBND',
    });
    expect((await line('year-calendar')).lastMs).not.toBeNull();
    expect(await line('year-books')).toMatchObject({ next: `${year + 1}-01-15` });
    const { next } = await line('certificates');
    expect(next > civilDateAt(now)).toBe(true);
  });

  it('are for whoever keeps the station alone', async () => {
    const clerk = await vault.as('vanthu');
    expect(await clerk.call('duties.list', {})).toMatchObject({ error: { code: 'not-permitted' } });
  });
});
