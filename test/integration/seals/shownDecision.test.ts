import { afterAll, beforeAll, expect, it } from 'vitest';
import { forge, sealAlone } from '../../support/forgedRows.ts';
import { takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

/** Who asks for something changes and seals the own request after it was looked at: the decision is on what was shown. */
const STALE = { ok: false, error: { code: 'stale-revision' } };
let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ nowMs: () => TEST_NOW_MS });
}, 240_000);
afterAll(() => vault.remove());

it('another number than the one that the leader saw', async () => {
  const clerk = await vault.as('vanthu');
  await clerk.ok('registers.open', { kind: 'incoming', year: 2026, lastOnPaper: 810 });
  const { books } = await clerk.ok('registers.books', {});
  const bookId = books.find(({ kind }) => kind === 'incoming')?.id ?? '';
  const wish = { bookId, typeId: null, last: 812, reason: 'Chép nhầm' };
  const asked = await clerk.ok('registers.askStart', wish);
  const leader = await vault.as('lanhdao');
  const { requests } = await leader.ok('registers.requests', { bookId, open: true });
  const [seen] = requests;
  expect(seen).toMatchObject({ id: asked.id, number: 812 });

  await forge(vault, 'vanthu', ['register_request'], (db) =>
    db.prepare('UPDATE register_request SET number = 5 WHERE id = ?').run(asked.id),
  );
  const who = { username: 'vanthu', name: 'Nguyễn Thị Hường' };
  const row = { table: 'register_request', key: asked.id };
  await sealAlone(vault, who, row, { act: 'number.start-asked', kind: 'book', id: bookId });

  const decision = { id: asked.id, shown: seen?.shown ?? '', approve: true, note: '' };
  expect(await (await vault.as('lanhdao')).call('registers.decide', decision)).toMatchObject(STALE);
  // what is shown now is what the person signed last: it may be refused, or allowed
  const { shown: _, ...again } = decision;
  const refusal = { ...again, approve: false, note: 'Số khác lời xin' };
  await (await vault.at('lanhdao')).ok('registers.decide', refusal);
}, 120_000);

it('other words of an answer than the leader read', async () => {
  const one = await takeInCase(vault, { receivedOn: '2026-11-23' });
  await underWay(vault, one);
  await one.does('chuyenvien', 'submissions.draftAnswer', { text: 'Đang xem xét.', submit: true });
  const { answerDraft } = await one.see('lanhdao');
  await forge(vault, 'chuyenvien', ['submission_answer'], (db) =>
    db.prepare("UPDATE submission_answer SET body = 'Đã giải quyết' WHERE submission_id = ?").run(one.id),
  );
  const who = { username: 'chuyenvien', name: 'Đặng Thị Thu Thủy' };
  const row = { table: 'submission_answer', key: [one.id, 1] };
  const entry = { act: 'submission.answer-submitted', kind: 'submission', id: one.id } as const;
  await sealAlone(vault, who, row, entry);
  const approval = { shown: answerDraft?.shown ?? '', approve: true, note: '' };
  expect(await one.refused('lanhdao', 'submissions.decideAnswer', approval)).toBe('stale-revision');
}, 120_000);
