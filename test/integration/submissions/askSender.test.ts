import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { ACCEPTED } from '../../support/inputs.ts';

/** Wednesday 25/11/2026, 9:41 in Hà Nội. */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
const days = (n: number): void => {
  nowMs += n * 86_400_000;
};
const today = (): string => new Date(nowMs + 7 * 3_600_000).toISOString().slice(0, 10);
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien', 'chuyenvien2'],
    nowMs: () => nowMs,
  });
});
afterAll(() => vault.remove());

const ASK = { reasonCode: 'L3', note: 'Số nhà nào, từ ngày nào?', files: [], documents: [] };
const answerDue = async (one: Awaited<ReturnType<typeof takeInCase>>): Promise<string | null> =>
  (await one.see('chuyenvien')).clocks.find(({ clock }) => clock === 'answer')?.dueOn ?? null;
const mine = async (): Promise<number> =>
  (await (await vault.as('chuyenvien')).ok('submissions.counts', { group: 'all' })).mine;

test('whoever works on a case asks its sender; the clock stands, and the case comes back to the same hands', async () => {
  const one = await takeInCase(vault, { receivedOn: today() });
  await underWay(vault, one);
  expect(await answerDue(one)).toBe('2026-12-15');
  expect(await one.refused('chuyenvien2', 'submissions.askSender', ASK)).toBe('not-permitted');
  expect(await one.refused('chuyenvien', 'submissions.askSender', { ...ASK, reasonCode: 'L1' })).toBe(
    'reason-required',
  );
  expect(await one.refused('chuyenvien', 'submissions.askSender', { ...ASK, note: 'Nộp trước ngày …' })).toBe(
    'blanks-open',
  );
  await one.does('chuyenvien', 'submissions.askSender', ASK);
  const waiting = await one.see('chuyenvien');
  expect(waiting).toMatchObject({ state: 'awaiting-supplement', dueOn: null });
  expect(waiting.lead?.fullName).toBeTruthy();
  expect(waiting.offers.find(({ act }) => act === 'supplement')).toMatchObject({ allowed: true });
  expect(await mine()).toBe(1); // still on that desk
  expect(await one.refused('chuyenvien2', 'submissions.supplement', { text: 'x' })).toBe('not-permitted');

  days(4);
  await one.does('tiepnhan', 'submissions.supplement', { text: 'Số nhà 45, từ ngày 02/11.' });
  expect(await one.see('chuyenvien')).toMatchObject({ state: 'in-progress', dueOn: '2026-12-21' }); // 19/12 is a Saturday
  await one.does('chuyenvien', 'submissions.draftAnswer', { text: 'Đã sửa xong ngày 28/11.', submit: true });
});

test('who leaves while a sender is waited for strands nothing: the leader gives the case on, and the clock still stands', async () => {
  const one = await takeInCase(vault, { receivedOn: today() });
  await underWay(vault, one);
  const due = await answerDue(one);
  await one.does('chuyenvien', 'submissions.askSender', ASK);
  days(2);
  const next = { leadId: vault.ids['chuyenvien2'] ?? '', supportIds: [], dueOn: null, text: 'Nhận thay' };
  expect(await one.refused('chuyenvien', 'submissions.assign', next)).toBe('not-permitted');
  expect((await one.see('lanhdao')).offers.find(({ act }) => act === 'assign')).toMatchObject({
    allowed: true,
  });
  await one.does('lanhdao', 'submissions.assign', next);
  const given = await one.see('chuyenvien2');
  expect(given).toMatchObject({ state: 'awaiting-supplement', dueOn: null });
  expect(given.holder?.id).toBe(next.leadId);
  expect(given.clocks.some(({ clock, doneMs }) => clock === 'accept' && doneMs === null)).toBe(false);
  days(2);
  await one.does('chuyenvien2', 'submissions.supplement', { text: 'Số nhà 45.' });
  expect(due).toBe('2026-12-21'); // 19/12 is a Saturday
  // all four days, those under either hand
  expect(await one.see('chuyenvien2')).toMatchObject({ state: 'in-progress', dueOn: '2026-12-23' });
  await one.does('chuyenvien2', 'submissions.draftAnswer', { text: 'Đã sửa xong.', submit: true });
});

test('a case that intake asks about is in nobody’s hands: it is not handed on before it is sorted', async () => {
  const one = await takeInCase(vault, { receivedOn: today() });
  await one.does('tiepnhan', 'submissions.classify', {
    decision: 'ask-supplement',
    reasonCode: 'L3',
    note: 'Ở đâu?',
    transferTo: null,
  });
  const next = { leadId: vault.ids['chuyenvien2'] ?? '', supportIds: [], dueOn: null, text: '' };
  expect(await one.refused('lanhdao', 'submissions.assign', next)).toBe('illegal-transition');
  expect((await one.see('lanhdao')).offers.some(({ act }) => act === 'assign')).toBe(false);
});

test('a day that a leader set moves by as long as the clock stood', async () => {
  const one = await takeInCase(vault, { receivedOn: today() });
  await one.does('tiepnhan', 'submissions.classify', { ...ACCEPTED });
  const leadId = vault.ids['chuyenvien'] ?? '';
  const set = '2026-12-08';
  await one.does('lanhdao', 'submissions.assign', { leadId, supportIds: [], dueOn: set, text: '' });
  expect(await one.refused('chuyenvien', 'submissions.askSender', ASK)).toBe('illegal-transition'); // not taken up
  await one.does('chuyenvien', 'submissions.startWork', {});
  await one.does('chuyenvien', 'submissions.askSender', ASK);
  days(1);
  expect(await answerDue(one)).toBe('2026-12-09');
  await one.does('chuyenvien', 'submissions.supplement', { text: 'Đã gửi ảnh.' });
  expect(await one.see('chuyenvien')).toMatchObject({ state: 'in-progress', dueOn: '2026-12-09' });
  days(3);
  expect(await answerDue(one)).toBe('2026-12-09');
  // given on with an earlier day: that very day, whatever the clock stood before
  await one.does('lanhdao', 'submissions.assign', { leadId, supportIds: [], dueOn: '2026-12-07', text: '' });
  expect((await one.see('chuyenvien')).dueOn).toBe('2026-12-07');
});

test('intake asks of a case that nobody works on yet, and then it is classified', async () => {
  const one = await takeInCase(vault, { receivedOn: today() });
  const asked = { decision: 'ask-supplement', reasonCode: 'L3', note: 'Ở đâu?', transferTo: null } as const;
  await one.does('tiepnhan', 'submissions.classify', asked);
  await one.does('tiepnhan', 'submissions.supplement', { text: 'Ở Nà Lạn.' });
  expect((await one.see('tiepnhan')).state).toBe('classifying');
  await underWay(vault, one);
  expect(await one.refused('tiepnhan', 'submissions.classify', asked)).toBe('illegal-transition');
});
