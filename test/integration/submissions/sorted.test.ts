import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { ACCEPTED } from '../../support/inputs.ts';

const NOW = Date.UTC(2026, 10, 25, 2, 41);
const ACCEPT = { ...ACCEPTED } as const;
const LIST = {
  group: 'all',
  personId: null,
  overdue: false,
  words: null,
  after: null,
  limit: 50,
} as const satisfies Partial<Input<'submissions.list'>>;

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => NOW,
  });
});
afterAll(() => vault.remove());

const listed = async (state: Input<'submissions.list'>['state']) => {
  const { rows, total } = await (await vault.as('lanhdao')).ok('submissions.list', { ...LIST, state });
  expect(total).toBe(rows.length);
  return rows.map(({ id }) => id).sort();
};

test.each(['phan-anh', 'sang-kien'] as const)(
  'an accepted %s reads as waiting to be assigned everywhere, and is due when somebody must have it',
  async (kind) => {
    const one = await takeInCase(vault, { kind, title: `Việc của ${kind}` });
    await one.does('tiepnhan', 'submissions.classify', ACCEPT);
    const seen = await one.see('lanhdao');
    expect(seen).toMatchObject({ state: 'classifying', waitsFor: 'to-assign' });
    expect(seen.dueOn).toBe(seen.clocks.find(({ clock }) => clock === 'own')?.dueOn);
    expect(await listed('to-assign')).toEqual([one.id]);
    expect(await listed('classifying')).toEqual([]);
    const unassigned = async () =>
      (await (await vault.as('lanhdao')).ok('submissions.counts', { group: 'all' })).unassigned;
    expect(await unassigned()).toBe(1);
    const leader = await vault.as('lanhdao');
    const { firstItems, toDo } = await leader.ok('desk.summary', { scope: 'mine' });
    expect(firstItems.find(({ id }) => id === one.id)?.state).toBe('to-assign');
    expect(toDo.decide).toBe(1);
    const told = await leader.ok('submissions.status', { receiptCode: one.receiptCode });
    expect(told.state).toBe('to-assign');
    const leadId = vault.ids['chuyenvien'] ?? '';
    await one.does('lanhdao', 'submissions.assign', { leadId, supportIds: [], dueOn: null, text: '' });
    expect(await one.see('lanhdao')).toMatchObject({ state: 'assigned', waitsFor: null });
    expect(await listed('to-assign')).toEqual([]);
    expect(await unassigned()).toBe(0);
  },
);

test('a case whose refusal waits for its decision reads so to the office, and not to its sender', async () => {
  const one = await takeInCase(vault, { title: 'Ngoài phạm vi tiếp nhận' });
  const refusal = { decision: 'propose-refusal', reasonCode: 'L1', note: '', transferTo: null } as const;
  await one.does('tiepnhan', 'submissions.classify', refusal);
  expect(await one.see('lanhdao')).toMatchObject({ state: 'classifying', waitsFor: 'to-refuse' });
  expect(await listed('to-refuse')).toEqual([one.id]);
  expect([...(await listed('classifying')), ...(await listed('to-assign'))]).toEqual([]);
  const leader = await vault.as('lanhdao');
  const { firstItems, toDo } = await leader.ok('desk.summary', { scope: 'mine' });
  expect(firstItems.find(({ id }) => id === one.id)?.state).toBe('to-refuse');
  expect(toDo.decide).toBe(1);
  const told = await leader.ok('submissions.status', { receiptCode: one.receiptCode });
  expect(told.state).toBe('classifying');
  await one.does('lanhdao', 'submissions.decideRefusal', { approve: false, note: 'Thuộc phạm vi' });
  expect(await listed('to-refuse')).toEqual([]);
  expect(await one.see('lanhdao')).toMatchObject({ state: 'classifying', waitsFor: null });
});
