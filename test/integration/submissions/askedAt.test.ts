import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** What a sender is told at the door: when the answer comes, and whom to ask. */
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => Date.UTC(2026, 10, 25, 2, 41),
  });
});
afterAll(() => vault.remove());

test('the acknowledgement names the day of the answer, the telephone and the address', async () => {
  const one = await takeInCase(vault);
  const words = async (): Promise<string> => {
    const { templates } = await (
      await vault.as('tiepnhan')
    ).ok('submissions.templates', { id: one.id, use: 'acknowledge' });
    return templates[0]?.text ?? '';
  };
  // sorted on its last day (five working days), answered twenty days later
  expect(await words()).toContain('trả lời chậm nhất ngày 22/12/2026');
  expect(await words()).toContain('liên hệ bộ phận tiếp nhận của Đảng ủy');
  expect(await words()).not.toMatch(/phân loại|thụ lý/);
  const contact = { phone: ' 0212 3 000 111 ', address: 'Thôn Trung tâm, xã Đồng Vàng' };
  expect(await (await vault.as('chuyenvien')).call('settings.setContact', contact)).toMatchObject({
    error: { code: 'not-permitted' },
  });
  const intake = await vault.as('tiepnhan');
  await intake.ok('settings.setContact', contact);
  expect((await intake.ok('settings.station', {})).contact).toEqual({ ...contact, phone: '0212 3 000 111' });
  expect(await words()).toContain('điện thoại 0212 3 000 111, Thôn Trung tâm, xã Đồng Vàng và đọc mã');
  // once somebody has it, the day is that of the case
  await underWay(vault, one);
  const due = (await one.see('tiepnhan')).clocks.find(({ clock }) => clock === 'answer')?.dueOn ?? '';
  expect(await words()).toContain(due.split('-').reverse().join('/'));
});
