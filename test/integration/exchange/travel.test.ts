import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, type CaseHands, takeInCase } from '../../support/submissions.ts';
import {
  carry,
  createTwoStations,
  PAIR_TIMEOUT_MS,
  type Office,
  type TwoStations,
} from '../../support/twoStations.ts';
import type { Caller } from '../../support/vault.ts';
import { ACCEPTED } from '../../support/inputs.ts';

const STAFF = ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'] as const;
const ANSWER = 'Sở đã lắp thêm đường truyền dự phòng; điểm phục vụ dùng được từ ngày 24/11/2026.';
const PERIOD = { kind: 'month', on: '2026-11-25' } as const;

let pair: TwoStations;
let one: CaseHands;
let theirs: { id: string; receiptCode: string };
beforeAll(async () => {
  pair = await createTwoStations({ a: { people: STAFF }, b: { people: STAFF } });
  one = await takeInCase(pair.a.vault, { receivedOn: '2026-11-24' });
}, PAIR_TIMEOUT_MS);
afterAll(() => pair.remove());

/** Signed in again where the hands of a case sat down meanwhile. */
const back = (office: Office): Promise<Caller> => office.vault.at('vanthu');
const fresh = (office: Office): Office => ({ ...office, clerk: () => back(office) });
const bring = (from: Office, to: Office) => carry(pair, fresh(from), fresh(to));
const offersOf = async (office: Office, id: string) =>
  (await (await back(office)).ok('submissions.get', { id })).offers.map(({ act }) => act);
const waiting = async (office: Office, kind: string) =>
  (await (await back(office)).ok('exchange.list', { box: 'in', after: null, limit: 50 })).rows.find(
    (row) => row.kind === kind && row.stage === 'checked',
  )?.envelopeId ?? '';

/** Codes of the cases that nobody has had for more than a working day. */
async function inNobodysHands(): Promise<string[]> {
  const { duties } = await (await pair.a.vault.as('tiepnhan')).ok('submissions.duties', {});
  return duties
    .filter(({ duty }) => duty === 'own')
    .flatMap(({ cases }) => cases.map(({ row }) => row.receiptCode));
}

describe('a case that is another office’s', () => {
  it('is offered to the clerk once it was transferred, and stays in nobody’s hands until a receipt comes', async () => {
    expect(await offersOf(pair.a, one.id)).not.toContain('send-transfer');
    await one.does('tiepnhan', 'submissions.classify', {
      decision: 'transfer',
      reasonCode: 'L10',
      note: 'Thuộc thẩm quyền của tỉnh',
      transferTo: 'ben kia', // as it was typed in haste; the office that is chosen says its own name
    });
    expect(await offersOf(pair.a, one.id)).toContain('send-transfer');
    const asked = (await one.see('tiepnhan')).offers.find(({ act }) => act === 'send-transfer');
    expect(asked).toEqual({ act: 'send-transfer', allowed: false, reason: 'not-permitted' });
    const clerk = await back(pair.a);
    await clerk.ok('exchange.sendTransfer', { submissionId: one.id, stationId: pair.b.stationId });
    const seen = await one.see('vanthu');
    expect(seen.transfer).toEqual({ to: pair.b.name, confirmedMs: null });
    expect(seen.travel).toMatchObject({
      sent: { peer: pair.b.name, stage: 'sealed' },
      came: null,
      answers: [],
    });
    expect(seen.timeline.map(({ act }) => act)).toContain('sender.sent');
    expect(await offersOf(pair.a, one.id)).not.toContain('send-transfer');
    pair.pass(26 * 3_600_000); // more than a working day
    expect(await inNobodysHands()).toContain(one.receiptCode);
  });

  it('is taken in at the other office under a code of its own, and the first one knows by a signed receipt', async () => {
    await bring(pair.a, pair.b);
    const envelopeId = await waiting(pair.b, 'submission');
    theirs = await (await back(pair.b)).ok('exchange.takeSubmission', { envelopeId, phraseConfirmed: false });
    expect(theirs.receiptCode).not.toBe('');
    expect(await (await back(pair.b)).ok('submissions.get', { id: theirs.id })).toMatchObject({
      source: 'envelope',
      state: 'received',
      senderComplete: true,
      travel: {
        sent: null,
        came: {
          office: pair.a.name,
          receiptCode: one.receiptCode,
          reason: 'Thuộc thẩm quyền của tỉnh',
          answer: null,
        },
      },
    });
    await bring(pair.b, pair.a);
    expect(await one.see('tiepnhan')).toMatchObject({
      transfer: { to: pair.b.name, confirmedMs: pair.nowMs() },
      travel: { sent: { stage: 'registered' } },
    });
    expect(await inNobodysHands()).not.toContain(one.receiptCode);
  });

  it('comes back answered, once, and the answer stands in the first office’s case', async () => {
    const hands: CaseHands = {
      ...one,
      ...theirs,
      see: async (who) => (await pair.b.vault.as(who)).ok('submissions.get', { id: theirs.id }),
      does: async (who, op, rest) => {
        const caller = await pair.b.vault.as(who);
        const { revision } = await caller.ok('submissions.get', { id: theirs.id });
        const reply = await caller.call(op, { ...rest, id: theirs.id, revision } as never);
        if (!reply.ok) throw new Error(`${op}: ${reply.error.code}`);
      },
    };
    expect(await offersOf(pair.b, theirs.id)).not.toContain('send-answer');
    await answered(pair.b.vault, hands, ANSWER);
    expect(await offersOf(pair.b, theirs.id)).toContain('send-answer');
    const clerk = await back(pair.b);
    await clerk.ok('exchange.sendAnswer', { submissionId: theirs.id });
    const twice = await clerk.call('exchange.sendAnswer', { submissionId: theirs.id });
    expect(twice).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
    await bring(pair.b, pair.a);
    const { travel, timeline } = await one.see('tiepnhan');
    expect(travel.answers).toEqual([
      expect.objectContaining({ office: pair.b.name, receiptCode: theirs.receiptCode, text: ANSWER }),
    ]);
    expect(timeline.map(({ act }) => act)).toContain('submission.answered-elsewhere');
    await bring(pair.a, pair.b);
    const seen = await (await back(pair.b)).ok('submissions.get', { id: theirs.id });
    expect(seen.travel.came?.answer).toMatchObject({ peer: pair.a.name, stage: 'delivered' });
  });

  it('one that is not theirs either bounces with the reason, and can go to somebody else', async () => {
    const other = await takeInCase(pair.a.vault, { receivedOn: '2026-11-24', title: 'Việc của nơi khác' });
    const transfer = { decision: 'transfer', reasonCode: 'L10', note: '', transferTo: pair.b.name } as const;
    await other.does('tiepnhan', 'submissions.classify', transfer);
    const to = { submissionId: other.id, stationId: pair.b.stationId };
    await (await back(pair.a)).ok('exchange.sendTransfer', to);
    await bring(pair.a, pair.b);
    const envelopeId = await waiting(pair.b, 'submission');
    const reason = 'Không thuộc thẩm quyền của tỉnh';
    await (await back(pair.b)).ok('exchange.refuse', { envelopeId, reason, note: '' });
    await bring(pair.b, pair.a);
    expect(await other.see('tiepnhan')).toMatchObject({
      state: 'classifying',
      transfer: null,
      travel: { sent: { stage: 'refused', reason } },
    });
    await other.does('tiepnhan', 'submissions.classify', transfer);
    expect(await offersOf(pair.a, other.id)).toContain('send-transfer');
  });
});

it('sent back by telephone after it was taken in, it can go out again, and the first envelope says nothing of that', async () => {
  const again = await takeInCase(pair.a.vault, { receivedOn: '2026-11-24', title: 'Nhận rồi lại trả' });
  const transfer = { decision: 'transfer', reasonCode: 'L10', note: '', transferTo: pair.b.name } as const;
  const to = { submissionId: again.id, stationId: pair.b.stationId };
  await again.does('tiepnhan', 'submissions.classify', transfer);
  await (await back(pair.a)).ok('exchange.sendTransfer', to);
  await bring(pair.a, pair.b);
  const envelopeId = await waiting(pair.b, 'submission');
  await (await back(pair.b)).ok('exchange.takeSubmission', { envelopeId, phraseConfirmed: false });
  await bring(pair.b, pair.a);
  pair.pass(60_000);
  await again.does('tiepnhan', 'submissions.settleTransfer', {
    outcome: 'returned',
    reference: '',
    note: 'Gọi lại: không thuộc phạm vi',
  });
  expect((await again.see('vanthu')).travel.sent, 'how it went is still told').not.toBeNull();
  pair.pass(60_000);
  await again.does('tiepnhan', 'submissions.classify', transfer);
  expect((await again.see('vanthu')).travel.sent).toBeNull();
  expect(await offersOf(pair.a, again.id)).toContain('send-transfer');
  await (await back(pair.a)).ok('exchange.sendTransfer', to);
  expect((await again.see('vanthu')).travel.sent).toMatchObject({ stage: 'sealed' });
  expect(await offersOf(pair.a, again.id)).not.toContain('send-transfer');
});

describe('signed figures for the office above', () => {
  it('are signed and sealed in one act, and taken in out of the envelope', async () => {
    const sender = await back(pair.a);
    const sent = await sender.ok('figures.send', { period: PERIOD, note: '', to: [pair.b.stationId] });
    expect(sent).toMatchObject({ edition: 1, peers: [pair.b.name] });
    expect((await sender.ok('figures.offices', { period: PERIOD })).own).toMatchObject([{ edition: 1 }]);
    await bring(pair.a, pair.b);
    const envelopeId = await waiting(pair.b, 'figures');
    const receiver = await back(pair.b);
    const taken = await receiver.ok('figures.takeEnvelope', { envelopeId });
    expect(taken).toMatchObject({ officeName: pair.a.name, edition: 1, taken: true });
    const { offices } = await receiver.ok('figures.offices', { period: PERIOD });
    expect(offices.find(({ code }) => code === pair.a.officeCode)).toMatchObject({
      state: 'in',
      counts: { received: 3 },
      editions: [{ edition: 1, through: 'envelope' }],
    });
    const twice = await receiver.call('figures.takeEnvelope', { envelopeId });
    expect(twice).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
    await bring(pair.b, pair.a);
    const rows = await (await back(pair.a)).ok('exchange.list', { box: 'out', after: null, limit: 50 });
    expect(rows.rows.find(({ kind }) => kind === 'figures')).toMatchObject({ stage: 'received' });
  });

  it('to a station that nobody trusts: nothing is signed and nothing is kept', async () => {
    const sender = await back(pair.a);
    const to = ['f'.repeat(32)];
    const reply = await sender.call('figures.send', { period: PERIOD, note: '', to });
    expect(reply).toMatchObject({ ok: false, error: { code: 'recipient-unknown' } });
    expect((await sender.ok('figures.offices', { period: PERIOD })).own).toHaveLength(1);
  });
});

describe('a question to an office that has a station', () => {
  it('is chased by an envelope once its day has passed, and the other office reads what is waited for', async () => {
    const asking = await takeInCase(pair.a.vault, { receivedOn: '2026-11-24', title: 'Việc cần hỏi tỉnh' });
    const accept = { ...ACCEPTED } as const;
    await asking.does('tiepnhan', 'submissions.classify', accept);
    const leadId = pair.a.vault.ids['chuyenvien'] ?? '';
    await asking.does('lanhdao', 'submissions.assign', { leadId, supportIds: [], dueOn: null, text: '' });
    const question = 'Tỉnh có bố trí vốn cho đường truyền này không?';
    const asked = { personId: null, office: pair.b.name, question, dueOn: null };
    await asking.does('chuyenvien', 'submissions.askConsultation', asked);
    const words = { position: 1, stationId: pair.b.stationId, text: 'Đề nghị Sở cho ý kiến ngay.' };
    expect(await asking.refused('vanthu', 'exchange.sendChase', words)).toBe('consultation-not-due');
    pair.pass(12 * 86_400_000);
    const open = { ...words, text: 'Đề nghị trả lời trước ngày …' };
    expect(await asking.refused('vanthu', 'exchange.sendChase', open)).toBe('blanks-open');
    expect(await asking.refused('chuyenvien', 'exchange.sendChase', words)).toBe('not-permitted');
    await asking.does('vanthu', 'exchange.sendChase', words);
    const seen = await asking.see('tiepnhan');
    expect(seen.consultations[0]).toMatchObject({ chases: [{ way: 'envelope', text: words.text }] });
    expect(seen.timeline.map(({ act }) => act)).toContain('submission.chased-by-envelope');

    await bring(pair.a, pair.b);
    const clerk = await back(pair.b);
    const { rows } = await clerk.ok('exchange.list', { box: 'in', after: null, limit: 50 });
    const came = rows.find(({ kind }) => kind === 'consultation-chase');
    expect(came).toMatchObject({ title: asking.receiptCode, stage: 'applied' });
    const { chase } = await clerk.ok('exchange.get', { envelopeId: came?.envelopeId ?? '' });
    expect(chase).toMatchObject({ question, text: words.text, receiptCode: asking.receiptCode });
    expect(JSON.stringify(chase)).not.toContain('Nguyễn Văn Hải');
    await bring(pair.b, pair.a);
    const out = await (await back(pair.a)).ok('exchange.list', { box: 'out', after: null, limit: 50 });
    expect(out.rows.find(({ kind }) => kind === 'consultation-chase')?.stage).toBe('delivered');
  });
});
