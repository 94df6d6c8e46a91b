import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseHands, takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { ACCEPTED } from '../../support/inputs.ts';

/** Several cases are given to one person in one act of a leader. */
const ACCEPT = { ...ACCEPTED } as const;
let vault: TestVault;
let free: CaseHands[];
let taken: CaseHands;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien', 'chuyenvien2'],
    nowMs: () => Date.UTC(2026, 10, 25, 2, 41),
  });
  free = [];
  for (const title of ['Xin lắp đèn đường', 'Xin sửa cống thoát nước', 'Xin thêm trạm phát sóng']) {
    const one = await takeInCase(vault, { title, body: `${title} ở thôn Nà Lạn.` });
    await one.does('tiepnhan', 'submissions.classify', ACCEPT);
    free.push(one);
  }
  taken = await takeInCase(vault, { title: 'Chợ phiên hay tắc đường', body: 'Chợ phiên hay tắc đường.' });
  await underWay(vault, taken);
});
afterAll(() => vault.remove());

const to = (leadId: string) => ({
  leadId,
  supportIds: [],
  dueOn: null,
  text: 'Cùng một thôn, làm chung một đợt',
});
const asListed = (cases: readonly CaseHands[]) => cases.map(({ id }) => ({ id, holderId: null }));

test('a bad one among them does not stop the others, and is told by its case', async () => {
  const leader = await vault.as('lanhdao');
  const [one, two] = free;
  const given = [one, two, taken].filter((each) => each !== undefined);
  const reply = await leader.ok('submissions.assignSeveral', {
    cases: asListed(given), // the list was read before somebody else gave the last of them away
    ...to(vault.ids['chuyenvien2'] ?? ''),
  });
  expect(reply.assigned).toBe(2);
  expect(reply.refused).toMatchObject([{ id: taken.id, code: 'stale-revision' }]);
  for (const each of [one, two])
    expect(await each?.see('lanhdao')).toMatchObject({
      state: 'assigned',
      lead: { id: vault.ids['chuyenvien2'] },
    });
  expect((await taken.see('lanhdao')).lead?.id).toBe(vault.ids['chuyenvien']);
  const { rows } = await (
    await vault.as('lanhdao')
  ).ok('submissions.list', {
    group: 'all',
    state: 'assigned',
    personId: null,
    overdue: false,
    words: null,
    after: null,
    limit: 50,
  });
  expect(rows.map(({ holder }) => holder?.id)).toEqual([vault.ids['chuyenvien2'], vault.ids['chuyenvien2']]);
});

test('where all stand against it nothing is done, and the first says why', async () => {
  const leader = await vault.as('lanhdao');
  const reply = await leader.call('submissions.assignSeveral', {
    cases: asListed([taken]),
    ...to(vault.ids['chuyenvien2'] ?? ''),
  });
  expect(reply).toMatchObject({ ok: false, error: { code: 'stale-revision', params: { id: taken.id } } });
});

test.each([
  ['who holds no post that works on cases', 'lanhdao', 'vanthu', {}, 'bad-input'],
  ['on a day that is over', 'lanhdao', 'chuyenvien2', { dueOn: '2026-11-20' }, 'date-invalid'],
  ['by who is no leader', 'tiepnhan', 'chuyenvien2', {}, 'not-permitted'],
])('none is given to anybody %s', async (_what, who, lead, change, code) => {
  const [, , third] = free;
  const reply = await (
    await vault.as(who)
  ).call('submissions.assignSeveral', {
    cases: asListed(third === undefined ? [] : [third]),
    ...to(vault.ids[lead] ?? ''),
    ...change,
  });
  expect(reply).toMatchObject({ ok: false, error: { code } });
  expect((await third?.see('lanhdao'))?.lead).toBeNull();
});
