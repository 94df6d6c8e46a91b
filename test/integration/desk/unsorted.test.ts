import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCEPTED } from '../../support/inputs.ts';
import { type CaseHands, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Letters that nobody has classified: a few stand by themselves, more are one row of the desk. */
const FEW = 10;
let vault: TestVault;
const letters: CaseHands[] = [];

const takeIn = async (): Promise<void> => {
  const at = String(letters.length);
  letters.push(
    await takeInCase(vault, { title: `Xin sửa cống ${at}`, body: `Cống số ${at} ở thôn Nà Lạn.` }),
  );
};
const desk = async (who: string) => {
  const seen = await (await vault.at(who)).ok('desk.summary', { scope: 'mine' });
  const rows = seen.waitingItems.filter(({ state }) => state === 'received');
  return { ...seen, rows: rows.map(({ subjectKind, count }) => [subjectKind, count]) };
};

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => Date.UTC(2026, 10, 25, 2, 41),
  });
  for (let at = 0; at < FEW; at += 1) await takeIn();
});
afterAll(() => vault.remove());

test('a few are rows of their own', async () => {
  const { rows, waiting } = await desk('tiepnhan');
  expect(rows).toEqual(Array.from({ length: FEW }, () => ['submission', 1]));
  expect(waiting).toBe(FEW);
});

test.each(['tiepnhan', 'vanthu'])('more are one row, counted once, first of what waits: %s', async (who) => {
  const before = (await desk(who)).waiting;
  if (letters.length === FEW) await takeIn();
  const after = await desk(who);
  expect(after.rows).toEqual([['unsorted', FEW + 1]]);
  expect(after.waitingItems.filter(({ subjectKind }) => subjectKind !== 'peer-lost')[0]).toMatchObject({
    subjectKind: 'unsorted',
    opens: null,
  });
  expect(after.waiting).toBe(who === 'tiepnhan' ? before - FEW + 1 : before);
  const lines = await (await vault.at(who)).ok('desk.lines', { scope: 'mine', what: 'waiting' });
  expect(lines.items.filter(({ state }) => state === 'received')).toHaveLength(1);
  expect(lines.count).toBe(after.waiting);
});

test('what is classified beside them stands by itself, and no leader is given the row', async () => {
  await takeIn();
  await letters[0]?.does('tiepnhan', 'submissions.classify', { ...ACCEPTED });
  const seen = await desk('tiepnhan');
  expect(seen.rows).toEqual([['unsorted', FEW + 1]]);
  expect(seen.waitingItems.map(({ id }) => id)).toContain(letters[0]?.id);
  expect((await desk('lanhdao')).rows).toEqual([]);
});
