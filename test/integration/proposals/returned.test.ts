import { afterAll, beforeAll, expect, it } from 'vitest';
import { proposal, stage, walk } from '../../support/proposals.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao', 'bithu', 'chuyenvien'] });
}, 120_000);
afterAll(() => vault.remove());

it('a phiếu trình that was sent back reads so in every list, until it goes on again', async () => {
  const drafter = await vault.as('chuyenvien');
  const input = proposal(vault);
  const { id } = await drafter.ok('proposals.create', { ...input, file: await stage(drafter) });
  const seen = async (): Promise<readonly unknown[]> => {
    const person = await vault.as('chuyenvien');
    const { rows } = await person.ok('proposals.list', { box: 'mine', after: null, limit: 50 });
    const { firstItems, groups, lateItems, todayItems, waitingItems } = await person.ok('desk.summary', {
      scope: 'mine',
    });
    const tasks = [...firstItems, ...lateItems, ...todayItems, ...waitingItems].filter(
      (item) => item.subjectKind === 'proposal' && item.id === id,
    );
    expect(tasks.length).toBeLessThan(2);
    const returned = rows.find((row) => row.id === id)?.returned;
    // it is the drafter's to do before all others
    expect([firstItems.some((item) => item.id === id), groups.first]).toEqual(
      tasks[0]?.state === 'returned' ? [true, 1] : [false, 0],
    );
    return [returned, tasks[0]?.state ?? null];
  };
  expect(await seen()).toEqual([false, 'draft']);
  const revision = await walk(vault, id, 1, [['chuyenvien', 'propose']]);
  expect(await seen()).toEqual([false, null]);
  const checker = await vault.as('lanhdao');
  const back = await checker.ok('proposals.return', { id, revision, reason: 'Thiếu số liệu' });
  expect(await seen()).toEqual([true, 'returned']);
  const again = await vault.as('chuyenvien');
  const saved = await again.ok('proposals.save', { ...input, id, revision: back.revision, file: null });
  expect(await seen()).toEqual([true, 'returned']);
  await walk(vault, id, saved.revision, [['chuyenvien', 'propose']]);
  expect(await seen()).toEqual([false, null]);
});
