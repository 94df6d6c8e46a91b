import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { answered, type CaseHands, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const DAY_MS = 86_400_000;
/** Wednesday 25/11/2026, 9:41 in Hà Nội */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => nowMs,
  });
});
afterAll(() => vault.remove());

const ASK = {
  period: { kind: 'year', on: '2026-11-25' },
  filter: { group: 'all', kind: null, source: null, field: null, holderId: null },
  part: null,
  unitFlow: null,
  after: null,
  limit: 50,
} as const;

test('what a median or a share is reckoned from opens as a list: answers late and on time, cases opened again', async () => {
  const quick = await takeInCase(vault);
  const slow = await takeInCase(vault, { title: 'Đề nghị lắp thêm trạm phát', body: 'Thôn chưa có sóng.' });
  const give = async (one: CaseHands) =>
    one.does('tiepnhan', 'submissions.deliver', {
      receiptId: one.id,
      channel: 'post',
      documentCode: '',
      note: '',
    });
  await answered(vault, quick, 'Đường dự phòng lắp xong.');
  await give(quick);
  await answered(vault, slow, 'Trạm phát lắp trong quý sau.');
  nowMs += 35 * DAY_MS; // the letter lay: the answer is late
  await give(slow);
  const listed = async (part: Partial<Input<'figures.cases'>>) => {
    const leader = await vault.as('lanhdao');
    const { rows, total } = await leader.ok('figures.cases', { ...ASK, figure: 'received', ...part });
    expect(total).toBe(rows.length);
    seen = rows.map(({ row, days, rating }) => ({ id: row.id, days, rating }));
    return rows.map(({ row }) => row.id).sort();
  };
  let seen: { id: string; days: number | null; rating: number | null }[] = [];
  expect(await listed({ figure: 'answeredOnTime' })).toEqual([quick.id]);
  expect(await listed({ made: 'answered' })).toEqual([quick.id, slow.id].sort());
  // each line says what it brought to the median
  expect(seen.find(({ id }) => id === slow.id)?.days).toBe(
    35 + (seen.find(({ id }) => id === quick.id)?.days ?? NaN),
  );
  expect(await listed({ made: 'reopened' })).toEqual([]);
  await slow.does('lanhdao', 'submissions.reopen', { note: 'Người gửi bổ sung tình tiết' });
  expect(await listed({ made: 'reopened' })).toEqual([slow.id]);
  expect(await listed({ made: 'satisfied' })).toEqual([]);
  await quick.does('tiepnhan', 'submissions.rate', { rating: 4, comment: '' });
  expect(await listed({ made: 'satisfied' })).toEqual([quick.id]);
  expect(seen).toMatchObject([{ rating: 4 }]);
});
