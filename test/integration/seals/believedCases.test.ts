import { afterAll, beforeAll, expect, it } from 'vitest';
import { forge } from '../../support/forgedRows.ts';
import { takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, TEST_PASSPHRASE, type TestVault } from '../../support/vault.ts';

/** The same of cases, of books that change hands, and of visits. */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
const UNSIGNED = { ok: false, error: { code: 'request-unsigned' } };
const ID = '01a20b48090073f38c2507965f892d';
let vault: TestVault;
const id = (name: string): string => vault.ids[name] ?? '';
beforeAll(async () => {
  vault = await createTestVault({ nowMs: () => nowMs });
}, 240_000);
afterAll(() => vault.remove());

it('an answer that nobody approved, and whose words the desk wrote', async () => {
  const one = await takeInCase(vault);
  await underWay(vault, one);
  await one.does('chuyenvien', 'submissions.draftAnswer', { text: 'Đang xem xét.', submit: true });
  await forge(vault, 'tiepnhan', ['submission_answer', 'submission'], (db) => {
    db.prepare(
      `UPDATE submission_answer SET body = 'Giả', decision = 'approved', decided_by = ?, decided_ms = ?
        WHERE submission_id = ?`,
    ).run(id('lanhdao'), nowMs, one.id);
    db.prepare("UPDATE submission SET state = 'answered', answered_ms = ? WHERE id = ?").run(nowMs, one.id);
  });
  const delivery = { receiptId: one.id, channel: 'post', documentCode: '1/TL', note: '' } as const;
  expect(await one.refused('tiepnhan', 'submissions.deliver', delivery)).toBe('request-unsigned');
}, 120_000);

it('an answer that the leader wrote in the name of the officer, and approves', async () => {
  const one = await takeInCase(vault);
  await underWay(vault, one);
  await forge(vault, 'lanhdao', ['submission_answer', 'submission'], (db) => {
    db.prepare(
      `INSERT INTO submission_answer (submission_id, round, body, by_id, at_ms, submitted, decision_note)
       VALUES (?, 1, 'Không ai dự thảo', ?, ?, 1, '')`,
    ).run(one.id, id('chuyenvien'), nowMs);
    db.prepare("UPDATE submission SET state = 'awaiting-approval' WHERE id = ?").run(one.id);
  });
  const approval = { note: '', passphrase: TEST_PASSPHRASE };
  expect(await one.refused('lanhdao', 'submissions.approveAndSign', approval)).toBe('request-unsigned');
  expect(await one.refused('lanhdao', 'submissions.decideAnswer', { approve: true, note: '' })).toBe(
    'request-unsigned',
  );
}, 120_000);

it('more time for a case that nobody asked for', async () => {
  const one = await takeInCase(vault);
  await underWay(vault, one);
  await forge(vault, 'lanhdao', ['submission_extension'], (db) =>
    db
      .prepare(
        `INSERT INTO submission_extension (submission_id, position, due_before, due_on, reason, asked_by, asked_ms,
           latest_on, most) VALUES (?, 1, '2026-12-01', '2027-01-10', 'x', ?, ?, '2027-02-01', 2)`,
      )
      .run(one.id, id('chuyenvien'), nowMs),
  );
  expect(await one.refused('lanhdao', 'submissions.decideExtension', { approve: true, note: '' })).toBe(
    'request-unsigned',
  );
}, 120_000);

it('a book that was offered by nobody, or no longer', async () => {
  const clerk = await vault.as('vanthu');
  await clerk.ok('registers.open', { kind: 'incoming', year: 2026, lastOnPaper: 10 });
  const { books } = await clerk.ok('registers.books', {});
  const bookId = books.find(({ kind }) => kind === 'incoming')?.id ?? '';
  const real = await clerk.ok('registers.handOver', { bookIds: [bookId], takerId: id('vanthu2'), note: '' });
  await clerk.ok('registers.answerHandover', { id: real.id, answer: 'withdrawn', note: '' });
  const again = `UPDATE book_handover SET state = 'offered', answered_ms = NULL, answer = '' WHERE id = ?`;
  await forge(vault, 'vanthu2', ['book_handover'], (db) => db.prepare(again).run(real.id));
  const confirm = async (of: string) =>
    (await vault.as('vanthu2')).call('registers.answerHandover', { id: of, answer: 'confirmed', note: '' });
  expect(await confirm(real.id)).toMatchObject(UNSIGNED);
  await forge(vault, 'vanthu2', ['book_handover'], (db) =>
    db
      .prepare(
        `INSERT INTO book_handover SELECT '${ID}77', giver_id, taker_id, offered_ms + 1, counts, 'y', 'offered', NULL, ''
           FROM book_handover WHERE id = ?`,
      )
      .run(real.id),
  );
  nowMs += 60_000;
  expect(await confirm(`${ID}77`)).toMatchObject(UNSIGNED);
}, 120_000);

it('a visit that no leader opened', async () => {
  await forge(vault, 'kiemtra', [], (db) =>
    db
      .prepare(
        `INSERT INTO inspection (id, inspector_id, opened_by, ground, clearance, opened_ms, until_ms)
         VALUES ('${ID}88', ?, ?, 'KH 1', 'toi-mat', ?, ?)`,
      )
      .run(id('kiemtra'), id('bithu'), nowMs - 1000, nowMs + 86_400_000 * 29),
  );
  const visitor = await vault.as('kiemtra');
  expect((await visitor.ok('vault.session', {})).visit?.open).toBe(false);
  expect(await visitor.call('ledger.verify', {})).toMatchObject({
    ok: false,
    error: { code: 'inspection-not-open' },
  });
  // a leader ends it, and opens one that is one
  const leader = await vault.as('bithu');
  const { inspections } = await leader.ok('inspection.list', {});
  expect(inspections.map(({ state }) => state)).toEqual(['unsigned']);
  await leader.ok('inspection.close', { id: `${ID}88` });
  const visit = { inspectorId: id('kiemtra'), ground: 'KH 2', clearance: 'mat', days: 1 } as const;
  nowMs += 1000;
  await leader.ok('inspection.open', visit);
  expect((await (await vault.as('kiemtra')).ok('vault.session', {})).visit?.open).toBe(true);
}, 120_000);
