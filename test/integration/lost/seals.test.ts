import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { type CaseHands, handsOf, takeInCase } from '../../support/submissions.ts';
import {
  carry,
  createTwoStations,
  filesFor,
  introduceTo,
  type Office,
  PAIR_TIMEOUT_MS,
  registerOutgoing,
  type TwoStations,
} from '../../support/twoStations.ts';
import { TEST_PASSPHRASE } from '../../support/vault.ts';

/** What was sealed for a machine that was lost afterwards: of every kind nothing leaves, and each goes out anew. */
const STAFF = ['quantri', 'vanthu', 'tiepnhan', 'lanhdao'] as const;
let pair: TwoStations;
let a: Office;
let b: Office;
/** sent to b, waiting at the loss; on the medium before it, taken in there, and no receipt back yet */
let waiting: CaseHands;
let taken: CaseHands;
/** came from b, answered with a refusal: the answer waits at the loss; was read there before it */
let owed: CaseHands;
let heard: CaseHands;
/** documents: one that was told to have come before the loss, and one that is recalled */
let known: string;
let letter: string;
let packet: string;
let bundle: string;
/** what lies on the medium at the loss */
let before: readonly string[] = [];

const fresh = (office: Office): Office => ({ ...office, clerk: () => office.vault.at('vanthu') });
const bring = (from: Office, to: Office) => carry(pair, from, to);
const clerkOf = (office: Office) => office.vault.at('vanthu');
const outOf = async (office: Office) =>
  (await (await clerkOf(office)).ok('exchange.list', { box: 'out', after: null, limit: 200 })).rows;
const get = async (envelopeId: string) => (await clerkOf(a)).ok('exchange.get', { envelopeId });

async function sendCase(from: Office, to: Office, title: string): Promise<CaseHands> {
  const ours = await takeInCase(from.vault, { receivedOn: '2026-11-24', title });
  await ours.does('tiepnhan', 'submissions.classify', {
    decision: 'transfer',
    reasonCode: 'L10',
    note: '',
    transferTo: to.name,
  });
  const asked = { submissionId: ours.id, stationId: to.stationId };
  await (await clerkOf(from)).ok('exchange.sendTransfer', asked);
  return ours;
}

const casesWaiting = async (office: Office) => {
  const { rows } = await (await clerkOf(office)).ok('exchange.list', { box: 'in', after: null, limit: 200 });
  return rows.filter(({ kind, stage }) => kind === 'submission' && stage === 'checked');
};

async function take(office: Office): Promise<CaseHands> {
  const envelopeId = (await casesWaiting(office)).at(-1)?.envelopeId ?? '';
  const clerk = await clerkOf(office);
  return handsOf(
    office.vault,
    await clerk.ok('exchange.takeSubmission', { envelopeId, phraseConfirmed: false }),
  );
}

async function refuse(one: CaseHands): Promise<void> {
  await one.does('tiepnhan', 'submissions.classify', {
    decision: 'propose-refusal',
    reasonCode: 'L2',
    note: '',
    transferTo: null,
  });
  await one.does('lanhdao', 'submissions.decideRefusal', { approve: true, note: '' });
  await (await clerkOf(a)).ok('exchange.sendAnswer', { submissionId: one.id });
}

const heldOf = async (one: CaseHands): Promise<string> =>
  (await outOf(a)).find((row) => row.submissionId === one.id && row.held)?.envelopeId ?? '';
const resend = async (envelopeId: string) => (await clerkOf(a)).ok('exchange.resend', { envelopeId });
const write = async () => (await clerkOf(a)).ok('exchange.writeFolder', { path: pair.folder });
const onMedium = (): string[] => filesFor(pair, b).map((file) => path.basename(file).slice(33, 65));
const offersOf = async (one: CaseHands) =>
  (await one.see('vanthu')).offers.flatMap(({ act, allowed }) => (allowed ? [act] : []));

beforeAll(async () => {
  pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
  [a, b] = [fresh(pair.a), fresh(pair.b)];
  const to = [{ stationId: b.stationId }];
  const send = async (subject: string): Promise<string> => {
    const { id } = await registerOutgoing(await clerkOf(a), { subject });
    const { envelopes } = await (await clerkOf(a)).ok('exchange.send', { documentId: id, to });
    return envelopes[0]?.envelopeId ?? '';
  };
  known = await send('Về việc họp giao ban');
  await bring(a, b);
  await bring(b, a);
  letter = await send('Về việc trực lễ');
  taken = await sendCase(a, b, 'Đã tới trước khi mất máy');
  await sendCase(b, a, 'Lời đáp đã tới trước khi mất máy');
  await bring(b, a);
  heard = await take(a);
  await refuse(heard);
  await sendCase(b, a, 'Lời đáp còn chờ khi mất máy');
  await bring(b, a);
  await bring(a, b);
  await take(b);
  pair.pass(1000);
  // from here on nothing leaves any more before the loss
  owed = await take(a);
  await refuse(owed);
  waiting = await sendCase(a, b, 'Còn chờ khi mất máy');
  const clerk = await clerkOf(a);
  const month = { stationId: b.stationId, month: '2026-11' };
  bundle = (await clerk.ok('exchange.sendReconciliation', month)).envelopeId;
  const file = path.join(pair.folder, 'so-lieu.json');
  fs.writeFileSync(file, '{}');
  const figures: Input<'exchange.sendFile'> = {
    kind: 'figures',
    path: file,
    what: 'Số liệu',
    to: [b.stationId],
  };
  packet = (await clerk.ok('exchange.sendFile', figures)).envelopes[0]?.envelopeId ?? '';
  const order = { code: '12-QĐ/ĐU', decidedOn: '2026-11-24', ground: 'Gửi nhầm nơi' };
  await (await a.vault.as('lanhdao')).ok('exchange.recall', { envelopeId: letter, ...order });
  before = onMedium();
  pair.pass(1000);
  await (
    await clerkOf(a)
  ).ok('lost.settle', {
    stationId: b.stationId,
    noticedOn: '2026-11-24',
    place: 'Trên xe khách',
    ground: 'BC 12-BC/VPTU',
    wasOpen: false,
    passphrase: TEST_PASSPHRASE,
    secondUsername: 'lanhdao',
    secondPassphrase: TEST_PASSPHRASE,
  });
  pair.pass(1000);
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

test('no kind leaves, none is counted as to be written, and each says what is done about it', async () => {
  expect(await write()).toMatchObject({ written: 0, receiptsWritten: 0 });
  expect(onMedium()).toEqual(before);
  const clerk = await clerkOf(a);
  expect(await clerk.ok('exchange.summary', {})).toMatchObject({ waitingOut: 0, held: 7 });
  const others = (await outOf(a)).filter(({ envelopeId }) => envelopeId !== known);
  const said = await Promise.all(others.map(({ envelopeId }) => get(envelopeId)));
  expect(said.map(({ kind, lostSeal }) => `${kind}: ${lostSeal}`).toSorted()).toEqual([
    'document: compare',
    'figures: issue',
    'recall: by-itself',
    'reconciliation: compare',
    'submission-answer: compare',
    'submission-answer: compare',
    'submission: compare',
    'submission: compare',
  ]);
  expect(said.filter(({ held, mayResend }) => !held || mayResend)).toEqual([]);
});

test('once its office is trusted again, receipts and orders go by themselves, anew; the rest waits for a person', async () => {
  const old = new Set((await outOf(a)).map(({ envelopeId }) => envelopeId));
  await introduceTo(b, a, pair.folder);
  const { written, receiptsWritten } = await write();
  expect(written, 'the recall').toBe(1);
  expect(receiptsWritten).toBeGreaterThanOrEqual(4);
  const fresh = onMedium().filter((id) => !before.includes(id));
  expect(fresh).toHaveLength(written + receiptsWritten);
  expect(fresh.filter((id) => old.has(id))).toEqual([]);
  const read = await (await clerkOf(b)).ok('exchange.readFolder', { path: pair.folder });
  expect(read).toMatchObject({ quarantined: 0, read: fresh.length });
  const { rows } = await (await clerkOf(b)).ok('exchange.list', { box: 'in', after: null, limit: 200 });
  expect(rows.filter(({ stage }) => stage === 'recalled')).toMatchObject([{ kind: 'document' }]);
  expect(await write(), 'once').toMatchObject({ written: 0 });
});

test('a case, an answer and a bundle go anew from here; a packet from where it was made', async () => {
  const held = { waiting: await heldOf(waiting), owed: await heldOf(owed) };
  expect(await get(held.waiting)).toMatchObject({ lostSeal: 'resend', mayResend: true, mayGiveUp: false });
  const again = await resend(held.waiting);
  expect(await get(held.waiting)).toMatchObject({
    lostSeal: null,
    mayResend: false,
    held: false,
    replacedBy: again.envelopeId,
    dots: { sent: 'none' },
  });
  expect((await waiting.see('vanthu')).travel.sent).toMatchObject({ envelopeId: again.envelopeId });
  await resend(held.owed);
  await resend(bundle);
  expect(await (await clerkOf(a)).call('exchange.resend', { envelopeId: packet })).toMatchObject({
    error: { code: 'illegal-transition' },
  });
  expect(await get(packet)).toMatchObject({ lostSeal: 'issue', mayGiveUp: true });
  await (await clerkOf(a)).ok('exchange.giveUp', { envelopeId: packet });
  expect(await get(packet)).toMatchObject({ lostSeal: null, mayGiveUp: false, dots: { sent: 'none' } });
});

test('what had come before the loss is there once, and its sender hears what became of it', async () => {
  await resend(await heldOf(taken));
  await resend(await heldOf(heard));
  await bring(a, b);
  expect(await (await clerkOf(b)).ok('exchange.summary', {})).toMatchObject({ gaps: [], quarantined: 0 });
  expect((await casesWaiting(b)).map(({ title }) => title)).toEqual([
    `${waiting.receiptCode}: Còn chờ khi mất máy`,
  ]);
  await take(b);
  for (const { submissionId } of (await outOf(b)).filter(({ kind }) => kind === 'submission')) {
    const asked = { id: submissionId ?? '' };
    expect((await (await clerkOf(b)).ok('submissions.get', asked)).travel.answers).toHaveLength(1);
  }
  await bring(b, a);
  for (const one of [taken, waiting])
    expect((await one.see('vanthu')).transfer?.confirmedMs).toEqual(expect.any(Number));
  for (const one of [heard, owed])
    expect((await one.see('vanthu')).travel.came?.answer).toMatchObject({ stage: 'delivered' });
  const clerk = await clerkOf(a);
  expect(await clerk.ok('exchange.summary', {})).toMatchObject({ held: 0 });
  expect(await clerk.ok('ledger.verify', {})).toMatchObject({ intact: true });
});

test('an answer that was sent anew and is sent back there is owed again', async () => {
  expect(await offersOf(owed)).not.toContain('send-answer');
  const { rows } = await (await clerkOf(b)).ok('exchange.list', { box: 'in', after: null, limit: 200 });
  const answers = rows.filter(({ kind }) => kind === 'submission-answer');
  for (const { envelopeId } of answers) {
    const { answer } = await (await clerkOf(b)).ok('exchange.get', { envelopeId });
    if (answer?.receiptCode !== owed.receiptCode) continue;
    const asked = { envelopeId, reason: 'Thuộc thẩm quyền của quý cơ quan', note: '' };
    await (await clerkOf(b)).ok('exchange.refuseAnswer', asked);
  }
  await bring(b, a);
  expect(await offersOf(owed)).toContain('send-answer');
});

test('what had come and is asked for again does not leave as it was sealed', async () => {
  expect(await get(known)).toMatchObject({ stage: 'delivered', held: false, lostSeal: null });
  await write();
  await a.vault.close();
  const db = await openRaw(a.vault.dir);
  db.prepare('UPDATE outbox SET again_ms = 1 WHERE id = ?').run(known);
  db.close();
  expect(await write()).toMatchObject({ written: 0 });
  expect(await get(known)).toMatchObject({ held: true, lostSeal: 'resend', mayResend: true });
  const { envelopeId } = await resend(known);
  expect(await write()).toMatchObject({ written: 1 });
  expect(onMedium()).toContain(envelopeId);
  expect(await get(known)).toMatchObject({ stage: 'delivered', held: false, mayResend: false });
});
