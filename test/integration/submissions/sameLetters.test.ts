import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Forty people send one letter: none of its words is rare any more. */
const TITLE = 'Đề nghị sửa đường vào thôn Nà Lạn bị sạt lở';
const BODY = 'Kính gửi Đảng ủy, đường vào thôn bị sạt lở từ tháng 9, xe không qua được. Đề nghị sửa gấp.';
const LETTERS = 40;
const NOW = Date.UTC(2026, 10, 25, 2, 41);
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => NOW,
  });
  for (let n = 0; n < LETTERS; n += 1) await takeInCase(vault, { title: TITLE, body: BODY });
}, 60_000);
afterAll(() => vault.remove());

const noMarks = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/đ/gi, 'd');

describe('one letter from many people', () => {
  test.each([
    ['as it is', TITLE, BODY],
    ['in the other Unicode form', TITLE.normalize('NFD'), BODY.normalize('NFD')],
    ['without marks', noMarks(TITLE), noMarks(BODY)],
    ['in capitals, with other spaces and signs', TITLE.toUpperCase(), BODY.replaceAll(', ', ' ,\n  ')],
    ['with ƣ for ư', TITLE, BODY.replaceAll('ư', 'ƣ')],
  ])('is known again %s, first and as the very same', async (_how, title, body) => {
    const clerk = await vault.as('tiepnhan');
    const { similar } = await clerk.ok('submissions.screen', { title, body });
    expect(similar[0]).toMatchObject({ exact: true, percent: 100 });
  });

  test('with one more word it is not the very same', async () => {
    const clerk = await vault.as('tiepnhan');
    const { similar } = await clerk.ok('submissions.screen', { title: TITLE, body: `${BODY} Xin cảm ơn.` });
    expect(similar.filter(({ exact }) => exact)).toEqual([]);
  });

  test('the same title from the same telephone is shown too, from another one it is not', async () => {
    const one = await takeInCase(vault, {
      title: TITLE,
      body: 'Gửi lại lần hai, lời khác hẳn: cầu treo hỏng.',
    });
    const seen = await one.see('tiepnhan');
    expect(seen.similar[0]).toMatchObject({ exact: true });
    const clerk = await vault.as('tiepnhan');
    const typed = { title: TITLE, body: 'Gửi lại lần ba, lời lại khác: hàng rào đổ.' };
    const { similar } = await clerk.ok('submissions.screen', typed); // no telephone there yet
    expect(similar.filter(({ exact }) => exact)).toEqual([]);
  });

  test('all become duplicates of one in one act; one that is being worked on stays', async () => {
    const worked = await takeInCase(vault, { title: TITLE, body: BODY });
    await underWay(vault, worked);
    const first = await takeInCase(vault, { title: TITLE, body: BODY });
    expect((await first.see('tiepnhan')).sameOpen).toBe(LETTERS);
    const clerk = await vault.as('tiepnhan');
    const { others } = await clerk.ok('submissions.alike', { id: first.id });
    expect(others.every(({ apart }) => apart.length === 0)).toBe(true);
    let merged = 0;
    for (let from = 0; from < others.length; from += 20) {
      const ids = others.slice(from, from + 20).map(({ id }) => id);
      merged += (await clerk.ok('submissions.mergeSame', { id: first.id, ids, note: '' })).merged;
    }
    expect(merged).toBe(LETTERS);
    const seen = await first.see('tiepnhan');
    expect(seen.duplicates).toHaveLength(LETTERS);
    expect(seen.sameOpen).toBe(0);
    // a duplicate leads no others: it says so, and nothing is moved
    const [duplicate] = seen.duplicates;
    const again = await vault.as('tiepnhan');
    expect(
      await again.call('submissions.mergeSame', { id: duplicate?.id ?? '', ids: [first.id], note: '' }),
    ).toMatchObject({
      error: { code: 'merge-refused', params: { why: 'is-duplicate' } },
    });
    expect((await worked.see('tiepnhan')).state).not.toBe('merged');
    expect(await (await vault.as('vanthu')).ok('ledger.verify', {})).toMatchObject({ intact: true });
  });
});
