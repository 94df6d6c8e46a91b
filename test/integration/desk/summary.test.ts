import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Wednesday 25/11/2026, 9:41 in Hà Nội; a second passes at each look. */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
let vault: TestVault;

const incoming = (
  code: string,
  change: Partial<Input<'documents.registerIncoming'>> = {},
): Input<'documents.registerIncoming'> => ({
  book: 'incoming',
  arrivedOn: '2026-11-25',
  issuer: 'Tỉnh ủy Sơn Hà',
  code,
  documentDate: '2026-11-23',
  typeId: 'cong-van',
  urgency: 'thuong',
  level: 'none',
  pages: 1,
  subject: `Nội dung ${code}`,
  signer: '',
  presentTo: null,
  replyDueOn: null,
  dueOn: null,
  dueTime: null,
  note: '',
  copyNumber: null,
  files: [],
  unopenedFor: null,
  notADuplicate: true,
  envelopeId: null,
  ...change,
});

beforeAll(async () => {
  vault = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'lanhdao', 'chuyenvien', 'tiepnhan'],
    nowMs: () => (nowMs += 1000),
  });
  const clerk = await vault.as('vanthu');
  const leader = vault.ids['lanhdao'] ?? '';
  await clerk.ok(
    'documents.registerIncoming',
    incoming('1-CV/TU', { dueOn: '2026-11-25', presentTo: leader }),
  );
  await clerk.ok(
    'documents.registerIncoming',
    incoming('2-CV/TU', { dueOn: '2026-11-26', presentTo: leader }),
  );
  await clerk.ok('documents.registerIncoming', incoming('3-CV/TU', { dueOn: '2026-12-25' }));
  await clerk.ok(
    'documents.registerIncoming',
    incoming('4-CV/BCS', {
      book: 'classified-incoming',
      level: 'mat',
      dueOn: '2026-11-26',
      copyNumber: '01',
    }),
  );
  await (
    await vault.as('tiepnhan')
  ).ok('submissions.register', {
    kind: 'phan-anh',
    source: 'letter',
    receivedOn: '2026-11-25',
    sender: {
      fullName: 'Nguyễn Văn Hải',
      address: 'Thôn Nà Lạn',
      phone: '0912345618',
      email: '',
      idNumber: '',
    },
    onBehalf: true,
    field: '',
    title: 'Mạng hay mất',
    body: 'Mạng hay mất vào đầu giờ sáng.',
    note: '',
    files: [],
    phraseConfirmed: false,
  });
});
afterAll(() => vault.remove());

const summary = async (who: string, scope: 'mine' | 'office') =>
  (await vault.as(who)).ok('desk.summary', { scope });
const numbers = (items: readonly { number: string }[]): string[] => items.map((item) => item.number);

test('a clerk sees what is due today, what waits, and what was entered', async () => {
  const desk = await summary('vanthu', 'mine');
  expect(desk).toMatchObject({ today: '2026-11-25', overdue: 0, dueToday: 1, registeredToday: 5 });
  expect(numbers(desk.todayItems)).toEqual(['1']);
  expect(desk.lastEntries.map((entry) => entry.code)).toEqual(['4-CV/BCS', '3-CV/TU', '2-CV/TU', '1-CV/TU']);
  expect(desk.nav).toMatchObject({
    incoming: { count: 3, late: 0 },
    classifiedIn: { count: 1, late: 0 },
    pakn: { count: 1, late: 0 },
  });
});

test('a leader sees their own, and nothing of a classified document that was not presented to them', async () => {
  const desk = await summary('lanhdao', 'mine');
  expect(desk).toMatchObject({ overdue: 0, dueToday: 1, waiting: 1 });
  expect(numbers(desk.waitingItems)).toEqual(['2']);
  const office = await summary('lanhdao', 'office');
  expect(JSON.stringify(office)).not.toContain('BCS');
  expect(office.nav['classifiedIn']).toEqual({ count: 0, late: 0 });
  expect(numbers(office.waitingItems).sort()).toEqual(['2', '3', expect.stringMatching(/^PA-0001-/)].sort());
});

test('days later the same items are late, counted in working days', async () => {
  nowMs = Date.UTC(2026, 10, 30, 2, 0); // Monday
  const desk = await summary('vanthu', 'office');
  expect(desk.overdue).toBe(3);
  expect(desk.lateItems.map((item) => [item.number, item.level, item.lateDays])).toEqual([
    ['1', 'none', 3],
    ['2', 'none', 2],
    ['1', 'mat', 2],
  ]);
  expect((await summary('chuyenvien', 'mine')).overdue).toBe(0);
  expect((await summary('chuyenvien', 'office')).overdue).toBe(2);
});
