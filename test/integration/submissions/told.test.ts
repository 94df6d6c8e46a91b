import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { answered, type CaseHands, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

let nowMs = Date.UTC(2026, 10, 25, 2, 41);
const ANSWER = 'Kính gửi ông/bà, đã sửa xong ngày 20/11.';
const SENT = { channel: 'post', documentCode: '', note: '' } as const;
let vault: TestVault;
let untold: CaseHands;
let told: CaseHands;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => nowMs,
  });
});
afterAll(() => vault.remove());

const stateOf = async (one: CaseHands): Promise<string> => (await one.see('tiepnhan')).state;
const counts = async () => (await vault.as('tiepnhan')).ok('submissions.counts', { group: 'all' });

test('the last sender who waited may also be one that is separated again', async () => {
  untold = await takeInCase(vault);
  await answered(vault, untold, ANSWER);
  told = await takeInCase(vault);
  const other = await takeInCase(vault);
  await other.does('tiepnhan', 'submissions.merge', { masterId: told.id, note: '' });
  await answered(vault, told, ANSWER);
  await told.does('tiepnhan', 'submissions.deliver', { ...SENT, receiptId: told.id });
  expect(await stateOf(told)).toBe('approved');
  await other.does('tiepnhan', 'submissions.unmerge', { note: 'Việc khác' });
  expect(await stateOf(told)).toBe('answered');
  // one that joins later waits by itself: what was answered stays answered
  await other.does('tiepnhan', 'submissions.merge', { masterId: told.id, note: '' });
  expect(await stateOf(told)).toBe('answered');
  const { duties } = await (
    await vault.as('tiepnhan')
  ).ok('submissions.duties', { duty: 'deliver', from: 0 });
  expect(duties[0]?.cases.map(({ row }) => row.id).sort()).toEqual([told.id, untold.id].sort());
  const status = { receiptCode: other.receiptCode };
  expect(await (await vault.as('tiepnhan')).ok('submissions.status', status)).toMatchObject({
    state: 'approved',
  });
  await told.does('tiepnhan', 'submissions.deliver', { ...SENT, receiptId: other.id });
  expect(await stateOf(told)).toBe('answered');
});

test('a case that is opened again before its answer left the office was never answered', async () => {
  const one = await takeInCase(vault);
  await answered(vault, one, ANSWER);
  await one.does('lanhdao', 'submissions.reopen', { note: 'Thiếu một ý' });
  expect(await stateOf(one)).toBe('assigned');
  const filter = { group: 'all', kind: null, source: null, field: null, holderId: null } as const;
  const { counts: figures } = await (
    await vault.as('lanhdao')
  ).ok('figures.overview', { period: { kind: 'year', on: '2026-11-25' }, filter });
  expect(figures).toMatchObject({ returned: 1, answeredOnTime: 1, answeredLate: 0 }); // returned: the one separated
});

test('an approved answer that nobody sent is late when its day has gone', async () => {
  nowMs += 30 * 86_400_000;
  const detail = await untold.see('tiepnhan');
  expect(detail.state).toBe('approved');
  expect(detail.clocks.find(({ clock }) => clock === 'answer')).toMatchObject({ doneMs: null });
  expect(detail.clocks.find(({ clock }) => clock === 'answer')?.lateDays).toBeGreaterThan(0);
  expect(detail.clocks.some(({ clock }) => clock === 'progress')).toBe(false); // to be sent, not to be explained
  expect(await counts()).toMatchObject({ open: 2, overdue: 2 }); // the one opened again is late too
});

/** A made-up step: what a case says of having been told, found in its answers and their deliveries. */
const GIVEN = `FROM submission_delivery d WHERE d.case_id = s.id AND d.round = (SELECT max(round) FROM submission_answer a
  WHERE a.submission_id = s.id AND a.decision = 'approved')`;
const TOLD = `
  UPDATE submission AS s SET told_ms = (SELECT max(d.at_ms) ${GIVEN})
    WHERE s.state IN ('answered','closed') AND NOT EXISTS (SELECT s.id AS receipt UNION
      SELECT m.submission_id FROM submission_merge m WHERE m.master_id = s.id AND m.undone_ms IS NULL EXCEPT SELECT d.submission_id ${GIVEN});
  UPDATE submission_list AS l SET state = 'approved', due_on = (SELECT date(p.due_day * 86400, 'unixepoch')
      FROM submission_stay p WHERE p.line = l.sort_key AND p.state = 'awaiting-approval' ORDER BY p.position DESC LIMIT 1)
    WHERE l.state = 'answered' AND (SELECT told_ms FROM submission WHERE id = l.submission_id) IS NULL`;

test('cases of before this step open, and read as they are', async () => {
  await vault.close();
  const db = await openRaw(vault.dir);
  try {
    const lines = () =>
      db
        .prepare(
          `SELECT l.submission_id AS id, l.state, l.due_on AS dueOn, s.told_ms IS NOT NULL AS told
             FROM submission_list l JOIN submission s ON s.id = l.submission_id WHERE s.state = 'answered' ORDER BY s.number`,
        )
        .all();
    const today = lines();
    db.exec(`UPDATE submission SET told_ms = NULL;
      UPDATE submission_list SET state = 'answered', due_on = NULL WHERE state = 'approved'`);
    db.exec(TOLD);
    expect(lines()).toEqual(today);
    expect(today).toMatchObject([
      { id: untold.id, state: 'approved', dueOn: '2026-12-15', told: 0 },
      { id: told.id, state: 'answered', dueOn: null, told: 1 },
    ]);
  } finally {
    db.close();
  }
});
