import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Urgency } from '../../../shared/ipc/schemas.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Wednesday 25/11/2026, 9:41 in Hà Nội; a second passes at each look. */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
let vault: TestVault;

async function register(code: string, urgency: Urgency, dueOn: string | null, leads: boolean): Promise<void> {
  await (
    await vault.as('vanthu')
  ).ok('documents.registerIncoming', {
    book: 'incoming',
    arrivedOn: '2026-11-25',
    issuer: 'Tỉnh ủy Sơn Hà',
    code,
    documentDate: '2026-11-23',
    typeId: 'cong-van',
    level: 'none',
    urgency,
    pages: 1,
    subject: `Nội dung ${code}`,
    notADuplicate: true,
    ...(dueOn === null ? {} : { dueOn }),
    ...(urgency === 'hoa-toc-hen-gio' ? { dueTime: '08:00' } : {}),
    ...(leads ? { presentTo: vault.ids['lanhdao'] ?? '' } : {}),
  });
}

beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'lanhdao'],
    nowMs: () => (nowMs += 1000),
  });
  for (const leads of [true, false]) {
    await register('1-CV/TU', 'thuong', '2026-11-26', leads);
    await register('2-CV/TU', 'khan', '2026-12-20', leads);
    await register('3-CV/TU', 'hoa-toc', null, leads);
    await register('4-CV/TU', 'thuong-khan', '2026-12-21', leads);
    await register('5-CV/TU', 'thuong', null, leads);
    await register('6-CV/TU', 'hoa-toc-hen-gio', '2026-12-22', leads);
  }
});
afterAll(() => vault.remove());

test('Hỏa tốc, Thượng khẩn and Khẩn stand first on a desk, whatever is due before them', async () => {
  const urgencies = async (who: string, part: 'firstItems' | 'waitingItems'): Promise<string[]> =>
    (await (await vault.as(who)).ok('desk.summary', { scope: 'mine' }))[part].map(({ urgency }) => urgency);
  const wanted = ['hoa-toc-hen-gio', 'hoa-toc', 'thuong-khan', 'khan', 'thuong', 'thuong'];
  expect(await urgencies('lanhdao', 'firstItems')).toEqual(wanted);
  expect((await urgencies('vanthu', 'waitingItems')).slice(0, 5)).toEqual(wanted.slice(0, 5));
});
