import { afterAll, beforeAll, expect, it } from 'vitest';
import { everything, incoming } from '../../support/registration.ts';
import { submission } from '../../support/submissions.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

/** The line that is read at sign-in says what the desk below it says. Wednesday 25/11/2026, 9:41 in Hà Nội at first. */
const DAY_MS = 24 * 3600_000;
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'lanhdao', 'chuyenvien', 'chuyenvien2'],
    nowMs: () => (nowMs += 1000),
  });
  const clerk = await vault.as('vanthu');
  const due = [
    ['1-CV/TU', '2026-11-30'],
    ['2-CV/TU', '2026-12-01'],
    ['3-CV/TU', '2026-12-02'],
    ['4-CV/TU', '2026-12-04'],
    ['5-CV/TU', '2026-12-30'],
  ] as const;
  for (const [code, dueOn] of due)
    await clerk.ok('documents.registerIncoming', {
      ...incoming({ code, dueOn, presentTo: vault.ids['lanhdao'] ?? '' }),
      arrivedOn: '2026-11-25',
      documentDate: '2026-11-24',
    });
  // a letter whose sender hears nothing: no date of its list, an act that waits
  await clerk.ok('submissions.register', submission({ receivedOn: '2026-11-25' }));
  const leader = await vault.as('lanhdao');
  const { rows } = await leader.ok('documents.list', {
    ...everything,
    book: 'incoming',
    limit: 50,
  });
  const first = rows.find(({ code }) => code === '1-CV/TU');
  const { revision } = await leader.ok('documents.get', { id: first?.id ?? '' });
  await leader.ok('documents.direct', {
    id: first?.id ?? '',
    revision,
    text: 'Giao tham mưu',
    supportIds: [],
    leadId: vault.ids['chuyenvien'] ?? '',
    dueOn: '2026-11-30',
    dueTime: null,
  });
  nowMs = Date.UTC(2026, 11, 2, 2, 41); // Wednesday 2/12
});
afterAll(() => vault.remove());

interface Said {
  readonly digest: { late: number; today: number; soon: number; stopped: number };
  readonly desk: { overdue: number; dueToday: number };
}
async function said(who: string): Promise<Said> {
  const caller: Caller = await vault.as(who);
  const { counts } = await caller.ok('deadlines.reminders', {});
  const { overdue, dueToday } = await caller.ok('desk.summary', {
    scope: ['vanthu', 'lanhdao'].includes(who) ? 'office' : 'mine',
  });
  const { late, today, soon, stopped } = counts;
  return { digest: { late, today, soon, stopped }, desk: { overdue, dueToday } };
}

it.each(['vanthu', 'lanhdao'])(
  '%s, who follows the office, reads every late work there, also acts',
  async (who) => {
    const { digest, desk } = await said(who);
    expect({ overdue: digest.late, dueToday: digest.today }).toEqual(desk);
    // two documents and the sender who was to be told; of today a document and the sorting of the case
    expect(digest).toEqual({ late: 3, today: 2, soon: 1, stopped: 0 });
  },
);

it('an officer reads what is on the own desk, and one with nothing to do nothing', async () => {
  expect(await said('chuyenvien')).toEqual({
    digest: { late: 1, today: 0, soon: 0, stopped: 0 },
    desk: { overdue: 1, dueToday: 0 },
  });
  expect(await said('chuyenvien2')).toEqual({
    digest: { late: 0, today: 0, soon: 0, stopped: 0 },
    desk: { overdue: 0, dueToday: 0 },
  });
});

it('what stands still is no more late, and is told by itself', async () => {
  const leader = await vault.as('lanhdao');
  const { othersItems } = await leader.ok('desk.summary', { scope: 'office' });
  const id = othersItems.find(({ number }) => number === '1')?.opens ?? '';
  const { revision } = await leader.ok('documents.get', { id });
  await leader.ok('deadlines.stop', { id, revision, reason: 'Chờ ý kiến Tỉnh ủy' });
  const { digest, desk } = await said('lanhdao');
  expect(digest).toEqual({ late: 2, today: 2, soon: 1, stopped: 1 });
  expect(desk.overdue).toBe(2);
});

it('a day later what was due today is late', async () => {
  nowMs += DAY_MS;
  expect((await said('vanthu')).digest).toMatchObject({ late: 4, today: 0 });
});
