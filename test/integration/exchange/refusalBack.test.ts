import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseHands, handsOf, takeInCase } from '../../support/submissions.ts';
import {
  carry,
  createTwoStations,
  type Office,
  PAIR_TIMEOUT_MS,
  type TwoStations,
} from '../../support/twoStations.ts';

/** An office refuses a case that another one sent it: the refusal goes back in an envelope, and the sender is told there. */
const STAFF = ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'] as const;
const REASON = 'Thuộc thẩm quyền của quý cơ quan';
let pair: TwoStations;
beforeAll(async () => {
  pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

const fresh = (office: Office): Office => ({ ...office, clerk: () => office.vault.at('vanthu') });
const bring = (from: Office, to: Office) => carry(pair, fresh(from), fresh(to));
const clerkOf = (office: Office) => office.vault.at('vanthu');

/** A case as both offices hold it: sent by the first, taken in at the second. */
async function sentOn(title: string): Promise<{ ours: CaseHands; theirs: CaseHands }> {
  const { a, b } = pair;
  const ours = await takeInCase(a.vault, { receivedOn: '2026-11-24', title });
  await ours.does('tiepnhan', 'submissions.classify', {
    decision: 'transfer',
    reasonCode: 'L10',
    note: '',
    transferTo: b.name,
  });
  const to = { submissionId: ours.id, stationId: b.stationId };
  await (await clerkOf(a)).ok('exchange.sendTransfer', to);
  await bring(a, b);
  const clerk = await clerkOf(b);
  const { rows } = await clerk.ok('exchange.list', { box: 'in', after: null, limit: 50 });
  const envelopeId = rows.find((row) => row.kind === 'submission' && row.stage === 'checked')?.envelopeId;
  const asked = { envelopeId: envelopeId ?? '', phraseConfirmed: false };
  const theirs = handsOf(b.vault, await clerk.ok('exchange.takeSubmission', asked));
  await bring(b, a);
  return { ours, theirs };
}

async function refuse(one: CaseHands): Promise<void> {
  await one.does('tiepnhan', 'submissions.classify', {
    decision: 'propose-refusal',
    reasonCode: 'L2',
    note: 'Việc nội bộ',
    transferTo: null,
  });
  await one.does('lanhdao', 'submissions.decideRefusal', { approve: true, note: '' });
}

/** What an office owes of a case, wherever it says so. */
async function owed(one: CaseHands, office: Office, duty: 'tell-refusal' | 'pass-on') {
  const { state, offers, clocks, travel, notes } = await one.see('vanthu');
  const clerk = await clerkOf(office);
  const { duties } = await clerk.ok('submissions.duties', { duty, from: 0 });
  const desk = await clerk.ok('desk.summary', { scope: 'mine' });
  const offered = offers.flatMap(({ act, allowed }) =>
    allowed && ['send-answer', 'tell-refusal', 'pass-on'].includes(act) ? [act] : [],
  );
  return {
    state,
    offered,
    travel,
    notes,
    duty: duties[0]?.cases.some(({ row }) => row.id === one.id) ?? false,
    onDesk: [...desk.waitingItems, ...desk.todayItems].some(({ opens }) => opens === one.id),
    doneMs: clocks.find(({ clock }) => clock === 'deliver')?.doneMs ?? null,
  };
}

const sendBack = async (one: CaseHands) =>
  (await clerkOf(pair.b)).call('exchange.sendAnswer', { submissionId: one.id });

const ILLEGAL = { ok: false, error: { code: 'illegal-transition' } };
const TOLD = { channel: 'phone', note: '' } as const;

test('a refusal goes back with its reason and the right place, and settles the case as soon as it is sealed', async () => {
  const { ours, theirs } = await sentOn('Khiếu nại bồi thường đất ở thôn Bản Pịt');
  expect(await sendBack(theirs), 'nothing is decided yet').toMatchObject(ILLEGAL);
  await refuse(theirs);
  expect(await owed(theirs, pair.b, 'tell-refusal')).toMatchObject({
    offered: ['send-answer', 'tell-refusal'],
    duty: true,
    onDesk: true,
    doneMs: null,
  });

  expect(await sendBack(theirs)).toMatchObject({ ok: true });
  expect(await owed(theirs, pair.b, 'tell-refusal')).toMatchObject({
    state: 'refused',
    offered: [],
    duty: false,
    onDesk: false,
    doneMs: pair.nowMs(),
    travel: { came: { answer: { stage: 'sealed', peer: pair.a.name } } },
  });
  expect(await sendBack(theirs), 'once is enough').toMatchObject(ILLEGAL);

  await bring(pair.b, pair.a);
  const there = await owed(ours, pair.a, 'pass-on');
  expect(there).toMatchObject({ state: 'transferred', offered: ['pass-on'], duty: true, onDesk: true });
  const [answer] = there.travel.answers;
  expect(answer?.approvedBy).not.toBe('');
  expect(answer?.text).toContain('không tiếp nhận để xử lý');
  expect(answer?.text).toContain('Là khiếu nại, tố cáo');
  expect(answer?.text, 'the code that its sender knows').toContain(ours.receiptCode);
  expect(answer?.text).not.toContain('Việc nội bộ');
  await ours.does('tiepnhan', 'submissions.passOn', { channel: 'post', note: '' });
  expect(await owed(ours, pair.a, 'pass-on')).toMatchObject({ offered: [], duty: false });
  await bring(pair.a, pair.b);
  expect((await theirs.see('vanthu')).travel.came?.answer).toMatchObject({ stage: 'delivered' });
});

test('sent back by a person there, it is owed again with the reason; told by mouth, no envelope goes any more', async () => {
  const { ours, theirs } = await sentOn('Tranh chấp ngõ đi chung ở thôn Nà Lạn');
  await refuse(theirs);
  await sendBack(theirs);
  await bring(pair.b, pair.a);
  const [came] = (await ours.see('vanthu')).travel.answers;
  const asked = { envelopeId: came?.envelopeId ?? '', reason: REASON, note: '' };
  await (await clerkOf(pair.a)).ok('exchange.refuseAnswer', asked);
  await bring(pair.a, pair.b);
  const back = await owed(theirs, pair.b, 'tell-refusal');
  expect(back).toMatchObject({
    state: 'refused',
    offered: ['send-answer', 'tell-refusal'],
    duty: true,
    doneMs: null,
    travel: { came: { answer: { stage: 'refused', reason: REASON } } },
  });
  expect(back.notes.at(-1)).toMatchObject({ act: 'untold', text: `${pair.a.name}: ${REASON}` });

  await theirs.does('tiepnhan', 'submissions.tellRefusal', { ...TOLD, receiptId: theirs.id });
  expect(await owed(theirs, pair.b, 'tell-refusal')).toMatchObject({ offered: [], duty: false });
  expect(await sendBack(theirs)).toMatchObject(ILLEGAL);
});

test('a duplicate that came from another office is told there, the sender of the case here: only both settle it', async () => {
  const { ours, theirs } = await sentOn('Đòi lại đất mượn ở thôn Pá Khôm');
  const lead = await takeInCase(pair.b.vault, { receivedOn: '2026-11-24', title: 'Đòi đất ở Pá Khôm' });
  await theirs.does('tiepnhan', 'submissions.merge', { masterId: lead.id, note: '' });
  await refuse(lead);
  expect((await lead.see('vanthu')).waiting).toEqual([
    { id: lead.id, byEnvelope: false, reach: { way: 'post', apart: null } },
    { id: theirs.id, byEnvelope: true, reach: { way: null, apart: 'by-envelope' } },
  ]);
  expect(await sendBack(lead), 'it came from nowhere else').toMatchObject({ ok: false });
  await lead.does('tiepnhan', 'submissions.tellRefusal', { ...TOLD, receiptId: lead.id });
  expect(await owed(lead, pair.b, 'tell-refusal')).toMatchObject({ duty: true, offered: ['tell-refusal'] });
  expect((await theirs.see('vanthu')).offers).toContainEqual({
    act: 'send-answer',
    allowed: true,
    reason: null,
  });
  expect(await sendBack(theirs)).toMatchObject({ ok: true });
  expect(await owed(lead, pair.b, 'tell-refusal')).toMatchObject({
    duty: false,
    offered: [],
    doneMs: pair.nowMs(),
  });
  await bring(pair.b, pair.a);
  expect((await ours.see('vanthu')).travel.answers[0]?.text).toContain(ours.receiptCode);
});
