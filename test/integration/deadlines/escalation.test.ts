import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incoming } from '../../support/registration.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Monday 7 Dec 2026, 9:00 in Hà Nội: no holiday in the two weeks after it. */
const MONDAY = Date.UTC(2026, 11, 7, 2, 0, 0);

/** Late work comes up the line by the steps of the pack: holder at once, head of unit after one working day, leaders after three. */
describe('what is late goes up the line', () => {
  let vault: TestVault;
  let nowMs = MONDAY;
  const id = (username: string): string => vault.ids[username] ?? expect.fail(username);

  beforeAll(async () => {
    vault = await createTestVault({
      profile: 'standalone',
      people: ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2'],
      nowMs: () => (nowMs += 1000),
    });
    const clerk = await vault.as('vanthu');
    const register = async (code: string, change: object = {}) =>
      (
        await clerk.ok(
          'documents.registerIncoming',
          incoming({ code, arrivedOn: '2026-12-07', presentTo: id('bithu'), ...change }),
        )
      ).id;
    const open = await register('1-CV/TU');
    const secret = await register('2-CV/TU', { book: 'classified-incoming', level: 'mat' });
    const leader = await vault.as('bithu');
    for (const one of [open, secret]) {
      const { revision } = await leader.ok('documents.get', { id: one });
      await leader.ok('documents.direct', {
        id: one,
        revision,
        text: 'Giao xử lý',
        leadId: id('chuyenvien'),
        supportIds: [],
        dueOn: '2026-12-08',
        dueTime: null,
      });
    }
    const admin = await vault.as('quantri');
    const unit = await admin.ok('units.save', {
      id: null,
      name: 'Ban Tổ chức',
      fromOn: '2026-01-01',
      toOn: null,
      headId: id('chuyenvien2'),
    });
    for (const username of ['chuyenvien', 'chuyenvien2'])
      await admin.ok('units.assign', { personId: id(username), unitId: unit.id, fromOn: '2026-01-01' });
  });
  afterAll(() => vault.remove());

  const at = async (username: string, day: number) => {
    nowMs = MONDAY + day * DAY_MS;
    const caller = await vault.as(username);
    const { counts, office } = await caller.ok('deadlines.reminders', {});
    const { overdue, dueToday } = await caller.ok('desk.summary', { scope: office ? 'office' : 'mine' });
    return { ...counts, late: overdue, today: dueToday };
  };

  it('reminds the holder before, at and after the day', async () => {
    expect(await at('chuyenvien', 0)).toMatchObject({ soon: 2, today: 0, late: 0 });
    expect(await at('chuyenvien', 1)).toMatchObject({ soon: 0, today: 2, late: 0 });
    expect(await at('chuyenvien', 2)).toMatchObject({ soon: 0, today: 0, late: 2, escalated: 0 });
  });

  it('tells the head of the unit after one working day, of what he may know only', async () => {
    expect(await at('chuyenvien2', 1)).toMatchObject({ escalated: 0 });
    expect(await at('chuyenvien2', 2)).toMatchObject({ late: 0, escalated: 1 });
  });

  it('tells the leaders after three working days; one who may not know hears of the open one alone', async () => {
    expect(await at('bithu', 3)).toMatchObject({ late: 2, escalated: 0 });
    expect(await at('bithu', 4)).toMatchObject({ late: 2, escalated: 2 });
    expect(await at('lanhdao', 4)).toMatchObject({ late: 1, escalated: 1 });
  });

  it('goes straight to the leaders where nobody heads the unit', async () => {
    const admin = await vault.as('quantri');
    const { units } = await admin.ok('units.list', {});
    const unit = units[0] ?? expect.fail('no unit');
    await admin.ok('units.save', {
      id: unit.id,
      name: unit.name,
      fromOn: unit.fromOn,
      toOn: null,
      headId: null,
    });
    expect(await at('bithu', 2)).toMatchObject({ escalated: 2 });
    expect(await at('bithu', 4)).toMatchObject({ escalated: 2 });
    expect(await at('chuyenvien2', 2)).toMatchObject({ escalated: 0 });
  });
});
