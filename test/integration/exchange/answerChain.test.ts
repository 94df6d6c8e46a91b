import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomId } from '../../../electron/vault/crypto/primitives.ts';
import { signCms } from '../../../electron/vault/crypto/cms/sign.ts';
import { sealTo, stealKeys } from '../../support/forge.ts';
import { putForgery, sampleManifest } from '../../support/forgery.ts';
import { answered, type CaseHands, handsOf, takeInCase } from '../../support/submissions.ts';
import { TEST_PASSPHRASE } from '../../support/vault.ts';
import {
  carry,
  createTwoStations,
  introduceTo,
  type Office,
  openOffice,
  PAIR_TIMEOUT_MS,
  type TwoStations,
} from '../../support/twoStations.ts';

/** A case goes from A to C and from there to D: D answers C, C passes the answer on, and A tells the sender. */
const STAFF = ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'] as const;
const ANSWER = 'Sở đã thay máy biến áp ở thôn Bản Pịt.';
const REASON = 'Chưa trả lời đúng nội dung phản ánh';
let pair: TwoStations;
let a: Office;
let c: Office;
let d: Office;

beforeAll(async () => {
  pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
  d = await openOffice({
    people: STAFF,
    nowMs: pair.nowMs,
    office: { name: 'Đảng ủy Sở Công Thương', code: '000.01.07.H99', symbol: 'ĐUS', place: 'Sơn Hà' },
  });
  await introduceTo(d, pair.b, pair.folder);
  await introduceTo(pair.b, d, pair.folder);
  [a, c] = [pair.a, pair.b];
}, PAIR_TIMEOUT_MS);
afterAll(async () => {
  await d.vault.remove();
  await pair.remove();
});

const fresh = (office: Office): Office => ({ ...office, clerk: () => office.vault.at('vanthu') });
const bring = (from: Office, to: Office) => carry(pair, fresh(from), fresh(to));
const clerkOf = (office: Office) => office.vault.at('vanthu');

/** Sends a case that was taken in at one office on to another, which takes it in. */
async function sendOn(one: CaseHands, from: Office, to: Office): Promise<CaseHands> {
  await one.does('tiepnhan', 'submissions.classify', {
    decision: 'transfer',
    reasonCode: 'L10',
    note: '',
    transferTo: to.name,
  });
  const sent = { submissionId: one.id, stationId: to.stationId };
  await (await clerkOf(from)).ok('exchange.sendTransfer', sent);
  await bring(from, to);
  const clerk = await clerkOf(to);
  const { rows } = await clerk.ok('exchange.list', { box: 'in', after: null, limit: 50 });
  const envelopeId = rows.find((row) => row.kind === 'submission' && row.stage === 'checked')?.envelopeId;
  const asked = { envelopeId: envelopeId ?? '', phraseConfirmed: false };
  const taken = handsOf(to.vault, await clerk.ok('exchange.takeSubmission', asked));
  await bring(to, from);
  return taken;
}

/** The case at A, C and D, answered at D, and the answer at C. */
async function answeredAtEnd(title: string) {
  const atA = await takeInCase(a.vault, { receivedOn: '2026-11-24', title });
  const atC = await sendOn(atA, a, c);
  const atD = await sendOn(atC, c, d);
  await answered(d.vault, atD, ANSWER);
  await (await clerkOf(d)).ok('exchange.sendAnswer', { submissionId: atD.id });
  await bring(d, c);
  return { atA, atC, atD };
}

const sendBack = async (one: CaseHands, office: Office) =>
  (await clerkOf(office)).call('exchange.sendAnswer', { submissionId: one.id });

/** What an office owes of a case that it sent on, wherever it says so. */
async function owed(one: CaseHands, office: Office) {
  const { offers, clocks, travel, notes } = await one.see('vanthu');
  const clerk = await clerkOf(office);
  const { duties } = await clerk.ok('submissions.duties', { duty: 'pass-on', from: 0 });
  const desk = await clerk.ok('desk.summary', { scope: 'mine' });
  const offered = offers.flatMap(({ act, allowed }) =>
    allowed && ['send-answer', 'pass-on'].includes(act) ? [act] : [],
  );
  return {
    offered,
    travel,
    notes,
    duty: duties[0]?.cases.some(({ row }) => row.id === one.id) ?? false,
    counted: duties[0]?.total === duties[0]?.cases.length,
    onDesk: [...desk.waitingItems, ...desk.todayItems].some(({ opens }) => opens === one.id),
    doneMs: clocks.find(({ clock }) => clock === 'deliver')?.doneMs ?? null,
  };
}

test('the answer of the last office goes back through the one between, in its own words and under its own name', async () => {
  const { atA, atC, atD } = await answeredAtEnd('Điện yếu ở thôn Bản Pịt');
  expect(await owed(atC, c)).toMatchObject({
    offered: ['send-answer', 'pass-on'],
    duty: true,
    counted: true,
    onDesk: true,
    doneMs: null,
    travel: { came: { answer: null }, answers: [{ office: d.name, way: [], proof: null }] },
  });

  expect(await sendBack(atC, c)).toMatchObject({ ok: true });
  expect(await owed(atC, c)).toMatchObject({
    offered: [],
    duty: false,
    counted: true,
    onDesk: false,
    doneMs: pair.nowMs(),
    travel: { came: { answer: { stage: 'sealed', peer: a.name } } },
  });
  expect(await sendBack(atC, c)).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });

  await bring(c, a);
  const approver = (await atC.see('vanthu')).travel.answers[0]?.approvedBy ?? '';
  expect(approver).not.toBe('');
  expect(await owed(atA, a)).toMatchObject({
    offered: ['pass-on'],
    duty: true,
    travel: {
      answers: [
        {
          office: c.name,
          receiptCode: atC.receiptCode,
          text: ANSWER,
          approvedBy: approver,
          way: [{ office: d.name, receiptCode: atD.receiptCode }],
          proof: 'office-unknown', // A does not know D's card
        },
      ],
    },
  });
  await atA.does('tiepnhan', 'submissions.passOn', { channel: 'post', note: '' });
  expect(await owed(atA, a)).toMatchObject({ offered: [], duty: false });
  await bring(a, c);
  expect((await owed(atC, c)).travel.came?.answer).toMatchObject({ stage: 'delivered' });
});

test('refused at the first office, it is owed again between, with the reason; then it is proved to the end', async () => {
  await introduceTo(fresh(d), fresh(a), pair.folder);
  const { atA, atC } = await answeredAtEnd('Điện yếu ở thôn Nà Lạn');
  await sendBack(atC, c);
  await bring(c, a);
  const [came] = (await atA.see('vanthu')).travel.answers;
  const refusal = { envelopeId: came?.envelopeId ?? '', reason: REASON, note: '' };
  await (await clerkOf(a)).ok('exchange.refuseAnswer', refusal);
  await bring(a, c);
  const back = await owed(atC, c);
  expect(back).toMatchObject({ offered: ['send-answer', 'pass-on'], duty: true, doneMs: null });
  expect(back.travel.came?.answer).toMatchObject({ stage: 'refused', reason: REASON });
  expect(back.notes.at(-1)).toMatchObject({ act: 'untold', text: `${a.name}: ${REASON}` });

  expect(await sendBack(atC, c)).toMatchObject({ ok: true });
  await bring(c, a);
  const { answers, sent } = (await atA.see('vanthu')).travel;
  expect(answers.map(({ proof, refused }) => [proof, refused === null])).toEqual([
    ['whole', false],
    ['whole', true],
  ]);

  // words that the last office never signed, under its signature
  const [keysA, keysC, keysD] = [
    await stealKeys(a, 'vanthu', pair.nowMs()),
    await stealKeys(c, 'vanthu', pair.nowMs()),
    await stealKeys(d, 'vanthu', pair.nowMs()),
  ];
  const said = { receiptCode: 'PA-2026-0001', approvedBy: 'Lê Đức Toản', approvedMs: pair.nowMs() };
  const first = sampleManifest(d, c, 90, pair.nowMs(), {
    kind: 'submission-answer',
    metadata: { ...said, about: randomId(), text: ANSWER },
  });
  const signed = await signCms({
    content: Buffer.from(JSON.stringify(first), 'utf8'),
    signers: [keysD.person, keysD.office],
    signedMs: first.createdMs,
  });
  const forwards = {
    officeCode: d.officeCode,
    envelopeId: first.envelopeId,
    sequence: 90,
    name: d.name,
    signed: Buffer.from(signed).toString('base64'),
  };
  const way = [{ office: d.name, receiptCode: 'PA-2026-0001' }];
  for (const [index, text] of [ANSWER, 'Không có việc ấy.'].entries()) {
    const metadata = { ...said, about: sent?.envelopeId ?? '', text, answeredBy: way, forwards };
    const change = { kind: 'submission-answer', metadata } as const;
    const manifest = sampleManifest(c, a, 900 + index, pair.nowMs(), change);
    const signers = [keysC.person, keysC.office];
    await putForgery(pair, a, { signers, sealedFor: sealTo(keysA), manifest });
    await (await clerkOf(a)).ok('exchange.readFolder', { path: pair.folder });
  }
  const proofs = (await atA.see('vanthu')).travel.answers.slice(2).map(({ proof }) => proof);
  expect(proofs).toEqual(['whole', 'differs']);
});

test('a duplicate that came in by another door still waits when the answer went back to the office', async () => {
  const atA = await takeInCase(a.vault, { receivedOn: '2026-11-24', title: 'Điện yếu ở thôn Khuổi Luông' });
  const atC = await sendOn(atA, a, c);
  const walkIn = await takeInCase(c.vault, { receivedOn: '2026-11-24', title: 'Điện yếu, dân đến hỏi' });
  await walkIn.does('tiepnhan', 'submissions.merge', { masterId: atC.id, note: '' });
  const atD = await sendOn(atC, c, d);
  await answered(d.vault, atD, ANSWER);
  await sendBack(atD, d);
  await bring(d, c);
  expect(await sendBack(atC, c)).toMatchObject({ ok: true });
  const waits = { offered: ['pass-on'], duty: true, counted: true, doneMs: null };
  expect(await owed(atC, c)).toMatchObject(waits);
  await atC.does('tiepnhan', 'submissions.passOn', { channel: 'handed', note: '' });
  expect(await owed(atC, c)).toMatchObject({ offered: [], duty: false, counted: true });
});

test('each office counts from the day on which it took the case over, and its state says whose turn it is', async () => {
  const DAY_MS = 86_400_000;
  const deliverOf = ({ clocks }: Awaited<ReturnType<CaseHands['see']>>) => {
    const { startedOn = null, dueOn = null } =
      clocks.find(({ clock, doneMs }) => clock === 'deliver' && doneMs === null) ?? {};
    return startedOn === null ? null : [startedOn, dueOn];
  };
  const stand = async (one: CaseHands) => {
    const seen = await one.see('vanthu');
    const { state, dueOn, awaitsReceipt, lateDays, transfer } = seen;
    const confirmed = transfer?.confirmedMs != null;
    return { state, dueOn, awaitsReceipt, lateDays, confirmed, deliver: deliverOf(seen) };
  };
  const onTime = { awaitsReceipt: false, lateDays: 0, dueOn: null, deliver: null, confirmed: false };
  const handedOn = { ...onTime, state: 'transferred', confirmed: true };

  const atA = await takeInCase(a.vault, { receivedOn: '2026-11-24', title: 'Điện yếu ở thôn Nà Mèo' });
  const atC = await sendOn(atA, a, c);
  expect(await stand(atA)).toEqual(handedOn);
  expect(await stand(atC)).toEqual({ ...onTime, state: 'received', dueOn: '2026-12-01' });
  pair.pass(DAY_MS);
  const atD = await sendOn(atC, c, d);
  expect(await stand(atC)).toEqual(handedOn);
  // sorted five working days after it came here, not after it came to the first office
  expect(await stand(atD)).toEqual({ ...onTime, state: 'received', dueOn: '2026-12-02' });

  await answered(d.vault, atD, ANSWER);
  const owes = { dueOn: '2026-12-15', deliver: ['2026-11-25', '2026-11-26'] };
  expect(await stand(atD)).toEqual({ ...onTime, ...owes, state: 'approved' });
  await sendBack(atD, d);
  expect(await stand(atD)).toEqual({ ...onTime, state: 'answered', awaitsReceipt: true });
  pair.pass(DAY_MS);
  await bring(d, c);
  // a working day for the office between, from the day on which the answer came to it; nothing at the first one yet
  const passesOn = { ...handedOn, deliver: ['2026-11-26', '2026-11-27'] };
  expect(await stand(atC)).toEqual(passesOn);
  expect(await stand(atA)).toEqual(handedOn);
  await sendBack(atC, c);
  await bring(c, a);
  expect(await stand(atC)).toEqual(handedOn);
  expect(await stand(atA)).toEqual(passesOn);
  await atA.does('tiepnhan', 'submissions.passOn', { channel: 'post', note: '' });
  await bring(a, c);
  await bring(c, d);
  expect(await stand(atA)).toEqual(handedOn);
  // the signed receipt of the office between came: given, and nothing waits
  expect(await stand(atD)).toEqual({ ...onTime, state: 'answered' });
});

test('what is written to the sender names the code that the sender holds, with the code of the office beside it', async () => {
  // one more at the first office: its numbers run ahead of the others'
  await takeInCase(a.vault, { receivedOn: '2026-11-24', title: 'Đường liên thôn ngập' });
  const { atA, atC, atD } = await answeredAtEnd('Trạm bơm thôn Nà Lạn không chạy');
  const seen = await atD.see('chuyenvien');
  expect(seen.travel.came).toMatchObject({ receiptCode: atC.receiptCode, heldCode: atA.receiptCode });
  // of the codes in the note it is said what they are
  expect(seen.note).toContain(`Mã ở cơ quan chuyển (${c.name}): ${atC.receiptCode}`);
  expect(seen.note).toContain(`Mã ở cơ quan chuyển (${a.name}): ${atA.receiptCode}`);
  expect(atD.receiptCode).not.toBe(atA.receiptCode);
  const worker = await d.vault.as('chuyenvien');
  const { templates } = await worker.ok('submissions.templates', {
    id: atD.id,
    use: 'answer',
    position: null,
  });
  expect(templates[0]?.text).toContain(atA.receiptCode);
  await atD.does('lanhdao', 'submissions.signAnswer', { passphrase: TEST_PASSPHRASE });
  await atD.does('vanthu', 'submissions.issueAnswer', { typeId: 'cong-van' });
  const { issued } = await atD.see('vanthu');
  const letter = await (await clerkOf(d)).ok('documents.get', { id: issued?.documentId ?? '' });
  expect(letter.subject).toBe(
    `Trả lời phản ánh, kiến nghị, mã ${atA.receiptCode} (hồ sơ tại cơ quan mã ${atD.receiptCode})`,
  );
});
