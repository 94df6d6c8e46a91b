import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskKind } from '../../../shared/ipc/contract/desk.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { answered, type CaseHands, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const DAY_MS = 86_400_000;
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
let vault: TestVault;
let one: CaseHands;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2', 'coyeu'],
    nowMs: () => nowMs,
  });
  one = await takeInCase(vault);
}, 240_000);
afterAll(() => vault.remove());

const EMPTY = { fullName: '', address: '', phone: '', email: '', idNumber: '' };
const ask = async (kind: 'access' | 'correct' | 'erase') =>
  (await vault.as('tiepnhan')).ok('privacy.ask', {
    submissionId: one.id,
    kind,
    words: 'Số nhà là 54, không phải 45.',
    channel: 'phone',
  });
const decide = async (who: string, requestId: string, grant: boolean, address = '') =>
  (await vault.as(who)).call('privacy.decide', {
    requestId,
    grant,
    answer: 'Đã làm theo yêu cầu.',
    sender: address === '' ? null : { ...EMPTY, address },
  });
/** What stands on the desk of this person, late or waiting. */
const waitsFor = async (who: string, kind: DeskKind) => {
  const desk = await (await vault.as(who)).ok('desk.summary', { scope: 'mine' });
  return [...desk.firstItems, ...desk.lateItems, ...desk.todayItems, ...desk.waitingItems].filter(
    ({ subjectKind }) => subjectKind === kind,
  );
};
const reveal = async () =>
  (await vault.as('lanhdao')).call('submissions.revealSender', { id: one.id, reason: 'kiểm tra' });

test('a correction is due in two working days and changes only what it names', async () => {
  const { requestId, dueOn } = await ask('correct');
  expect(dueOn).toBe('2026-11-27');
  const waiting = await (await vault.as('lanhdao')).ok('privacy.requests', { submissionId: null });
  expect(waiting.requests.map(({ id }) => id)).toEqual([requestId]);
  expect(await waitsFor('lanhdao', 'data-request')).toMatchObject([
    { opens: one.id, number: one.receiptCode, state: 'correct', dueOn: '2026-11-27' },
  ]);
  expect(await waitsFor('tiepnhan', 'data-request')).toEqual([]);
  expect(await decide('tiepnhan', requestId, true)).toMatchObject({ error: { code: 'not-permitted' } });
  expect(await decide('lanhdao', requestId, true)).toMatchObject({ error: { code: 'bad-input' } });
  expect(await decide('lanhdao', requestId, true, 'Số nhà 54, thôn Nà Lạn')).toMatchObject({ ok: true });
  expect(await reveal()).toMatchObject({
    value: { sender: { address: 'Số nhà 54, thôn Nà Lạn', fullName: 'Nguyễn Văn Hải' } },
  });
  expect(await decide('lanhdao', requestId, false)).toMatchObject({ error: { code: 'illegal-transition' } });
  expect(await waitsFor('lanhdao', 'data-request')).toEqual([]);
});

test('a request that somebody wrote in the name of another is not granted; it can be refused', async () => {
  const forged = '01a20b48090073f38c2507965f892d52';
  await vault.close();
  const db = await openRaw(vault.dir, 'lanhdao');
  db.prepare(
    `INSERT INTO data_request (id, submission_id, kind, channel, words, asked_on, due_on, by_id, asked_ms)
     VALUES (?, ?, 'correct', 'phone', 'Đổi địa chỉ', '2026-11-25', '2026-11-27', ?, 1)`,
  ).run(forged, one.id, vault.ids['tiepnhan']);
  db.close();
  expect(await decide('lanhdao', forged, true, 'Nơi khác')).toMatchObject({
    error: { code: 'request-unsigned', params: { table: 'data_request' } },
  });
  expect(await decide('lanhdao', forged, false)).toMatchObject({ ok: true });
});

test('an identity goes only when the case is over, and then for everybody', async () => {
  const { requestId } = await ask('erase');
  expect(await decide('lanhdao', requestId, true)).toMatchObject({ error: { code: 'case-not-over' } });
  await answered(vault, one, 'Đã trả lời.');
  await one.does('lanhdao', 'submissions.close', {
    rating: null,
    note: 'Người gửi không còn ở địa chỉ đã ghi',
  });
  const due = async () => (await vault.as('lanhdao')).ok('privacy.retentionDue', {});
  expect((await due()).cases).toEqual([]);
  const early = await vault.as('lanhdao');
  const erase = { ids: [one.id], keepUntil: null, reason: '' };
  expect(await early.call('privacy.decideRetention', erase)).toMatchObject({
    error: { code: 'retention-not-due' },
  });
  expect(await waitsFor('lanhdao', 'retention')).toEqual([]);
  nowMs += 1827 * DAY_MS;
  expect(await due()).toMatchObject({ total: 1, cases: [{ row: { id: one.id } }] });
  expect(await waitsFor('lanhdao', 'retention')).toMatchObject([{ count: 1, opens: null }]);
  expect(await waitsFor('tiepnhan', 'retention')).toEqual([]);
  const leader = await vault.as('lanhdao');
  await leader.ok('privacy.decideRetention', { ids: [one.id], keepUntil: '2031-12-31', reason: 'đang kiện' });
  expect((await due()).cases).toEqual([]);
  nowMs += 60 * DAY_MS;
  expect((await due()).cases).toHaveLength(1);
  expect(await decide('lanhdao', requestId, true)).toMatchObject({ ok: true });
  expect(await reveal()).toMatchObject({ error: { code: 'sender-erased' } });
  expect(await waitsFor('lanhdao', 'retention')).toEqual([]);
  const seen = await one.see('lanhdao');
  expect(seen.senderErasedMs).toBe(nowMs);
  expect(JSON.stringify(seen)).not.toContain('Nguyễn Văn Hải');
  expect((await due()).cases).toEqual([]);
});

test('the database keeps an erased identity erased', async () => {
  await vault.close();
  const db = await openRaw(vault.dir);
  try {
    expect(() => db.prepare('UPDATE submission_sender SET complete = 1').run()).toThrow('stays erased');
    expect(() => db.prepare('DELETE FROM submission_sender').run()).toThrow('row stays');
    expect(() => db.prepare("UPDATE data_request SET answer = 'x'").run()).toThrow('fixed');
  } finally {
    db.close();
  }
});
