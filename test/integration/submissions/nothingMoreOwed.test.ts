import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Wednesday 25/11/2026, 9:41 in Hà Nội */
const NOW = Date.UTC(2026, 10, 25, 2, 41);
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => NOW,
  });
});
afterAll(() => vault.remove());

test('once the sender has the answer nobody asks to acknowledge, and of a closed case nobody to sign', async () => {
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
});
