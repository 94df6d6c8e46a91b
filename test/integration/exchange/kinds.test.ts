import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/ipc/contract.ts';
import { sealTo, stealKeys } from '../../support/forge.ts';
import { putForgery, sampleManifest } from '../../support/forgery.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { takeInCase } from '../../support/submissions.ts';
import type { Caller } from '../../support/vault.ts';
import {
  carry,
  confirmReceived,
  createTwoStations,
  deliver,
  filesFor,
  type Office,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  registerReceived,
  type TwoStations,
} from '../../support/twoStations.ts';

const DAY = 24 * 3_600_000;
const PEOPLE = ['quantri', 'vanthu', 'lanhdao', 'tiepnhan', 'chuyenvien', 'coyeu'] as const;
const ORDER = { code: '12-QĐ/ĐU', decidedOn: '2026-11-24', ground: 'Gửi nhầm nơi nhận' } as const;

/** What travels beside documents and receipts, between two real vaults over a folder. */
describe('the kinds of envelopes', () => {
  let pair: TwoStations;
  beforeAll(async () => {
    pair = await createTwoStations({ a: { people: PEOPLE }, b: { people: PEOPLE } });
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  const get = async (office: Office, envelopeId: string): Promise<Output<'exchange.get'>> =>
    (await office.clerk()).ok('exchange.get', { envelopeId });
  /** There and back, so that the receipts of what was carried are known too. */
  const exchange = async (): Promise<void> => {
    await carry(pair, pair.a, pair.b);
    await carry(pair, pair.b, pair.a);
  };

  /** The clerk signs in anew, after others sat at the station. */
  const back = async (office: Office) => {
    await office.as('coyeu');
    return office.clerk();
  };

  /** What the check of a vault says of its files. */
  const filesOf = async (office: Office) =>
    (await (await office.clerk()).ok('health.check', {})).findings.find(({ part }) => part === 'files');

  it('the four checks reach the sender as they were counted, and come before the book', async () => {
    const files = [{ name: 'Báo cáo.pdf', bytes: PDF }];
    const { id } = await registerOutgoing(await pair.a.clerk(), { files });
    const sent = await deliver(pair, pair.a, pair.b, id);
    const receiver = await back(pair.b);
    const early = await receiver.call('exchange.prepareRegistration', { envelopeId: sent.in });
    expect(early).toMatchObject({
      ok: false,
      error: { code: 'checks-not-confirmed', params: { rule: 'KN-08' } },
    });
    // who counts looks at the files first: into the stage, gone again when looked at, and nothing is decided
    const { files: seen } = await receiver.ok('exchange.viewFiles', { envelopeId: sent.in });
    const [file] = seen;
    expect(seen).toMatchObject([{ name: 'Báo cáo.pdf', kind: 'pdf', sizeBytes: PDF.length }]);
    const place = { source: 'stage', id: file?.stageId ?? '', segment: 0 } as const;
    const { dataBase64 } = await receiver.ok('attachments.read', place);
    expect(Buffer.from(dataBase64, 'base64').equals(Buffer.from(PDF))).toBe(true);
    await receiver.ok('attachments.discardStage', { stageId: place.id });
    expect(await receiver.call('attachments.read', place)).toMatchObject({ error: { code: 'not-found' } });
    expect((await receiver.ok('exchange.get', { envelopeId: sent.in })).stage).toBe('checked');
    const counted = {
      envelopeId: sent.in,
      integrity: true,
      documents: true,
      attachments: true,
      countedPages: 3,
    };
    const unsaid = await receiver.call('exchange.confirm', { ...counted, pages: false, note: '' });
    expect(unsaid).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    // the sender states one page: three are never "in order", and neither are pages that nobody counted
    const ticked = await receiver.call('exchange.confirm', { ...counted, pages: true, note: '' });
    expect(ticked).toMatchObject({
      error: { code: 'pages-differ', params: { stated: 1, counted: 3 } },
    });
    const uncounted = { ...counted, countedPages: null, pages: true, note: '' };
    expect(await receiver.call('exchange.confirm', uncounted)).toMatchObject({
      error: { code: 'pages-differ' },
    });
    await receiver.ok('exchange.confirm', { ...counted, pages: false, note: 'Thiếu trang 2' });
    await exchange();
    const { events, stage } = await get(pair.a, sent.out);
    expect(stage).toBe('received');
    expect(events).toMatchObject([
      { event: 'delivered', status: '01' },
      {
        event: 'received',
        reason: 'Thiếu trang 2',
        countedPages: 3,
        checks: { pages: false, integrity: true, documents: true, attachments: true },
      },
    ]);
    await registerReceived(receiver, sent.in);
    await exchange();
    expect((await get(pair.a, sent.out)).events.at(-1)).toMatchObject({ event: 'registered', status: '03' });
  });

  it('a lost envelope is asked for by its number and comes as the same bytes', async () => {
    const sender = await back(pair.a);
    const before = new Set(filesFor(pair, pair.b));
    for (const subject of ['Thất lạc', 'Tới nơi']) {
      const { id } = await registerOutgoing(sender, { subject });
      await sender.ok('exchange.send', { documentId: id, to: [{ stationId: pair.b.stationId }] });
    }
    await sender.ok('exchange.writeFolder', { path: pair.folder });
    const { rows } = await sender.ok('exchange.list', { box: 'out', after: null, limit: 200 });
    const lost = rows.find(({ title }) => title.includes('Thất lạc'));
    const file = filesFor(pair, pair.b).find(
      (one) => !before.has(one) && one.includes(lost?.envelopeId ?? '?'),
    );
    const bytes = fs.readFileSync(file ?? '');
    fs.rmSync(file ?? '');
    const receiver = await back(pair.b);
    await receiver.ok('exchange.readFolder', { path: pair.folder });
    expect((await receiver.ok('exchange.summary', {})).gaps).toMatchObject([
      { peer: pair.a.name, missing: [lost?.sequence] },
    ]);
    await carry(pair, pair.b, pair.a); // the sender knows that the other one came
    const asked = await receiver.ok('exchange.askAgain', { stationId: pair.a.stationId });
    expect(asked.sequences).toEqual([lost?.sequence]);
    await carry(pair, pair.b, pair.a);
    await carry(pair, pair.a, pair.b);
    expect(fs.readFileSync(file ?? '').equals(bytes)).toBe(true);
    expect((await receiver.ok('exchange.summary', {})).gaps).toEqual([]);
    const none = await receiver.call('exchange.askAgain', { stationId: pair.a.stationId });
    expect(none).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const { rows: requests } = await receiver.ok('exchange.list', { box: 'out', after: null, limit: 200 });
    expect(requests.filter(({ kind }) => kind === 'request')).toMatchObject([{ stage: 'delivered' }]);
  });

  it('a recall freezes at the holder, before and after the book, and ends with the signed proof', async () => {
    const sender = await back(pair.a);
    const made = await registerOutgoing(sender, {
      subject: 'Thu hồi trước khi vào sổ',
      files: [{ name: 'a.pdf', bytes: PDF }],
    });
    const waiting = await deliver(pair, pair.a, pair.b, made.id);
    const other = await registerOutgoing(sender, {
      subject: 'Thu hồi sau khi vào sổ',
      files: [{ name: 'b.pdf', bytes: PDF }],
    });
    const entered = await deliver(pair, pair.a, pair.b, other.id);
    const incoming = await registerReceived(await pair.b.clerk(), entered.in);
    // receipts that wait to be sealed have no file yet, and miss none
    expect(await filesOf(pair.b)).toMatchObject({ state: 'good' });
    await carry(pair, pair.b, pair.a);
    const leader = await pair.a.as('lanhdao');
    for (const { out } of [waiting, entered])
      await leader.ok('exchange.recall', { envelopeId: out, ...ORDER });
    const ours = await leader.ok('exchange.list', { box: 'out', after: null, limit: 200 });
    const orders = ours.rows.filter(({ kind }) => kind === 'recall');
    expect(orders.map(({ title }) => title)).toEqual(['', '']); // the trích yếu stands beside its own level only
    await carry(pair, pair.a, pair.b);

    const receiver = await back(pair.b);
    expect(await get(pair.b, waiting.in)).toMatchObject({ stage: 'recalled' });
    const refused = await receiver.call('exchange.confirm', {
      envelopeId: waiting.in,
      integrity: true,
      documents: true,
      pages: true,
      attachments: true,
      countedPages: 1,
      note: '',
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'envelope-recalled' } });
    // the orders are obeyed, not carried out: nothing is erased yet
    const standing = async (here: Caller) => {
      const { rows } = await here.ok('exchange.list', { box: 'in', after: null, limit: 200 });
      return rows.filter(({ kind }) => kind === 'recall').map(({ order }) => order);
    };
    expect(await standing(receiver)).toEqual(['locked', 'locked']);
    const { recallId } = await get(pair.b, entered.in);
    const record = await receiver.ok('documents.get', { id: incoming.id });
    const opened = await receiver.call('attachments.open', { id: record.attachments[0]?.id ?? '' });
    expect(opened).toMatchObject({ ok: false, error: { code: 'document-frozen' } });
    await carry(pair, pair.b, pair.a);
    expect(await get(pair.a, waiting.out)).toMatchObject({ stage: 'recalled' });

    await receiver.ok('exchange.purge', { envelopeId: waiting.in });
    const erased = await receiver.ok('protection.purgeHere', { recallId: recallId ?? '' });
    expect(erased.closed).toBe(true);
    const after = await receiver.ok('documents.get', { id: incoming.id });
    expect([record.takenBack, after.takenBack]).toEqual([
      { isOpen: true, envelopeId: entered.in },
      { isOpen: false, envelopeId: entered.in },
    ]);
    // nothing of it goes on to others, also once the order is carried out
    const passedOn = await receiver.call('exchange.send', {
      documentId: incoming.id,
      to: [{ stationId: pair.a.stationId }],
    });
    expect(passedOn).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
    await carry(pair, pair.b, pair.a);
    for (const { out } of [waiting, entered])
      expect(await get(pair.a, out)).toMatchObject({ stage: 'purged' });
    // beside the document stands what carried it, not the order
    const { exchange } = await (await back(pair.a)).ok('documents.get', { id: other.id });
    expect(exchange).toMatchObject([{ envelopeId: entered.out, stage: 'purged' }]);
    expect(await get(pair.b, waiting.in)).toMatchObject({ stage: 'purged' });
    expect(await standing(await back(pair.b))).toEqual(['erased', 'erased']);
    // what was erased on purpose is not missing
    for (const office of [pair.a, pair.b]) expect(await filesOf(office)).toMatchObject({ state: 'good' });
    // an order is confirmed like anything else: nobody waits for more of it, and no later medium carries it again
    const { rows } = await (
      await pair.a.clerk()
    ).ok('exchange.list', { box: 'out', after: null, limit: 200 });
    const told = rows.filter(({ kind }) => kind === 'recall');
    expect(told).toMatchObject([{ stage: 'delivered' }, { stage: 'delivered' }]);
    expect(told[0]?.dots).toEqual({ sent: 'yes', arrived: 'yes', received: 'none', registered: 'none' });
  });

  it('an order that comes before its envelope waits for it, and what never left does not leave', async () => {
    const sender = await back(pair.a);
    const { id } = await registerOutgoing(sender, { subject: 'Lệnh đi trước' });
    const { envelopes } = await sender.ok('exchange.send', {
      documentId: id,
      to: [{ stationId: pair.b.stationId }],
    });
    const out = envelopes[0]?.envelopeId ?? '';
    await sender.ok('exchange.writeFolder', { path: pair.folder });
    const file = filesFor(pair, pair.b).find((one) => one.includes(out)) ?? '';
    const kept = fs.readFileSync(file);
    fs.rmSync(file);
    const leader = await pair.a.as('lanhdao');
    await leader.ok('exchange.recall', { envelopeId: out, ...ORDER });
    const unsent = await registerOutgoing(await pair.a.clerk(), { subject: 'Chưa rời máy' });
    const sealed = await (
      await pair.a.clerk()
    ).ok('exchange.send', { documentId: unsent.id, to: [{ stationId: pair.b.stationId }] });
    const stays = sealed.envelopes[0]?.envelopeId ?? '';
    await (await pair.a.as('lanhdao')).ok('exchange.recall', { envelopeId: stays, ...ORDER });
    await (await pair.a.clerk()).ok('exchange.writeFolder', { path: pair.folder });
    expect(filesFor(pair, pair.b).some((one) => one.includes(stays))).toBe(false);
    fs.rmSync(file, { force: true });
    const receiver = await back(pair.b);
    await receiver.ok('exchange.readFolder', { path: pair.folder });
    fs.writeFileSync(file, kept);
    expect(await receiver.ok('exchange.readFolder', { path: pair.folder })).toMatchObject({
      read: 1,
      quarantined: 0,
    });
    const { rows } = await receiver.ok('exchange.list', { box: 'in', after: null, limit: 200 });
    expect(rows.find(({ title }) => title.includes('Lệnh đi trước'))).toMatchObject({ stage: 'recalled' });
    // the number of what stayed is told to be empty
    expect((await receiver.ok('exchange.summary', {})).gaps).toEqual([]);
  });

  it('a submission goes over with its files and sender, is taken in, and its answer comes back', async () => {
    const one = await takeInCase(pair.a.vault, { receivedOn: '2026-11-24' });
    await one.does('tiepnhan', 'submissions.classify', {
      decision: 'transfer',
      reasonCode: 'L10',
      note: 'Thuộc thẩm quyền của tỉnh',
      transferTo: pair.b.name,
    });
    const sent = await (
      await back(pair.a)
    ).ok('exchange.sendTransfer', { submissionId: one.id, stationId: pair.b.stationId });
    await carry(pair, pair.a, pair.b);
    const receiver = await back(pair.b);
    const { rows } = await receiver.ok('exchange.list', { box: 'in', after: null, limit: 200 });
    const arrived = rows.find(({ kind }) => kind === 'submission');
    expect(await get(pair.b, arrived?.envelopeId ?? '')).toMatchObject({
      said: { receiptCode: one.receiptCode, reason: 'Thuộc thẩm quyền của tỉnh' },
    });
    const taken = await receiver.ok('exchange.takeSubmission', {
      envelopeId: arrived?.envelopeId ?? '',
      phraseConfirmed: false,
    });
    const theirs = await receiver.ok('submissions.get', { id: taken.id });
    expect(theirs).toMatchObject({ source: 'envelope', state: 'received', senderComplete: true });
    await carry(pair, pair.b, pair.a);
    const seen = await one.see('tiepnhan');
    await back(pair.a);
    expect(seen).toMatchObject({
      transfer: { to: pair.b.name, confirmedMs: pair.nowMs() },
      notes: expect.arrayContaining([
        expect.objectContaining({ text: `${pair.b.name}: ${taken.receiptCode}` }),
      ]),
    });
    expect(await get(pair.a, sent.envelopeId)).toMatchObject({ stage: 'registered', submissionId: one.id });
    // nothing is answered yet, so nothing goes back
    const early = await receiver.call('exchange.sendAnswer', { submissionId: taken.id });
    expect(early).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
  });

  it('a submission that is not theirs comes back with the reason and waits to be classified again', async () => {
    const one = await takeInCase(pair.a.vault, { receivedOn: '2026-11-24', title: 'Việc của nơi khác' });
    const transfer = { decision: 'transfer', reasonCode: 'L10', note: '', transferTo: pair.b.name } as const;
    await one.does('tiepnhan', 'submissions.classify', transfer);
    const clerk = await back(pair.a);
    await clerk.ok('exchange.sendTransfer', { submissionId: one.id, stationId: pair.b.stationId });
    const twice = await clerk.call('exchange.sendTransfer', {
      submissionId: one.id,
      stationId: pair.b.stationId,
    });
    expect(twice).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
    await carry(pair, pair.a, pair.b);
    const receiver = await back(pair.b);
    const { rows } = await receiver.ok('exchange.list', { box: 'in', after: null, limit: 200 });
    const arrived = rows.find(({ kind, stage }) => kind === 'submission' && stage === 'checked');
    await receiver.ok('exchange.refuse', {
      envelopeId: arrived?.envelopeId ?? '',
      reason: 'Không thuộc thẩm quyền',
      note: '',
    });
    await carry(pair, pair.b, pair.a);
    expect(await one.see('tiepnhan')).toMatchObject({ state: 'classifying', transfer: null });
  });

  it('what a newer station said is kept, and passed on with the document', async () => {
    const keysA = await stealKeys(pair.a, 'coyeu', pair.nowMs());
    const keysB = await stealKeys(pair.b, 'coyeu', pair.nowMs());
    const clerkA = await back(pair.a);
    const { rows } = await clerkA.ok('exchange.list', { box: 'out', after: null, limit: 200 });
    // the next number that the receiver expects is taken by the newer station
    const next = Math.max(...rows.map(({ sequence }) => sequence)) + 500;
    const base = sampleManifest(pair.a, pair.b, next, pair.nowMs());
    const manifest = {
      ...base,
      sealOfTheFuture: { colour: 'đỏ' },
      metadata: { ...base.metadata, maHoSoMoi: 'HS-2029', phanLoai: { cap: 2, nhan: ['a', 'b'] } },
    };
    await putForgery(pair, pair.b, {
      signers: [keysA.person, keysA.office],
      sealedFor: sealTo(keysB),
      manifest,
    });
    const clerkB = await back(pair.b);
    expect(await clerkB.ok('exchange.readFolder', { path: pair.folder })).toMatchObject({
      read: 1,
      quarantined: 0,
    });
    const box = await clerkB.ok('exchange.list', { box: 'in', after: null, limit: 200 });
    const registered = await registerReceived(
      clerkB,
      box.rows.find(({ sequence }) => sequence === next)?.envelopeId ?? '',
    );
    await clerkB.ok('exchange.send', { documentId: registered.id, to: [{ stationId: pair.a.stationId }] });
    await carry(pair, pair.b, pair.a);
    const returned = await (await pair.a.clerk()).ok('exchange.list', { box: 'in', after: null, limit: 200 });
    const db = await openRaw(pair.a.vault.dir);
    const kept = db
      .prepare('SELECT manifest FROM inbox WHERE id = ?')
      .pluck()
      .get(returned.rows.find(({ kind }) => kind === 'document')?.envelopeId);
    db.close();
    expect(JSON.parse(String(kept))).toMatchObject({
      metadata: {
        maHoSoMoi: 'HS-2029',
        phanLoai: { cap: 2, nhan: ['a', 'b'] },
        forwards: { officeCode: pair.a.officeCode, envelopeId: manifest.envelopeId },
      },
    });
  });

  it('a kind that only a newer station knows is kept whole and told, never half applied', async () => {
    const keysA = await stealKeys(pair.a, 'coyeu', pair.nowMs());
    const keysB = await stealKeys(pair.b, 'coyeu', pair.nowMs());
    const manifest = sampleManifest(pair.a, pair.b, 4000, pair.nowMs(), {
      kind: 'hoi-chan',
      metadata: { a: 1 },
    });
    await putForgery(pair, pair.b, {
      signers: [keysA.person, keysA.office],
      sealedFor: sealTo(keysB),
      manifest,
    });
    const clerk = await pair.b.clerk();
    expect(await clerk.ok('exchange.readFolder', { path: pair.folder })).toMatchObject({
      read: 1,
      quarantined: 1,
    });
  });

  it('a file of figures goes over as it is and is taken by a person', async () => {
    const from = path.join(pair.folder, 'so-lieu.json');
    fs.writeFileSync(from, '{"thang":"2026-11","tong":12}');
    const clerk = await back(pair.a);
    await clerk.ok('exchange.sendFile', {
      kind: 'figures',
      path: from,
      what: 'Số liệu tháng 11/2026',
      to: [pair.b.stationId],
    });
    await carry(pair, pair.a, pair.b);
    const receiver = await back(pair.b);
    const { rows } = await receiver.ok('exchange.list', { box: 'in', after: null, limit: 200 });
    const arrived = rows.find(({ kind }) => kind === 'figures');
    expect(arrived?.title).toBe('Số liệu tháng 11/2026');
    const to = path.join(pair.folder, 'nhan.json');
    await receiver.ok('exchange.saveFile', { envelopeId: arrived?.envelopeId ?? '', path: to });
    expect(fs.readFileSync(to, 'utf8')).toBe(fs.readFileSync(from, 'utf8'));
  });

  it('after the time-out it goes out under a new id; whichever came first is the one, and the other is told so', async () => {
    const sender = await back(pair.a);
    const { id } = await registerOutgoing(sender, { subject: 'Gửi lại' });
    const { envelopes } = await sender.ok('exchange.send', {
      documentId: id,
      to: [{ stationId: pair.b.stationId }],
    });
    const [first] = envelopes;
    await sender.ok('exchange.writeFolder', { path: pair.folder });
    const early = await sender.call('exchange.resend', { envelopeId: first?.envelopeId ?? '' });
    expect(early).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
    const file = filesFor(pair, pair.b).find((one) => one.includes(first?.envelopeId ?? '?')) ?? '';
    const kept = fs.readFileSync(file);
    fs.rmSync(file);
    pair.pass(4 * DAY);
    const second = await sender.ok('exchange.resend', { envelopeId: first?.envelopeId ?? '' });
    expect(await get(pair.a, first?.envelopeId ?? '')).toMatchObject({
      replacedBy: second.envelopeId,
      mayResend: false,
    });
    await carry(pair, pair.a, pair.b);
    const receiver = await back(pair.b);
    // the number of the first is given up, not missed
    const { gaps } = await receiver.ok('exchange.summary', {});
    expect(gaps.flatMap(({ missing }) => missing)).not.toContain(first?.sequence);
    // and when it comes after all, nothing happens twice
    fs.writeFileSync(file, kept);
    const late = await receiver.ok('exchange.readFolder', { path: pair.folder });
    expect(late).toMatchObject({ read: 1, quarantined: 1 });
    const { rows } = await receiver.ok('exchange.list', { box: 'quarantine', after: null, limit: 1 });
    expect(rows[0]).toMatchObject({ errorCode: 'envelope-replayed' });
    await exchange();
    expect(await get(pair.a, second.envelopeId)).toMatchObject({ stage: 'delivered' });
  });
});

describe('a month laid side by side', () => {
  let pair: TwoStations;
  beforeAll(async () => {
    pair = await createTwoStations();
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  it('finds every seeded loss, and what arrived without coming into the book', async () => {
    const sender = await pair.a.clerk();
    const sent: string[] = [];
    for (let index = 0; index < 7; index++) {
      const { id } = await registerOutgoing(sender, { subject: `Văn bản thứ ${index}` });
      const { envelopes } = await sender.ok('exchange.send', {
        documentId: id,
        to: [{ stationId: pair.b.stationId }],
      });
      sent.push(envelopes[0]?.envelopeId ?? '');
    }
    await sender.ok('exchange.writeFolder', { path: pair.folder });
    const lost = [sent[1], sent[6]]; // one in the middle, and the last: no gap shows that one
    for (const file of filesFor(pair, pair.b))
      if (lost.some((id) => file.includes(id ?? '?'))) fs.rmSync(file);
    const receiver = await pair.b.clerk();
    await receiver.ok('exchange.readFolder', { path: pair.folder });
    const { rows } = await receiver.ok('exchange.list', { box: 'in', after: null, limit: 50 });
    const unregistered = rows.find(({ sequence }) => sequence === 4)?.envelopeId;
    for (const { envelopeId } of rows) {
      if (envelopeId === unregistered) await confirmReceived(receiver, envelopeId);
      else await registerReceived(receiver, envelopeId);
    }
    const month = { stationId: pair.a.stationId, month: '2026-11' };
    await receiver.ok('exchange.sendReconciliation', month);
    // the medium of the lost ones never came: only the list does
    for (const file of filesFor(pair, pair.b)) fs.rmSync(file);
    await carry(pair, pair.b, pair.a);
    const asked = { stationId: pair.b.stationId, month: '2026-11' };
    const found = await (await pair.a.clerk()).ok('exchange.reconcile', asked);
    expect(found.out.map(({ sequence, finding }) => [sequence, finding])).toEqual([
      [1, 'agreed'],
      [2, 'not-received'],
      [3, 'agreed'],
      [4, 'not-registered'],
      [5, 'agreed'],
      [6, 'agreed'],
      [7, 'not-received'],
    ]);
    const printed = await (await pair.a.clerk()).ok('exchange.printReconciliation', asked);
    expect(printed).toMatchObject({ pages: 1, fileName: 'doi-soat-2026-11.pdf' });
  });
});
