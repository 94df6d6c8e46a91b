import { afterAll, beforeAll, expect, it } from 'vitest';
import { everything, incoming } from '../../support/registration.ts';
import { submission } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** What the line read at sign-in says, and the desk below it. Wednesday 25/11/2026, 9:41 in Hà Nội at first. */
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

const said = async (who: string) => {
  const caller = await vault.as(who);
  const { counts, office } = await caller.ok('deadlines.reminders', {});
  const { overdue, dueToday } = await caller.ok('desk.summary', { scope: office ? 'office' : 'mine' });
  return { soon: counts.soon, stopped: counts.stopped, overdue, dueToday };
};

it.each(['vanthu', 'lanhdao'])('%s, who follows the office, reads of all of it, also acts', async (who) => {
  // two documents and the sender who was to be told; of today a document and the sorting of the case
  expect(await said(who)).toEqual({ overdue: 3, dueToday: 2, soon: 1, stopped: 0 });
});

it('an officer reads what is on the own desk, and one with nothing to do nothing', async () => {
  expect(await said('chuyenvien')).toEqual({ overdue: 1, dueToday: 0, soon: 0, stopped: 0 });
  expect(await said('chuyenvien2')).toEqual({ overdue: 0, dueToday: 0, soon: 0, stopped: 0 });
});

it('what stands still is no more late, and is told by itself', async () => {
  const leader = await vault.as('lanhdao');
  const { othersItems } = await leader.ok('desk.summary', { scope: 'office' });
  const id = othersItems.find(({ number }) => number === '1')?.opens ?? '';
  const { revision } = await leader.ok('documents.get', { id });
  await leader.ok('deadlines.stop', { id, revision, reason: 'Chờ ý kiến Tỉnh ủy' });
  expect(await said('lanhdao')).toEqual({ overdue: 2, dueToday: 2, soon: 1, stopped: 1 });
});

it('a day later what was due today is late', async () => {
  nowMs += DAY_MS;
  expect(await said('vanthu')).toMatchObject({ overdue: 4, dueToday: 0 });
});
