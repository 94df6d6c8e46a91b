import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomId } from '../../../electron/vault/crypto/primitives.ts';
import { sealTo, stealKeys, type StolenKeys } from '../../support/forge.ts';
import { putForgery, sampleManifest } from '../../support/forgery.ts';
import { savePaper, textOfPdf } from '../../support/papers.ts';
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

beforeAll(async () => {
  pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
  keysA = await stealKeys(pair.a, 'coyeu', pair.nowMs());
  keysB = await stealKeys(pair.b, 'coyeu', pair.nowMs());
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

const fresh = (office: Office): Office => ({ ...office, clerk: () => office.vault.at('vanthu') });
const bring = (from: Office, to: Office) => carry(pair, fresh(from), fresh(to));

/** A case that was transferred to the other office by envelope and taken in there. */
async function takenThere(title: string): Promise<CaseHands> {
  const { a, b } = pair;
  const ours = await takeInCase(a.vault, { receivedOn: '2026-11-24', title });
  await ours.does('tiepnhan', 'submissions.classify', {
    decision: 'transfer',
    reasonCode: 'L10',
    note: '',
    transferTo: b.name,
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

/** The choices of the list's filter under which the case stands; each counts as many lines as it shows. */
async function foundAs(one: CaseHands): Promise<string[]> {
  const clerk = await pair.b.vault.as('vanthu');
  const found: string[] = [];
  for (const state of ['approved', 'sent', 'answered'] as const) {
    const ask = { group: 'pakn', state, personId: null, overdue: false, after: null, limit: 50 } as const;
    const { rows, total } = await clerk.ok('submissions.list', { ...ask, words: null });
    expect(total).toBe(rows.length);
    const named = await clerk.ok('submissions.list', { ...ask, words: one.receiptCode });
    const ids = rows.map(({ id }) => id);
    expect(named.rows.map(({ id }) => id)).toEqual(ids.filter((id) => id === one.id));
    if (ids.includes(one.id)) found.push(state);
  }
  return found;
}

/** What the window asks of the answering office about a case, all of it; one person after another sits down. */
async function everywhere(one: CaseHands) {
  const { state, awaitsReceipt, dueOn, travel, timeline, notes, clocks, offers } = await one.see('vanthu');
  const clerk = await pair.b.vault.as('vanthu');
  const { duties } = await clerk.ok('submissions.duties', { duty: 'deliver', from: 0 });
  const { rows } = await clerk.ok('submissions.list', {
    group: 'all',
    state: 'approved',
    personId: null,
    overdue: false,
    words: null,
    after: null,
    limit: 50,
  });
  const desk = await clerk.ok('desk.summary', { scope: 'mine' });
  const status = await clerk.ok('submissions.status', { receiptCode: one.receiptCode });
  const leader = await pair.b.vault.as('lanhdao');
  const figures = await leader.ok('figures.overview', { period: YEAR, filter: ALL });
  const { differing } = await leader.ok('figures.recount', { period: YEAR, group: 'all' });
  return {
    state,
    awaitsReceipt,
    dueOn,
    travel,
    timeline,
    notes,
    offers,
    differing,
    deliver: clocks.find(({ clock }) => clock === 'deliver'),
    owed: duties[0]?.cases.map(({ row }) => row.id) ?? [],
    owedTotal: duties[0]?.total,
    listed: rows.map(({ id }) => id),
    onDesk: [...desk.waitingItems, ...desk.lateItems, ...desk.todayItems].map(({ opens }) => opens),
    counter: status.state,
    figures: figures.counts,
  };
}

/** The sheet that the sender gets at the counter, and the case in the list behind a figure and among its like. */
async function toldOf(one: CaseHands) {
  const clerk = await pair.b.vault.as('vanthu');
  const file = path.join(pair.b.vault.dir, `${one.id}.pdf`);
  const paper = { subjectKind: 'submission', subjectId: one.id, paper: 'status-sheet' } as const;
  await savePaper(clerk, { ...paper, recipient: null, format: 'pdf' }, file);
  const leader = await pair.b.vault.as('lanhdao');
  const asked = { period: YEAR, filter: ALL, figure: 'answeredOnTime', part: null } as const;
  const { rows } = await leader.ok('figures.cases', { ...asked, after: null, limit: 100 });
  const listed = rows.find(({ row }) => row.id === one.id);
  return {
    sheet: textOfPdf(file).replaceAll(/\s+/g, ' '),
    figure: listed === undefined ? null : { state: listed.state, awaitsReceipt: listed.row.awaitsReceipt },
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

/** The newest answer that lies in the first office's inbox. */
async function arrivedAnswer(): Promise<string> {
  const clerk = await pair.a.vault.as('vanthu');
  const { rows } = await clerk.ok('exchange.list', { box: 'in', after: null, limit: 50 });
  const standing = rows.filter((row) => row.kind === 'submission-answer' && row.stage === 'applied');
  return standing.sort((x, y) => y.sequence - x.sequence)[0]?.envelopeId ?? '';
}

/** The answer arrives and a person there refuses it; the signed refusal comes back. @returns its id there */
async function refusedThere(by: 'vanthu' | 'tiepnhan' = 'vanthu'): Promise<string> {
  await bring(pair.b, pair.a);
  const envelopeId = await arrivedAnswer();
  const asked = { envelopeId, reason: REASON, note: '' };
  await (await pair.a.vault.as(by)).ok('exchange.refuseAnswer', asked);
  await bring(pair.a, pair.b);
  return envelopeId;
}

test('an answer that came damaged: it is to be sent again everywhere, until a whole one is there', async () => {
  const one = await answeredThere('Gói tin hỏng trên đường');
  await sendBack(one);
  const told = await everywhere(one);
  expect(told.awaitsReceipt).toBe(true); // sealed, and nobody has said that it arrived
  expect(told).toMatchObject({ state: 'answered', counter: 'sent', listed: [], owed: [], owedTotal: 0 });
  expect(await foundAs(one)).toEqual(['sent']);
  expect(told.figures).toMatchObject({ answeredOnTime: 1, returned: 0, closing: 0 });
  expect(told.deliver?.doneMs).not.toBeNull();
  const under = await toldOf(one);
  expect(under.sheet).toContain('Đã gửi trả lời, chờ nơi nhận xác nhận');
  expect(under.figure).toEqual({ state: 'answered', awaitsReceipt: true });
  const { file, whole } = await readDamaged();
  await bring(pair.a, pair.b);
  const back = await everywhere(one);
  expect(back).toMatchObject({
    state: 'approved',
    counter: 'approved',
    listed: [one.id],
    owed: [one.id],
    owedTotal: 1,
    dueOn: expect.any(String),
    travel: { came: { answer: { stage: 'refused', errorCode: 'envelope-incomplete' } } },
    deliver: { doneMs: null },
    figures: { returned: 1, closing: 1 },
    differing: [],
  });
  expect(await foundAs(one)).toEqual(['approved']);
  expect(back.onDesk).toContain(one.id);
  expect(back.timeline[0]).toMatchObject({
    act: 'submission.answer-bounced',
    facts: { peer: pair.a.name },
  });
  expect(back.offers).toContainEqual({ act: 'send-answer', allowed: true, reason: null });

  fs.writeFileSync(file, whole);
  await (await pair.a.vault.as('vanthu')).ok('exchange.readFolder', { path: pair.folder });
  await bring(pair.a, pair.b);
  const again = await everywhere(one);
  expect(again).toMatchObject({
    state: 'answered',
    counter: 'answered',
    listed: [],
    owed: [],
    owedTotal: 0,
    awaitsReceipt: false,
    travel: { came: { answer: { stage: 'delivered', errorCode: null, reason: '' } } },
    figures: { returned: 1, closing: 0 },
    differing: [],
  });
  expect(await foundAs(one)).toEqual(['answered']);
  const arrived = await toldOf(one);
  expect(arrived.sheet).toContain('Đã trả lời');
  expect(arrived.sheet).not.toContain('chờ nơi nhận xác nhận');
  expect(arrived.figure).toEqual({ state: 'answered', awaitsReceipt: false });
});

test('refused by a person there after it had arrived, and the case was closed: open again, with their words', async () => {
  const one = await answeredThere('Trả lời nhầm hồ sơ');
  await sendBack(one);
  await bring(pair.b, pair.a);
  await bring(pair.a, pair.b);
  await one.does('tiepnhan', 'submissions.close', { rating: null, note: '' });
  expect(await everywhere(one)).toMatchObject({ state: 'closed', counter: 'closed', owed: [] });
  await refusedThere();
  const back = await everywhere(one);
  expect(back).toMatchObject({
    state: 'approved',
    counter: 'approved',
    listed: [one.id],
    owed: [one.id],
    differing: [],
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
  await sendBack(one);
  await one.does('tiepnhan', 'submissions.deliver', { ...HANDED, receiptId: one.id });
  await refusedThere();
  expect(await everywhere(one)).toMatchObject({ state: 'answered', counter: 'answered', differing: [] });
});

test('a duplicate that joined after everybody was told waits by itself when its envelope comes back', async () => {
  const lead = await takeInCase(pair.b.vault, { receivedOn: '2026-11-24', title: 'Hồ sơ dẫn' });
  await answered(pair.b.vault, lead, ANSWER);
  await lead.does('tiepnhan', 'submissions.deliver', { ...HANDED, receiptId: lead.id });
  pair.pass(1000);
  const late = await takenThere('Hồ sơ nhập sau');
  await late.does('tiepnhan', 'submissions.merge', { masterId: lead.id, note: '' });
  await sendBack(late);
  // each sender is told of their own answer; the case has one under way, and its duplicate says so of it
  const under = await everywhere(lead);
  expect(under).toMatchObject({ state: 'answered', counter: 'answered', awaitsReceipt: true, owed: [] });
  expect((await everywhere(late)).counter).toBe('sent');
  expect(await foundAs(lead)).toEqual(['sent']);
  expect(await foundAs(late)).toEqual([]);
  expect((await late.see('vanthu')).master).toMatchObject({ state: 'answered', awaitsReceipt: true });
  await refusedThere();
  expect(await everywhere(lead)).toMatchObject({ state: 'answered', counter: 'answered', owed: [lead.id] });
  expect(await foundAs(lead)).toEqual(['answered']);
  expect((await everywhere(late)).counter).toBe('approved');
});

/** The case as it stands in the office that took it in first. */
async function firstOf(one: CaseHands, by: 'tiepnhan' | 'vanthu' = 'tiepnhan') {
  const code = (await one.see('vanthu')).travel.came?.receiptCode ?? '';
  const clerk = await pair.a.vault.as(by);
  const { rows } = await clerk.ok('submissions.list', {
    group: 'all',
    state: null,
    personId: null,
    overdue: false,
    words: code,
    after: null,
    limit: 10,
  });
  return clerk.ok('submissions.get', { id: rows.find((row) => row.receiptCode === code)?.id ?? '' });
}

test('whoever passed a case on refuses its answer once, for a reason, and reads the next one in its place', async () => {
  const one = await answeredThere('Trả lời sai việc');
  const oursOf = () => firstOf(one);
  await sendBack(one);
  await bring(pair.b, pair.a);
  expect((await oursOf()).travel.answers).toMatchObject([{ text: ANSWER, refused: null }]);
  const envelopeId = await arrivedAnswer();
  const asked = { envelopeId, reason: REASON, note: 'Hồ sơ số 12' };
  const specialist = await pair.a.vault.as('chuyenvien');
  expect(await specialist.call('exchange.refuseAnswer', asked)).toMatchObject({
    ok: false,
    error: { code: 'not-permitted' },
  });
  const unsaid = await (
    await pair.a.vault.as('vanthu')
  ).call('exchange.refuseAnswer', { ...asked, reason: ' ' });
  expect(unsaid).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  expect(await refusedThere('tiepnhan')).toBe(envelopeId);

  const ours = await oursOf();
  expect(ours).toMatchObject({
    state: 'transferred',
    travel: { answers: [{ text: ANSWER, refused: { reason: REASON, atMs: pair.nowMs() } }] },
  });
  expect(ours.notes.at(-1)).toMatchObject({ act: 'refuse-answer', text: REASON });
  expect(ours.timeline[0]).toMatchObject({
    act: 'submission.answer-refused',
    facts: { peer: pair.b.name },
  });
  // in nobody's hands since then: the clock runs, it stands among what is owed, and it can be taken back
  expect(ours.transfer).toMatchObject({ to: pair.b.name, confirmedMs: null });
  expect(ours.clocks.find((one) => one.clock === 'own')).toMatchObject({ doneMs: null });
  expect(ours.offers).toContainEqual({ act: 'settle-transfer', allowed: true, reason: null });
  const clerk = await pair.a.vault.as('vanthu');
  const owing = async (caller = clerk) =>
    (await caller.ok('submissions.duties', { duty: 'own', from: 0 })).duties[0]?.cases.map(
      ({ row }) => row.id,
    );
  expect(await owing()).toContain(ours.id);
  expect(await clerk.ok('exchange.get', { envelopeId })).toMatchObject({
    stage: 'refused',
    reason: REASON,
    answer: { submissionId: ours.id, text: ANSWER },
  });
  const twice = await clerk.call('exchange.refuseAnswer', asked);
  expect(twice).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
  expect(await everywhere(one)).toMatchObject({
    state: 'approved',
    owed: expect.arrayContaining([one.id]),
    differing: [],
    timeline: expect.arrayContaining([expect.objectContaining({ act: 'submission.answer-bounced' })]),
  });

  await sendBack(one);
  await bring(pair.b, pair.a);
  const answers = (await oursOf()).travel.answers.map(({ refused }) => refused?.reason ?? null);
  expect(answers).toEqual([REASON, null]);
  expect(await owing(await pair.a.vault.as('vanthu'))).not.toContain(ours.id);
  expect((await everywhere(one)).state).toBe('answered');
});

/** What the first office owes the sender of a case there. */
async function owedThere(one: CaseHands) {
  const { id, clocks, offers, travel, timeline, notes } = await firstOf(one, 'vanthu');
  const clerk = await pair.a.vault.as('vanthu');
  const { duties } = await clerk.ok('submissions.duties', { duty: 'pass-on', from: 0 });
  const desk = await clerk.ok('desk.summary', { scope: 'mine' });
  const found = duties[0]?.cases.find(({ row }) => row.id === id) ?? null;
  const waits = [...desk.waitingItems, ...desk.todayItems].find((item) => item.opens === id);
  const late = desk.lateItems.find((item) => item.subjectKind === 'case-duty' && item.state === 'pass-on');
  return {
    id,
    travel,
    timeline,
    notes,
    owed: found,
    counted: duties[0]?.total === duties[0]?.cases.length,
    rule: duties[0]?.rule,
    deliver: clocks.find(({ clock }) => clock === 'deliver') ?? null,
    offered: offers.find(({ act }) => act === 'pass-on') ?? null,
    onDesk: waits === undefined ? null : { kind: waits.subjectKind, state: waits.state },
    lateOnDesk: late?.count ?? 0,
  };
}

/** Writes down in the first office that the sender was told. @returns the code of the refusal, or null */
async function passOn(one: CaseHands, by: 'tiepnhan' | 'vanthu' | 'chuyenvien', channel = 'post') {
  const { id, revision } = await firstOf(one);
  const told = { id, revision, channel: channel as 'post', note: 'Thư số 12' };
  const reply = await (await pair.a.vault.as(by)).call('submissions.passOn', told);
  return reply.ok ? null : reply.error.code;
}

const NOT_OWED = { owed: null, offered: null, onDesk: null };

test('the sender is owed the answer of the other office from the day it came, until somebody writes that they have it', async () => {
  const one = await answeredThere('Trả lời về tới nơi chuyển');
  expect(await owedThere(one)).toMatchObject({ ...NOT_OWED, deliver: null });
  expect(await passOn(one, 'tiepnhan')).toBe('illegal-transition');

  await sendBack(one);
  await bring(pair.b, pair.a);
  const came = await owedThere(one);
  expect(came).toMatchObject({
    rule: 'PA-19',
    counted: true,
    owed: { since: '2026-11-24', dueOn: '2026-11-25', lateDays: 0 },
    deliver: { rule: 'PA-19', startedOn: '2026-11-24', dueOn: '2026-11-25', doneMs: null },
    offered: { allowed: true, reason: null },
    onDesk: { kind: 'submission', state: 'pass-on' },
    travel: { answers: [{ passedOn: null }] },
  });
  // refused: nobody is told that answer, and the next one is owed
  await refusedThere();
  expect(await owedThere(one)).toMatchObject({ ...NOT_OWED, deliver: null });
  expect(await passOn(one, 'tiepnhan')).toBe('illegal-transition');
  await sendBack(one);
  await bring(pair.b, pair.a);
  pair.pass(3 * 86_400_000);
  const late = await owedThere(one);
  expect(late).toMatchObject({
    counted: true,
    owed: { lateDays: expect.any(Number) },
    offered: { allowed: true },
    onDesk: null,
  });
  expect(late.owed?.lateDays).toBeGreaterThan(0);
  expect(late.lateOnDesk).toBeGreaterThan(0);

  expect(await passOn(one, 'chuyenvien')).toBe('not-permitted');
  expect(await passOn(one, 'tiepnhan', 'envelope')).toBe('bad-input');
  expect(await passOn(one, 'tiepnhan')).toBeNull();
  const told = await owedThere(one);
  expect(told).toMatchObject({ ...NOT_OWED, counted: true, deliver: { doneMs: pair.nowMs() } });
  expect(told.lateOnDesk).toBe(late.lateOnDesk - 1);
  const passedOn = { channel: 'post', note: 'Thư số 12', atMs: pair.nowMs() };
  expect(told.travel.answers).toMatchObject([{ passedOn: null }, { refused: null, passedOn }]);
  expect(told.timeline[0]).toMatchObject({
    act: 'submission.answer-passed-on',
    facts: { peer: pair.b.name, channel: 'post' },
  });
  expect(told.notes.at(-1)).toMatchObject({ act: 'pass-on', text: 'Thư số 12' });
  expect(await passOn(one, 'vanthu')).toBe('already-delivered');

  // wrong after all: what was told stays written, and the answer that comes instead is owed anew
  await refusedThere();
  expect(await owedThere(one)).toMatchObject({ ...NOT_OWED, deliver: null });
  await sendBack(one);
  await bring(pair.b, pair.a);
  const anew = await owedThere(one);
  expect(anew).toMatchObject({ owed: { lateDays: 0 }, deliver: { doneMs: null } });
  expect(anew.travel.answers.map((answer) => answer.passedOn?.channel ?? null)).toEqual([null, 'post', null]);
});

test('what was passed on is fixed, and only an answer that stands is passed on', async () => {
  const db = await openRaw(pair.a.vault.dir);
  try {
    const run = (sql: string) => () => db.prepare(sql).run();
    expect(run("UPDATE submission_pass_on SET channel = 'phone'")).toThrow('fixed');
    expect(run('DELETE FROM submission_pass_on')).toThrow('stays');
    const insert = (of: string) => `INSERT INTO submission_pass_on
      SELECT i.id, ${of}, 'post', '', (SELECT id FROM person LIMIT 1), 1 FROM inbox i
       WHERE i.kind = 'submission-answer' AND i.id NOT IN (SELECT answer_id FROM submission_pass_on)`;
    const its = `(SELECT o.submission_id FROM outbox o WHERE o.id = json_extract(i.manifest, '$.metadata.about'))`;
    expect(run(`${insert(its)} AND i.stage = 'refused' LIMIT 1`)).toThrow('only an answer that stands');
    const another = `(SELECT s.id FROM submission s WHERE s.state = 'transferred' AND s.id <> ${its} LIMIT 1)`;
    expect(run(`${insert(another)} AND i.stage = 'applied' LIMIT 1`)).toThrow('only an answer that stands');
  } finally {
    db.close();
  }
});

test('an answer to a case that the other office does not have is refused, not called delivered', async () => {
  const metadata = {
    about: randomId(),
    receiptCode: 'PA-2026-9',
    text: ANSWER,
    approvedBy: 'Lê Đức Toản',
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
