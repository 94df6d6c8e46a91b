import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Wednesday 25/11/2026, 9:41 in Hà Nội. */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
const today = (): string => new Date(nowMs + 7 * 3_600_000).toISOString().slice(0, 10);
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => nowMs,
  });
});
afterAll(() => vault.remove());

const lag = async () => (await vault.as('lanhdao')).ok('figures.statusLag', {});

test('the sheet of every open case is as new as its last event, and a quiet case is named, the longest first', async () => {
  expect(await lag()).toMatchObject({ open: 0, behind: 0, quiet: 0, days: 7, rule: 'PA-16', cases: [] });
  const first = await takeInCase(vault, { receivedOn: today() });
  await underWay(vault, first);
  nowMs += 3 * 86_400_000;
  // a colleague who is stuck is no sender: no figure counts it
  const stuck = { screen: 'incoming', code: 'illegal-transition', rule: 'SO-09', urgency: 'soon' } as const;
  const words = {
    steps: ['screen:desk'],
    text: 'Bấm lưu thì báo số đã có người giữ.',
    phraseConfirmed: false,
  };
  await (await vault.as('vanthu')).ok('obstacles.report', { ...stuck, ...words });
  const second = await takeInCase(vault, { receivedOn: today() });
  expect(await lag()).toMatchObject({ open: 2, behind: 0, quiet: 0 });
  nowMs += 9 * 86_400_000; // Monday 7/12: eight working days after the first, six after the second
  const one = await lag();
  expect(one).toMatchObject({ open: 2, behind: 0, quiet: 1 });
  expect(one.cases).toMatchObject([
    { id: first.id, lastOn: '2026-11-25', workingDays: 8, holder: 'Đặng Thị Thu Thủy', state: 'in-progress' },
  ]);
  nowMs += 3 * 86_400_000;
  expect((await lag()).cases.map(({ id }) => id)).toEqual([first.id, second.id]);
  // a word to the sender is an event, and ends the quiet
  await first.does('chuyenvien', 'submissions.reportProgress', { channel: 'post', text: 'Đang làm.' });
  expect((await lag()).cases.map(({ id }) => id)).toEqual([second.id]);
});

test('an act that the ledger does not have would be counted as a sheet that is behind', async () => {
  await vault.close();
  const db = await openRaw(vault.dir);
  db.prepare(
    `INSERT INTO submission_act (submission_id, position, act, by_id, at_ms, reason_code, body)
     SELECT submission_id, max(position) + 1, 'link', by_id, :atMs, NULL, '' FROM submission_act GROUP BY submission_id LIMIT 1`,
  ).run({ atMs: nowMs + 1000 });
  db.close();
  expect((await lag()).behind).toBe(1);
});
