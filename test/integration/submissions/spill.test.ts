import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { answered, takeInCase } from '../../support/submissions.ts';
import { createTwoStations, PAIR_TIMEOUT_MS, type TwoStations } from '../../support/twoStations.ts';

const STAFF = ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'] as const;
const SECRET = 'Chốt số 17 ở cầu treo Nậm Mu';
const FILTER = { group: 'all', kind: null, source: null, field: null, holderId: null, unitId: null } as const;
const HOUR_MS = 3_600_000;

let pair: TwoStations;
beforeAll(async () => {
  pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

test('drill: a secret is found in a case that went its way; every place it reached is in the list', async () => {
  const { vault } = pair.a;
  const backup = async (): Promise<void> => {
    await (await vault.as('vanthu')).ok('backup.create', { targetId: 'first' });
  };
  await backup(); // before the case came: can't hold it
  pair.pass(HOUR_MS);
  const one = await takeInCase(vault, { receivedOn: '2026-11-24', body: `${SECRET}, đề nghị chiếu sáng.` });
  pair.pass(HOUR_MS);
  await backup();
  const clerk = await vault.as('vanthu');
  await clerk.ok('papers.make', {
    paper: 'receipt-slip',
    subjectKind: 'submission',
    subjectId: one.id,
    recipient: null,
    format: 'pdf',
  });
  const leader = await vault.as('lanhdao');
  for (const on of ['2026-11-24', '2026-06-01'])
    await leader.ok('figures.report', {
      period: { kind: 'month', on },
      filter: FILTER,
      scope: 'office',
      published: false,
      format: 'xlsx',
    });
  await answered(vault, one, 'Đã ghi nhận, sẽ có biện pháp trong tháng 12.');
  await one.does('vanthu', 'submissions.deliver', {
    receiptId: one.id,
    channel: 'post',
    documentCode: '',
    note: '',
  });
  await one.does('lanhdao', 'submissions.reopen', { note: 'Người gửi nói thêm' });
  await one.does('chuyenvien', 'submissions.startWork', {});
  await one.does('chuyenvien', 'submissions.askConsultation', {
    personId: null,
    office: 'Công an xã',
    question: 'Đề nghị cho ý kiến',
    dueOn: null,
  });

  const began = performance.now();
  const list = await (await vault.as('vanthu')).ok('submissions.spill', { id: one.id });
  expect(performance.now() - began).toBeLessThan(HOUR_MS); // B14: the list in an hour
  const counts = new Map<string, number>();
  for (const { kind } of list.places) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({
    origin: 1,
    backup: 1,
    paper: 1,
    workbook: 1,
    delivery: 1,
    consultation: 1,
  });
  expect(list.places.map(({ atMs }) => atMs)).toEqual(
    list.places.map(({ atMs }) => atMs).sort((a, b) => a - b),
  );
  expect(list.places.every(({ atMs }) => atMs >= list.receivedMs)).toBe(true);
  expect(JSON.stringify(list)).not.toContain('Chốt số 17');

  const db = await openRaw(vault.dir);
  const facts = db.prepare(`SELECT facts FROM ledger WHERE act = 'submission.spill-listed'`).pluck().all();
  db.close();
  expect(facts).toEqual([JSON.stringify({ open: 6, places: 6 })]);
  const other = await (await vault.as('quantri')).call('submissions.spill', { id: one.id });
  expect(other).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
});

test('an envelope that left is a place too', async () => {
  const one = await takeInCase(pair.a.vault, { receivedOn: '2026-11-24', title: 'Việc của tỉnh' });
  await one.does('tiepnhan', 'submissions.classify', {
    decision: 'transfer',
    reasonCode: 'L10',
    note: '',
    transferTo: pair.b.name,
  });
  const clerk = await pair.a.vault.as('vanthu');
  await clerk.ok('exchange.sendTransfer', { submissionId: one.id, stationId: pair.b.stationId });
  const list = await clerk.ok('submissions.spill', { id: one.id });
  const sent = { kind: 'envelope', name: pair.b.name, over: false };
  expect(list.places).toContainEqual(expect.objectContaining(sent));
});
