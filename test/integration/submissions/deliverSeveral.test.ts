import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, type CaseHands, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { saveReport, textOfPdf } from '../../support/papers.ts';

/** One answer goes to everybody whose letter was merged, in one act. */
const NOBODY = { fullName: '', address: '', phone: '', email: '', idNumber: '' };
const HOME = {
  fullName: 'Lò Thị Mẫu',
  address: 'Bản Nà Lạn, xã Đồng Vàng',
  phone: '',
  email: '',
  idNumber: '',
};
let vault: TestVault;
let first: CaseHands;
let posted: CaseHands[];
let portal: CaseHands;
let mail: CaseHands;
let called: CaseHands;
let unnamed: CaseHands;
/** An identifier that is no case. */
let noCase: string;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => Date.UTC(2026, 10, 25, 2, 41),
  });
  noCase = vault.ids['vanthu'] ?? '';
  first = await takeInCase(vault, { asksLater: true, sender: HOME });
  posted = [
    await takeInCase(vault, { asksLater: true, sender: HOME }),
    await takeInCase(vault, { asksLater: true, sender: HOME }),
  ];
  portal = await takeInCase(vault, { source: 'portal', onBehalf: false });
  mail = await takeInCase(vault, {
    source: 'email',
    onBehalf: false,
    sender: { ...HOME, email: 'mau@example.vn' },
  });
  called = await takeInCase(vault, {
    asksLater: true,
    sender: { ...NOBODY, fullName: 'Vàng A Mẫu', phone: '0912 000 111' },
  });
  unnamed = await takeInCase(vault, { asksLater: true, sender: NOBODY });
  for (const one of [...posted, portal, mail, called, unnamed])
    await one.does('tiepnhan', 'submissions.merge', { masterId: first.id, note: '' });
  await answered(
    vault,
    first,
    `Đèn đã sửa xong. Mã tiếp nhận ${first.receiptCode}, không phải ${first.receiptCode}9.`,
  );
});
afterAll(() => vault.remove());

const waysOf = async () =>
  new Map((await first.see('tiepnhan')).waiting.map(({ id, reach }) => [id, reach.way ?? reach.apart]));

test('the case says by which way each is told, and who is told apart', async () => {
  const ways = await waysOf();
  expect([first, ...posted, portal, mail, called, unnamed].map(({ id }) => ways.get(id))).toEqual([
    ...['post', 'post', 'post', 'portal', 'email', 'by-phone', 'nobody'],
  ]);
});

test('the letters lie in one file, each with the code of its own sender, and name nobody in the ledger', async () => {
  const intake = await vault.as('tiepnhan');
  const ids = [first.id, ...posted.map(({ id }) => id), noCase];
  const made = await intake.ok('papers.letters', { paper: 'answer-letter', ids });
  expect(made).toMatchObject({ pages: 3, refused: [{ id: noCase, code: 'not-found' }] });
  const file = path.join(vault.dir, 'letters.pdf');
  await saveReport(intake, made.reportId, file);
  const text = textOfPdf(file).replaceAll(/\s+/g, ' ');
  for (const { receiptCode } of posted) expect(text).toContain(`Mã tiếp nhận ${receiptCode}, không phải`);
  expect(text.split(`Mã tiếp nhận ${first.receiptCode},`)).toHaveLength(2);
  expect(text.split(`${first.receiptCode}9`)).toHaveLength(4); // another number that begins so stays
  for (const { see } of [first, ...posted])
    expect((await see('tiepnhan')).timeline.slice(0, 2).map(({ act }) => act)).toEqual([
      ...['paper.made', 'sender.revealed'],
    ]);
});

test('all are told in one act; what stands against one is told by its receipt', async () => {
  const intake = await vault.as('tiepnhan');
  await first.does('tiepnhan', 'submissions.deliver', {
    receiptId: mail.id,
    channel: 'email',
    documentCode: '',
    note: '',
  });
  const { revision } = await first.see('tiepnhan');
  const receipts = [
    ...[first, ...posted].map(({ id }) => ({ id, way: 'post' as const })),
    { id: portal.id, way: 'post' as const }, // the window showed what is not so any more
    { id: mail.id, way: 'email' as const }, // told meanwhile
    { id: unnamed.id, way: 'post' as const }, // a letter to nobody
    { id: noCase, way: 'post' as const },
  ];
  const input = { id: first.id, revision, receipts, documentCode: '12/TL', note: '' };
  const reply = await intake.ok('submissions.deliverSeveral', input);
  expect(reply.delivered).toBe(3);
  expect(reply.refused.map(({ id, code }) => [id, code])).toEqual([
    [portal.id, 'stale-revision'],
    [mail.id, 'already-delivered'],
    [unnamed.id, 'sender-details-missing'],
    [noCase, 'not-found'],
  ]);
  const { deliveries, timeline } = await first.see('tiepnhan');
  expect(deliveries.map(({ receiptId, channel }) => [receiptId, channel])).toEqual([
    [mail.id, 'email'],
    ...[first, ...posted].map(({ id }) => [id, 'post']),
  ]);
  const given = timeline.filter(({ act }) => act === 'submission.answer-delivered');
  expect(given.map(({ facts }) => facts['code']).sort()).toEqual(
    [first, ...posted, mail].map(({ receiptCode }) => receiptCode).sort(),
  );
  const own = (await posted[0]?.see('tiepnhan'))?.timeline[0];
  expect(own).toMatchObject({ act: 'submission.answer-delivered', facts: { channel: 'post' } });
});

test('where something stands against all nothing is written', async () => {
  const intake = await vault.as('tiepnhan');
  const { revision, timeline } = await first.see('tiepnhan');
  const input = { id: first.id, revision, receipts: [{ id: mail.id, way: 'email' as const }] };
  const reply = await intake.call('submissions.deliverSeveral', { ...input, documentCode: '', note: '' });
  expect(reply).toMatchObject({ error: { code: 'already-delivered', params: { id: mail.id } } });
  const after = await first.see('tiepnhan');
  expect([after.revision, after.timeline.length]).toEqual([revision, timeline.length]);
});

test('the case is answered with the last of them, and closes', async () => {
  const intake = await vault.as('tiepnhan');
  for (const one of [called, unnamed])
    await first.does('tiepnhan', 'submissions.deliver', {
      receiptId: one.id,
      channel: 'handed',
      documentCode: '',
      note: '',
    });
  const { revision, state } = await first.see('tiepnhan');
  expect(state).toBe('approved');
  await intake.ok('submissions.deliverSeveral', {
    id: first.id,
    revision,
    documentCode: '',
    note: '',
    receipts: [{ id: portal.id, way: 'portal' }],
  });
  expect((await first.see('tiepnhan')).state).toBe('answered');
  await first.does('tiepnhan', 'submissions.close', { rating: null, note: '' });
  expect((await first.see('tiepnhan')).state).toBe('closed');
});
