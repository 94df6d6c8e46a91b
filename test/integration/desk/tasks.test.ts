import { afterAll, beforeAll, expect, test } from 'vitest';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { proposal, stage } from '../../support/proposals.ts';
import { incoming, TEST_TODAY } from '../../support/registration.ts';
import { createTestVault, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';
import { HANDED_OVER } from '../../support/inputs.ts';

/** Tuesday 24/11/2026, 9:41 in Hà Nội; a second passes at each look. */
let nowMs = Date.UTC(2026, 10, 24, 2, 41);
let vault: TestVault;
let copyId: string;
let documentId: string;

const id = (who: string): string => vault.ids[who] ?? '';
const desk = async (who: string): Promise<Output<'desk.summary'>> =>
  (await vault.as(who)).ok('desk.summary', { scope: 'mine' });
const decided = async (who: string) =>
  (await desk(who)).waitingItems.filter(({ subjectKind }) => subjectKind.endsWith('-decided'));
const kinds = (summary: Output<'desk.summary'>): string[] =>
  [...summary.firstItems, ...summary.waitingItems]
    .filter(({ subjectKind }) => subjectKind !== 'document')
    .map((item) => item.subjectKind);

beforeAll(async () => {
  vault = await createTestVault({ profile: 'standalone', nowMs: () => (nowMs += 1000) });
  const clerk = await vault.as('vanthu');
  const secret = await clerk.ok(
    'documents.registerIncoming',
    incoming({ book: 'classified-incoming', level: 'mat', code: '05-KH/TU', presentTo: id('bithu') }),
  );
  documentId = secret.id;
  const { copies } = await clerk.ok('copies.ofDocument', { documentId: secret.id });
  copyId = copies[0]?.id ?? '';
  await clerk.ok('copies.askPermit', {
    documentId: secret.id,
    bookId: null,
    kind: 'certified',
    number: 2,
    placeId: null,
    device: '',
    purpose: 'Phục vụ cuộc họp',
    recipients: 'Ban Thường vụ',
  });
  await clerk.ok('copies.offerTransfer', { ...HANDED_OVER, copyIds: [copyId], receiverId: id('bithu') });
  const drafter = await vault.as('chuyenvien');
  const draft = await drafter.ok('proposals.create', proposal(vault, { file: await stage(drafter) }));
  await drafter.ok('proposals.propose', { ...draft, remark: '' });
});
afterAll(() => vault.remove());

test('what waits for a leader stands in the list and in the numbers', async () => {
  const head = await desk('bithu');
  expect(head.toDo).toMatchObject({ direct: 1, decide: 1, receive: 1 });
  expect(kinds(head).sort()).toEqual(['permit', 'transfer']);
  expect(head.firstItems.find(({ subjectKind }) => subjectKind === 'permit')).toMatchObject({
    level: 'mat',
    count: 2,
    state: 'asked',
    book: 'classified-incoming',
    opens: null,
  });
  expect(head.waiting).toBe(3);
  expect(head.nav['desk']).toEqual({ count: head.overdue + head.dueToday + 3, late: 0 });
  const chief = await desk('lanhdao');
  expect(chief.toDo).toEqual({ direct: 0, unassigned: 0, sign: 1, decide: 0, receive: 0 });
  expect(kinds(chief)).toEqual(['proposal']);
});

test('who asked for a number behind another is told that it was allowed, until it is used', async () => {
  const clerk = await vault.as('vanthu');
  const { books } = await clerk.ok('registers.books', {});
  const bookId = books.find(({ kind }) => kind === 'classified-incoming')?.id ?? '';
  const ask = { bookId, number: 1, onDate: TEST_TODAY, reason: 'Bỏ sót một văn bản' };
  const { id: requestId } = await clerk.ok('registers.ask', ask);
  const states = async (who: string) =>
    (({ firstItems, waitingItems }) => [...firstItems, ...waitingItems])(await desk(who))
      .filter(({ id: item }) => item === requestId)
      .map(({ subjectKind, state }) => `${subjectKind} ${state}`);
  expect(await states('vanthu')).toEqual([]);
  expect(await states('bithu')).toEqual(['request insert']);
  await (await vault.as('bithu')).ok('registers.decide', { id: requestId, approve: true, note: '' });
  expect(await states('vanthu')).toEqual(['granted insert']);
  expect(await states('bithu')).toEqual([]);
  await (await vault.as('vanthu')).ok('registers.withdraw', { id: requestId, reason: 'Đã tìm thấy' });
  expect(await states('vanthu')).toEqual([]);
});

test('nobody sees an act about what he may not know, nor his own wish', async () => {
  const other = JSON.stringify([await desk('lanhdao'), await desk('chuyenvien2')]);
  expect(other).not.toContain('05-KH/TU');
  expect(kinds(await desk('vanthu'))).not.toContain('permit');
});

test('who holds how much is counted for leaders only, and only of what they may know', async () => {
  const held = (summary: Output<'desk.summary'>): [string, number][] =>
    summary.holders.map((holder) => [holder.id, holder.open]);
  expect(held(await desk('bithu'))).toContainEqual([id('bithu'), 1]);
  expect(held(await desk('lanhdao'))).toEqual([]);
  expect((await desk('vanthu')).holders).toEqual([]);
});

test('a copy that should be back turns red, for the holder, the keepers and the leaders who know of it', async () => {
  const head = await vault.as('bithu');
  const { rows } = await head.ok('copies.transfers', { view: 'to-me', limit: 5 });
  await head.ok('copies.acceptTransfer', {
    id: rows[0]?.id ?? '',
    passphrase: TEST_PASSPHRASE,
    copiesSeen: 1,
    seal: 'intact',
  });
  await head.ok('access.grant', { documentId, personId: id('lanhdao'), ground: 'Phiếu giao việc 9' });
  const slip = await head.ok('copies.askCarryOut', {
    copyId,
    purpose: 'Họp Ban Thường vụ',
    destination: 'Tỉnh ủy Sơn Hà',
    protection: 'Cặp có khóa',
    from: TEST_TODAY,
    until: TEST_TODAY,
  });
  expect((await desk('bithu')).toDo.decide, 'the permit, not the own slip').toBe(1);
  expect((await desk('lanhdao')).toDo.decide).toBe(2);
  await (await vault.as('lanhdao')).ok('copies.decideCarryOut', { id: slip.id, granted: true, reason: '' });
  expect(await decided('bithu')).toMatchObject([
    { subjectKind: 'carry-decided', id: slip.id, state: 'permitted', holder: 'Lê Đức Toản' },
  ]);
  expect((await desk('bithu')).toDo.decide, 'nothing to decide about it').toBe(1);
  expect(await decided('lanhdao')).toEqual([]);
  await (await vault.as('bithu')).ok('copies.carryOut', { id: slip.id });
  expect(await decided('bithu')).toEqual([]);
  nowMs += 2 * 86_400_000;
  for (const who of ['bithu', 'lanhdao', 'vanthu']) {
    const { lateItems, overdue } = await desk(who);
    expect(lateItems, who).toMatchObject([{ subjectKind: 'carry-out', state: 'overdue', lateDays: 2 }]);
    expect(overdue).toBe(1);
  }
  expect((await desk('chuyenvien2')).overdue).toBe(0);
});

test('who asked to copy is told what was decided: how many may be made, or why none, for a week', async () => {
  const ask = async () =>
    (await vault.as('vanthu')).ok('copies.askPermit', {
      documentId,
      bookId: null,
      kind: 'certified',
      number: 3,
      placeId: null,
      device: '',
      purpose: 'Phục vụ cuộc họp',
      recipients: 'Ban Thường vụ',
    });
  const { id: first } = await ask();
  const reason = 'Đọc tại chỗ là đủ';
  await (
    await vault.as('bithu')
  ).ok('copies.decidePermit', { id: first, granted: false, reason, permitted: 0, validUntil: null });
  expect(await decided('vanthu')).toMatchObject([
    { subjectKind: 'permit-decided', id: first, state: 'refused', count: 3, title: reason },
  ]);
  const { id: second } = await ask();
  const allowed = { granted: true, reason: '', permitted: 2, validUntil: civilDateAt(nowMs + 86_400_000) };
  await (await vault.as('bithu')).ok('copies.decidePermit', { id: second, ...allowed });
  expect(await decided('vanthu')).toMatchObject([
    { id: second, state: 'granted', count: 2, holder: 'Bùi Quang Thắng' },
    { id: first, state: 'refused' },
  ]);
  nowMs += 8 * 86_400_000;
  expect(await decided('vanthu')).toEqual([]);
});

test('who asked for a number is told that it was refused, by whom and why, until it is asked for again or a week has gone', async () => {
  const clerk = await vault.as('vanthu');
  const { books } = await clerk.ok('registers.books', {});
  const bookId = books.find(({ kind }) => kind === 'classified-incoming')?.id ?? '';
  const ask = { bookId, number: 1, onDate: TEST_TODAY, reason: 'Bỏ sót một văn bản' };
  const { id: first } = await clerk.ok('registers.ask', ask);
  const note = 'Văn bản này đã vào sổ dưới số 1';
  await (await vault.as('bithu')).ok('registers.decide', { id: first, approve: false, note });
  const told = async (who: string) =>
    (await desk(who)).waitingItems.filter(({ subjectKind }) => subjectKind === 'refused');
  expect(await told('vanthu')).toMatchObject([
    { id: first, opens: bookId, state: 'insert', number: '1', title: note, holder: 'Bùi Quang Thắng' },
  ]);
  expect((await desk('vanthu')).nav['books']).toEqual({ count: 1, late: 0 });
  expect(await told('bithu')).toEqual([]);
  // asked again: what is decided now counts
  const { id: second } = await (await vault.as('vanthu')).ok('registers.ask', ask);
  expect(await told('vanthu')).toEqual([]);
  await (await vault.as('bithu')).ok('registers.decide', { id: second, approve: false, note });
  expect(await told('vanthu')).toMatchObject([{ id: second }]);
  nowMs += 8 * 86_400_000;
  expect(await told('vanthu')).toEqual([]);
});
