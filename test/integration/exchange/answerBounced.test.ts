import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomId } from '../../../electron/vault/crypto/primitives.ts';
import { sealTo, stealKeys, type StolenKeys } from '../../support/forge.ts';
import { putForgery, sampleManifest } from '../../support/forgery.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { answered, type CaseHands, handsOf, takeInCase } from '../../support/submissions.ts';
import {
  carry,
  createTwoStations,
  filesFor,
  type Office,
  PAIR_TIMEOUT_MS,
  type TwoStations,
} from '../../support/twoStations.ts';

const STAFF = ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien', 'coyeu'] as const;
const ANSWER = 'Sở đã lắp thêm đường truyền dự phòng.';
const REASON = 'Trả lời gửi nhầm hồ sơ';
const YEAR = { kind: 'year', on: '2026-11-25' } as const;
const ALL = { group: 'all', kind: null, source: null, field: null, holderId: null } as const;
const HANDED = { channel: 'handed', documentCode: '', note: '' } as const;
let pair: TwoStations;
let keysA: StolenKeys;
let keysB: StolenKeys;
let forgeries = 900;

beforeAll(async () => {
  pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
  keysA = await stealKeys(pair.a, 'coyeu', pair.nowMs());
  keysB = await stealKeys(pair.b, 'coyeu', pair.nowMs());
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

const fresh = (office: Office): Office => ({ ...office, clerk: () => office.vault.as('vanthu') });
const bring = (from: Office, to: Office) => carry(pair, fresh(from), fresh(to));

/** A case that was transferred to the other office by envelope and taken in there. */
async function takenThere(title: string): Promise<CaseHands> {
  const { a, b } = pair;
  const ours = await takeInCase(a.vault, { receivedOn: '2026-11-24', title });
  await ours.does('tiepnhan', 'submissions.classify', {
    ...{ decision: 'transfer', reasonCode: 'L10', note: '', transferTo: b.name },
  });
  const to = { submissionId: ours.id, stationId: b.stationId };
  await (await a.vault.as('vanthu')).ok('exchange.sendTransfer', to);
  await bring(a, b);
  const clerk = await b.vault.as('vanthu');
  const { rows } = await clerk.ok('exchange.list', { box: 'in', after: null, limit: 50 });
  const envelopeId = rows.find((row) => row.kind === 'submission' && row.stage === 'checked')?.envelopeId;
  const taken = await clerk.ok('exchange.takeSubmission', {
    envelopeId: envelopeId ?? '',
    phraseConfirmed: false,
  });
  return handsOf(b.vault, taken);
}

/** Taken in there and answered; not sent back yet. */
async function answeredThere(title: string): Promise<CaseHands> {
  const theirs = await takenThere(title);
  await answered(pair.b.vault, theirs, ANSWER);
  return theirs;
}

async function sendBack(one: CaseHands): Promise<string> {
  const clerk = await pair.b.vault.as('vanthu');
  return (await clerk.ok('exchange.sendAnswer', { submissionId: one.id })).envelopeId;
}

/** What the window asks of the answering office about a case, all of it; one person after another sits down. */
async function everywhere(one: CaseHands) {
  const { state, dueOn, travel, timeline, notes, clocks, offers } = await one.see('vanthu');
  const clerk = await pair.b.vault.as('vanthu');
  const { duties } = await clerk.ok('submissions.duties', { duty: 'deliver', from: 0 });
  const { rows } = await clerk.ok('submissions.list', {
    ...{ group: 'all', state: 'approved', personId: null, overdue: false, words: null, after: null },
    limit: 50,
  });
  const desk = await clerk.ok('desk.summary', { scope: 'mine' });
  const status = await clerk.ok('submissions.status', { receiptCode: one.receiptCode });
  const leader = await pair.b.vault.as('lanhdao');
  const figures = await leader.ok('figures.overview', { period: YEAR, filter: ALL });
  const { differing } = await leader.ok('figures.recount', { period: YEAR, group: 'all' });
  return {
    ...{ state, dueOn, travel, timeline, notes, offers, differing },
    deliver: clocks.find(({ clock }) => clock === 'deliver'),
    owed: duties[0]?.cases.map(({ row }) => row.id) ?? [],
    owedTotal: duties[0]?.total,
    listed: rows.map(({ id }) => id),
    onDesk: [...desk.waitingItems, ...desk.lateItems, ...desk.todayItems].map(({ opens }) => opens),
    counter: status.state,
    figures: figures.counts,
  };
}

/** The stick is read at the other office while the newest envelope on it is spoiled. @returns its whole bytes */
async function readDamaged(): Promise<{ file: string; whole: Buffer }> {
  await (await pair.b.vault.as('vanthu')).ok('exchange.writeFolder', { path: pair.folder });
  const file = filesFor(pair, pair.a)
    .sort((x, y) => fs.statSync(x).mtimeMs - fs.statSync(y).mtimeMs)
    .at(-1);
  const whole = fs.readFileSync(file ?? '');
  const spoiled = Buffer.from(whole);
  spoiled[20] = (spoiled[20] ?? 0) ^ 1;
  fs.writeFileSync(file ?? '', spoiled);
  await (await pair.a.vault.as('vanthu')).ok('exchange.readFolder', { path: pair.folder });
  return { file: file ?? '', whole };
}

/** Signed by the other office: a person there refuses it. */
async function refusedThere(about: string): Promise<void> {
  const metadata = {
    ...{ about, event: 'refused', atMs: pair.nowMs(), entryNumber: null, by: 'person', code: null },
    ...{ reason: REASON, label: null, checks: null, sequence: null, status: '02' },
  };
  const change = { kind: 'receipt', metadata } as const;
  const manifest = sampleManifest(pair.a, pair.b, (forgeries += 1), pair.nowMs(), change);
  const signers = [keysA.office];
  await putForgery(pair, pair.b, { signers, sealedFor: sealTo(keysB), manifest });
  await (await pair.b.vault.as('vanthu')).ok('exchange.readFolder', { path: pair.folder });
}

test('an answer that came damaged: it is to be sent again everywhere, until a whole one is there', async () => {
  const one = await answeredThere('Gói tin hỏng trên đường');
  await sendBack(one);
  const told = await everywhere(one);
  expect(told).toMatchObject({ state: 'answered', counter: 'answered', listed: [], owed: [], owedTotal: 0 });
  expect(told.figures).toMatchObject({ answeredOnTime: 1, returned: 0, closing: 0 });
  expect(told.deliver?.doneMs).not.toBeNull();
  const { file, whole } = await readDamaged();
  await bring(pair.a, pair.b);
  const back = await everywhere(one);
  expect(back).toMatchObject({
    ...{ state: 'approved', counter: 'approved', listed: [one.id], owed: [one.id], owedTotal: 1 },
    dueOn: expect.any(String),
    travel: { came: { answer: { stage: 'refused', errorCode: 'envelope-incomplete' } } },
    ...{ deliver: { doneMs: null }, figures: { returned: 1, closing: 1 }, differing: [] },
  });
  expect(back.onDesk).toContain(one.id);
  expect(back.timeline[0]).toMatchObject({
    ...{ act: 'submission.answer-bounced', facts: { peer: pair.a.name } },
  });
  expect(back.offers).toContainEqual({ act: 'send-answer', allowed: true, reason: null });

  fs.writeFileSync(file, whole);
  await (await pair.a.vault.as('vanthu')).ok('exchange.readFolder', { path: pair.folder });
  await bring(pair.a, pair.b);
  const again = await everywhere(one);
  expect(again).toMatchObject({
    ...{ state: 'answered', counter: 'answered', listed: [], owed: [], owedTotal: 0 },
    travel: { came: { answer: { stage: 'delivered', errorCode: null, reason: '' } } },
    ...{ figures: { returned: 1, closing: 0 }, differing: [] },
  });
});

test('refused by a person there after it had arrived, and the case was closed: open again, with their words', async () => {
  const one = await answeredThere('Trả lời nhầm hồ sơ');
  const envelopeId = await sendBack(one);
  await bring(pair.b, pair.a);
  await bring(pair.a, pair.b);
  await one.does('tiepnhan', 'submissions.close', { rating: null, note: '' });
  expect(await everywhere(one)).toMatchObject({ state: 'closed', counter: 'closed', owed: [] });
  await refusedThere(envelopeId);
  const back = await everywhere(one);
  expect(back).toMatchObject({
    ...{ state: 'approved', counter: 'approved', listed: [one.id], owed: [one.id], differing: [] },
    travel: { came: { answer: { stage: 'refused', reason: REASON, errorCode: null } } },
  });
  expect(back.notes.at(-1)).toMatchObject({ act: 'untold', text: `${pair.a.name}: ${REASON}` });
  expect(back.onDesk).toContain(one.id);
  // sent anew, it is answered again and can be closed
  await sendBack(one);
  expect((await everywhere(one)).state).toBe('answered');
  await one.does('tiepnhan', 'submissions.close', { rating: null, note: '' });
  expect((await everywhere(one)).state).toBe('closed');
});

test('whoever has the answer in another way has it, whatever becomes of the envelope', async () => {
  const one = await answeredThere('Đã trả lời tận tay');
  const envelopeId = await sendBack(one);
  await one.does('tiepnhan', 'submissions.deliver', { ...HANDED, receiptId: one.id });
  await refusedThere(envelopeId);
  expect(await everywhere(one)).toMatchObject({ state: 'answered', counter: 'answered', differing: [] });
});

test('a duplicate that joined after everybody was told waits by itself when its envelope comes back', async () => {
  const lead = await takeInCase(pair.b.vault, { receivedOn: '2026-11-24', title: 'Hồ sơ dẫn' });
  await answered(pair.b.vault, lead, ANSWER);
  await lead.does('tiepnhan', 'submissions.deliver', { ...HANDED, receiptId: lead.id });
  pair.pass(1000);
  const late = await takenThere('Hồ sơ nhập sau');
  await late.does('tiepnhan', 'submissions.merge', { masterId: lead.id, note: '' });
  const envelopeId = await sendBack(late);
  expect((await everywhere(lead)).owed).toEqual([]);
  await refusedThere(envelopeId);
  expect(await everywhere(lead)).toMatchObject({ state: 'answered', counter: 'answered', owed: [lead.id] });
  expect((await everywhere(late)).counter).toBe('approved');
});

test('an answer to a case that the other office does not have is refused, not called delivered', async () => {
  const metadata = {
    ...{ about: randomId(), receiptCode: 'PA-2026-9', text: ANSWER, approvedBy: 'Lê Đức Toản' },
    approvedMs: pair.nowMs(),
  };
  const change = { kind: 'submission-answer', metadata } as const;
  const manifest = sampleManifest(pair.b, pair.a, 950, pair.nowMs(), change);
  const signers = [keysB.person, keysB.office];
  await putForgery(pair, pair.a, { signers, sealedFor: sealTo(keysA), manifest });
  await (await pair.a.vault.as('vanthu')).ok('exchange.readFolder', { path: pair.folder });
  const db = await openRaw(pair.a.vault.dir);
  try {
    const said = db.prepare(`SELECT metadata FROM outbox WHERE kind = 'receipt' AND metadata LIKE ?`).pluck();
    const told = JSON.parse(String(said.get(`%${manifest.envelopeId}%`)));
    expect(told).toMatchObject({ event: 'refused', by: 'check', code: 'not-found' });
  } finally {
    db.close();
  }
});
