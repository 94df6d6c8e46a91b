import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCEPTED } from '../../support/inputs.ts';
import { type CaseHands, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Several letters that nobody has classified get one answer in one act of reception. */
let vault: TestVault;
let letters: CaseHands[];

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => Date.UTC(2026, 10, 25, 2, 41),
  });
  letters = [];
  for (const title of [
    'Xin lắp đèn',
    'Xin sửa cống',
    'Xin thêm trạm phát sóng',
    'Xin mở đường',
    'Xin sửa cầu',
  ])
    letters.push(await takeInCase(vault, { title, body: `${title} ở thôn Nà Lạn.` }));
});
afterAll(() => vault.remove());

const SAID = { decision: 'accept', reasonCode: null, note: '', transferTo: null } as const;
const ids = (...which: readonly number[]) => which.map((index) => letters[index]?.id ?? '');
const state = async (index: number) => (await letters[index]?.see('tiepnhan'))?.state;

test('each is accepted by itself; one that was classified before is told and stays as it is', async () => {
  await letters[2]?.does('tiepnhan', 'submissions.classify', { ...ACCEPTED });
  const seen = await letters[2]?.see('tiepnhan');
  const reply = await (
    await vault.as('tiepnhan')
  ).ok('submissions.classifySeveral', { ids: ids(0, 1, 2), ...SAID });
  expect(reply).toMatchObject({ classified: 2, refused: [{ id: letters[2]?.id, code: 'stale-revision' }] });
  expect([await state(0), await state(1)]).toEqual(['classifying', 'classifying']);
  expect((await letters[2]?.see('tiepnhan'))?.revision).toBe(seen?.revision);
  const told = (await letters[0]?.see('tiepnhan'))?.timeline.map(({ act }) => act);
  expect(told).toContain('submission.accepted');
});

test.each([
  ['without an office to transfer to', 'tiepnhan', { decision: 'transfer', reasonCode: 'L10' }, 'bad-input'],
  ['without a reason to refuse', 'tiepnhan', { decision: 'propose-refusal' }, 'reason-required'],
  ['with a blank in the note', 'tiepnhan', { note: 'Chuyển ……' }, 'blanks-open'],
  ['by who works on cases', 'chuyenvien', {}, 'not-permitted'],
] as const)('none is classified %s', async (_what, who, change, code) => {
  const reply = await (
    await vault.as(who)
  ).call('submissions.classifySeveral', { ids: ids(3, 4), ...SAID, ...change });
  expect(reply).toMatchObject({ ok: false, error: { code } });
  expect([await state(3), await state(4)]).toEqual(['received', 'received']);
});

test('where all stand against it nothing is done, and the first says why', async () => {
  const reply = await (
    await vault.as('vanthu')
  ).call('submissions.classifySeveral', { ids: ids(0), ...SAID });
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'stale-revision', params: { id: letters[0]?.id } },
  });
});

test('a list that words narrow says how many it has, also of one state and beyond the first page', async () => {
  const of = { group: 'all', personId: null, overdue: false, words: 'xin', after: null } as const;
  const session = await vault.as('tiepnhan');
  const totals = await Promise.all(
    [
      { ...of, state: null, limit: 2 },
      { ...of, state: null, limit: 200 },
      { ...of, state: 'received', limit: 1 },
    ].map((input) => session.ok('submissions.list', input as typeof input & { state: 'received' | null })),
  );
  expect(totals.map(({ total }) => total)).toEqual([5, 5, totals[2]?.total]);
  const all = totals[1]?.rows.filter((row) => row.state === 'received').length;
  expect(totals[2]?.total).toBe(all);
});
