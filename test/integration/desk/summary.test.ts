import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { submission } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { ALL_CASES } from '../../support/inputs.ts';

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
  level: 'none',
  pages: 1,
  subject: `Nội dung ${code}`,
  notADuplicate: true,
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
  expect(desk).toMatchObject({ today: '2026-11-25', overdue: 0, dueToday: 0, registeredToday: 5 });
  // what stands on another desk is not among one's own, and is the office's all the same
  expect(numbers(desk.todayItems)).toEqual([]);
  const office = await summary('vanthu', 'office');
  expect(numbers(office.todayItems)).toEqual(['1']);
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
  expect(numbers(desk.firstItems)).toEqual(['1', '2']);
  expect(desk.groups).toEqual({ first: 2, late: 0, today: 0, others: 0, waiting: 0 });
  expect(desk.waitingItems).toEqual([]);
  const office = await summary('lanhdao', 'office');
  expect(JSON.stringify(office)).not.toContain('BCS');
  expect(office.nav['classifiedIn']).toEqual({ count: 0, late: 0 });
  expect(numbers(office.waitingItems).sort()).toEqual(['3', expect.stringMatching(/^PA-0001-/)].sort());
});

test('days later the same items are late, counted in working days', async () => {
  nowMs = Date.UTC(2026, 10, 30, 2, 0); // Monday
  const desk = await summary('vanthu', 'office');
  expect(desk.overdue).toBe(4);
  const line = (item: { number: string; level: string; lateDays: number }) => [
    item.number,
    item.level,
    item.lateDays,
  ];
  // one's own first, whatever others owe
  expect(desk.lateItems.map(line)).toEqual([
    ['', 'none', 2], // the sender of the submission was never told
    ['1', 'mat', 2],
  ]);
  expect(desk.othersItems.map(line)).toEqual([
    ['1', 'none', 3],
    ['2', 'none', 2],
  ]);
  expect((await summary('chuyenvien', 'mine')).overdue).toBe(0);
  expect((await summary('chuyenvien', 'office')).overdue).toBe(2);
});

test('a case that nobody holds and a sender who heard nothing stand first on the desk of counter and leader', async () => {
  const intake = await vault.as('tiepnhan');
  const { rows } = await intake.ok('submissions.list', { ...ALL_CASES, limit: 5 });
  const [one] = rows;
  const { revision } = await intake.ok('submissions.get', { id: one?.id ?? '' });
  await intake.ok('submissions.classify', {
    id: one?.id ?? '',
    revision,
    decision: 'transfer',
    reasonCode: 'L10',
    note: '',
    transferTo: 'UBND xã Đồng Vàng',
  });
  nowMs = Date.UTC(2026, 11, 4, 2, 0); // Friday: the other office has not answered for four days
  for (const who of ['tiepnhan', 'vanthu', 'lanhdao']) {
    const office = await summary(who, 'office');
    // a leader follows the clocks of the counter; they are the counter's own
    const lateItems = who === 'lanhdao' ? office.othersItems : office.lateItems;
    expect(lateItems.slice(0, 2).map(({ subjectKind, state, count }) => [subjectKind, state, count])).toEqual(
      [
        ['case-duty', 'acknowledge', 1],
        ['case-duty', 'own', 1],
      ],
    );
    expect(lateItems[1]?.opens).toBe(one?.id);
  }
  const officer = await summary('chuyenvien', 'mine');
  expect(officer.lateItems.filter(({ subjectKind }) => subjectKind === 'case-duty')).toEqual([]);
});

test('a leader finds late what waits for their own word, however many others are later', async () => {
  let at = Date.UTC(2026, 10, 25, 2, 41);
  const people = ['quantri', 'vanthu', 'lanhdao', 'bithu'] as const;
  const office = await createTestVault({ profile: 'standalone', people: [...people], nowMs: () => at });
  const clerk = await office.as('vanthu');
  const enter = (code: string, dueOn: string, to: (typeof people)[number]) =>
    clerk.ok('documents.registerIncoming', incoming(code, { dueOn, presentTo: office.ids[to] ?? '' }));
  for (let each = 1; each <= 22; each += 1) await enter(`${each}-CV/TU`, '2026-11-25', 'bithu');
  await enter('99-CV/TU', '2026-11-26', 'lanhdao');
  at = Date.UTC(2026, 11, 7, 2, 0);
  const desk = await (await office.as('lanhdao')).ok('desk.summary', { scope: 'mine' });
  expect(desk).toMatchObject({ overdue: 1, toDo: { direct: 1 }, groups: { first: 1, late: 0, others: 0 } });
  expect(desk.firstItems).toMatchObject([{ state: 'presented', number: '23' }]);
  const all = await (await office.as('lanhdao')).ok('desk.summary', { scope: 'office' });
  expect(all).toMatchObject({ overdue: 23, groups: { first: 1, late: 0, others: 22 } });
  expect(all.othersItems).toHaveLength(20); // the group says 22
  // behind the number are all of them
  const lines = await (await office.as('lanhdao')).ok('desk.lines', { scope: 'office', what: 'late' });
  expect(lines).toMatchObject({ count: 23, items: { length: 23 } });
  expect(lines.items[0]).toMatchObject({ number: '23' });
  const direct = await (await office.as('lanhdao')).ok('desk.lines', { scope: 'mine', what: 'direct' });
  expect(numbers(direct.items)).toEqual(['23']);
  const follows = await (await office.as('vanthu')).ok('desk.summary', { scope: 'mine' });
  expect(follows).toMatchObject({ overdue: 0, lateItems: [], othersItems: [] });
  await office.remove();
});

test('of many late cases each is counted once, and none of them waits beside', async () => {
  let at = Date.UTC(2026, 10, 2, 2, 41);
  const office = await createTestVault({
    profile: 'standalone',
    people: ['quantri', 'vanthu', 'lanhdao', 'tiepnhan'],
    nowMs: () => (at += 1000),
  });
  const counter = await office.as('tiepnhan');
  const cases = 45; // more than one answer holds
  for (let each = 0; each < cases; each += 1)
    await counter.ok('submissions.register', submission({ receivedOn: '2026-11-02' }));
  at = Date.UTC(2026, 11, 7, 2, 0);
  for (const [who, scope, there] of [
    ['tiepnhan', 'mine', cases],
    ['tiepnhan', 'office', cases],
    ['lanhdao', 'office', cases],
    ['lanhdao', 'mine', 0], // the counter's, until they are sorted
  ] as const) {
    const desk = await (await office.as(who)).ok('desk.summary', { scope });
    const { groups } = desk;
    expect(groups.first + groups.late + groups.today + groups.others + groups.waiting).toBe(
      desk.overdue + desk.dueToday + desk.waiting,
    );
    const acts = [...desk.lateItems, ...desk.othersItems].filter(
      ({ subjectKind }) => subjectKind === 'case-duty',
    );
    expect(desk.overdue + desk.waiting - acts.length, `${who} ${scope}`).toBe(there);
  }
  await office.remove();
});
