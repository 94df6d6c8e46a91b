import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { submission } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao'] });
}, 240_000);
afterAll(() => vault.remove());

const filed = submission({ kind: 'sang-kien', receivedOn: '2026-11-24' });

test('a case keeps the form of its kind as it was filed, and its words are found', async () => {
  const intake = await vault.as('tiepnhan');
  const { submissionForms } = await intake.ok('rules.choices', {});
  const form = submissionForms.find(({ kind }) => kind === 'sang-kien');
  const answers = [
    { id: 'way', value: 'Gắn cảm biến siêu âm vào trụ cầu' },
    { id: 'applied', value: 'Đang thử' },
    { id: 'benefit', value: '  ' },
  ];
  const { id } = await intake.ok('submissions.register', { ...filed, answers });
  const seen = await intake.ok('submissions.get', { id });
  expect(seen.form).toMatchObject({ ruleId: form?.id, version: form?.version });
  expect(seen.form?.lines.map(({ label, value }) => [label, value])).toEqual([
    [form?.fields.find((field) => field.id === 'way')?.label, 'Gắn cảm biến siêu âm vào trụ cầu'],
    ['Đã áp dụng thử chưa', 'Đang thử'],
  ]);
  const { hits } = await intake.ok('search.query', { words: 'sieu am', limit: 5, prefix: false });
  expect(hits.map((hit) => hit.id)).toEqual([id]);
});

test.each([
  ['a field of another kind', [{ id: 'place', value: 'Nà Lạn' }], 'bad-input'],
  ['a choice that is none', [{ id: 'applied', value: 'Có lẽ' }], 'bad-input'],
  ['a mark of secrecy', [{ id: 'way', value: 'TỐI MẬT\nSố 05-BC' }], 'secret-mark-found'],
])('answers with %s are refused', async (_what, answers, code) => {
  const intake = await vault.as('tiepnhan');
  expect(await intake.call('submissions.register', { ...filed, answers })).toMatchObject({
    ok: false,
    error: { code },
  });
});

test('a filed form is fixed', async () => {
  await vault.close();
  const db = await openRaw(vault.dir);
  try {
    expect(() => db.prepare('UPDATE submission_form SET version = 9').run()).toThrow('fixed');
    expect(() => db.prepare('DELETE FROM submission_form').run()).toThrow('stays');
  } finally {
    db.close();
  }
});
