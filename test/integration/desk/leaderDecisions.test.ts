import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Output } from '../../../shared/ipc/contract.ts';
import { type CaseHands, takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Each decision that waits for a leader is a row of his desk, and what is others' is none. */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu', 'chuyenvien'],
    nowMs: () => (nowMs += 1000),
  });
});
afterAll(() => vault.remove());

const desk = async (): Promise<Output<'desk.summary'>> =>
  (await vault.as('lanhdao')).ok('desk.summary', { scope: 'mine' });
/** What the desk's first group says of a case; it is as many as the number says. */
async function rowsOf(one: CaseHands): Promise<string[]> {
  const { firstItems, toDo } = await desk();
  const lines = await (await vault.as('lanhdao')).ok('desk.lines', { scope: 'mine', what: 'decide' });
  expect([lines.items.length, lines.count]).toEqual([toDo.decide, toDo.decide]);
  return firstItems
    .filter(({ opens }) => opens === one.id)
    .map(({ subjectKind, state, council }) => [subjectKind, council ?? state].join(' '));
}

test('a request for more time stands there until it is decided', async () => {
  const one = await takeInCase(vault);
  await underWay(vault, one);
  expect(await rowsOf(one)).toEqual([]);
  const { extendableTo } = await one.see('chuyenvien');
  await one.does('chuyenvien', 'submissions.askExtension', {
    dueOn: extendableTo ?? '',
    reason: 'Chờ khảo sát lại hiện trường',
  });
  expect(await rowsOf(one)).toEqual(['extension asked']);
  await one.does('lanhdao', 'submissions.decideExtension', { approve: true, note: '' });
  expect(await rowsOf(one)).toEqual([]);
});

test('a council to set up, and minutes to decide by, of a case that an officer has', async () => {
  const one = await takeInCase(vault, { kind: 'sang-kien', title: 'Bản đồ số các điểm trường' });
  await underWay(vault, one);
  expect(await rowsOf(one)).toEqual([]);
  const officer = await vault.as('chuyenvien');
  const { revision } = await officer.ok('initiatives.get', { id: one.id });
  await officer.ok('initiatives.sift', { id: one.id, revision, pass: true, note: 'Mới, làm được' });
  expect(await rowsOf(one)).toEqual(['council sifted']);
  const leader = await vault.as('lanhdao');
  const sifted = await leader.ok('initiatives.get', { id: one.id });
  await leader.ok('initiatives.setCouncil', {
    id: one.id,
    revision: sifted.revision,
    code: '12-QĐ/ĐU',
    decidedOn: '2026-11-25',
    members: [
      { personId: vault.ids['bithu'] ?? '', role: 'chair' },
      { personId: vault.ids['vanthu'] ?? '', role: 'secretary' },
      { personId: vault.ids['tiepnhan'] ?? '', role: 'member' },
    ],
  });
  expect(await rowsOf(one)).toEqual([]);
});

test('what was sorted waits for the leader; what reception has still to sort does not', async () => {
  const one = await takeInCase(vault);
  await one.does('tiepnhan', 'submissions.classify', {
    decision: 'accept',
    reasonCode: null,
    note: '',
    transferTo: null,
  });
  expect(await rowsOf(one)).toEqual(['submission to-assign']);
  const other = await takeInCase(vault);
  await other.does('tiepnhan', 'submissions.merge', { masterId: one.id, note: '' });
  await other.does('tiepnhan', 'submissions.unmerge', { note: 'Việc khác' });
  expect((await other.see('tiepnhan')).state).toBe('classifying');
  expect(await rowsOf(other)).toEqual([]);
});
