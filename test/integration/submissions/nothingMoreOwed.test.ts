import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const DAY_MS = 86_400_000;
/** Wednesday 25/11/2026, 9:41 in Hà Nội */
const NOW = Date.UTC(2026, 10, 25, 2, 41);
let nowMs = NOW;
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien', 'chuyenvien2'],
    nowMs: () => nowMs,
  });
});
afterAll(() => vault.remove());

test('once the sender has the answer nobody asks to acknowledge, and of a closed case nobody to sign', async () => {
  nowMs = NOW;
  const one = await takeInCase(vault);
  await answered(vault, one, 'Đường dự phòng lắp xong trước 15/12/2026.');
  const owes = async () => {
    const { duties } = await (await vault.as('tiepnhan')).ok('submissions.duties', {});
    return duties.find(({ duty }) => duty === 'acknowledge')?.total ?? 0;
  };
  const clocks = async () => (await one.see('tiepnhan')).clocks.map(({ clock }) => clock);
  expect([await owes(), (await clocks()).includes('acknowledge')]).toEqual([1, true]);
  const delivery = { receiptId: one.id, channel: 'post', documentCode: '', note: '' } as const;
  await one.does('tiepnhan', 'submissions.deliver', delivery);
  expect([await owes(), (await clocks()).includes('acknowledge')]).toEqual([0, false]);
  const signing = async () => (await one.see('lanhdao')).offers.some(({ act }) => act === 'sign-answer');
  expect(await signing()).toBe(true);
  await one.does('tiepnhan', 'submissions.close', { rating: null, note: '' });
  expect(await signing()).toBe(false);
  // opened again, the answer is owed anew; that the words came is known since the first one
  await one.does('lanhdao', 'submissions.reopen', { note: 'Loa vẫn phát sai giờ' });
  expect([await owes(), (await clocks()).includes('acknowledge')]).toEqual([0, false]);
});

test('of a case that was opened again before its answer left the office the sender still waits for a word', async () => {
  const one = await takeInCase(vault, { title: 'Cống tràn', body: 'Cống ở chợ tràn khi mưa.' });
  await answered(vault, one, 'Cống được nạo vét trong tháng.');
  await one.does('lanhdao', 'submissions.reopen', { note: 'Chưa nói rõ ngày nạo vét' });
  expect((await one.see('tiepnhan')).clocks.map(({ clock }) => clock)).toContain('acknowledge');
  const { duties } = await (await vault.as('tiepnhan')).ok('submissions.duties', {});
  expect(duties.find(({ duty }) => duty === 'acknowledge')?.total).toBe(1);
});

test('a question asked after the sender was waited for has one day, in its panel and as its clock', async () => {
  nowMs = NOW;
  const one = await takeInCase(vault, { title: 'Đề nghị lắp thêm trạm phát', body: 'Thôn chưa có sóng.' });
  await underWay(vault, one);
  await one.does('chuyenvien', 'submissions.askSender', { reasonCode: 'L3', note: 'Nhà ông ở xóm nào?' });
  nowMs += 2 * DAY_MS;
  await one.does('tiepnhan', 'submissions.supplement', { text: 'Xóm Đình.' });
  const personId = vault.ids['chuyenvien2'] ?? '';
  const question = { personId, office: '', question: 'Trạm nào gần nhất?', dueOn: '2026-12-05' };
  await one.does('chuyenvien', 'submissions.askConsultation', question);
  const { consultations, clocks } = await one.see('chuyenvien');
  expect(consultations[0]?.dueOn).toBe('2026-12-05');
  expect(clocks.find(({ clock }) => clock === 'consult')?.dueOn).toBe('2026-12-05');
});

test('to a sender who took the words back no answer is owed, and no word of how far it is', async () => {
  const one = await takeInCase(vault, { title: 'Cột điện nghiêng', body: 'Cột điện ở xóm Đình nghiêng.' });
  await underWay(vault, one);
  nowMs += 60 * DAY_MS;
  const late = async () =>
    (await one.see('tiepnhan')).clocks.filter(({ doneMs }) => doneMs === null).map(({ clock }) => clock);
  expect(await late()).toEqual(expect.arrayContaining(['answer', 'progress']));
  await one.does('tiepnhan', 'submissions.withdraw', { why: 'sender', note: 'Đã tự sửa, xin rút.' });
  expect(await late()).toEqual([]);
});
