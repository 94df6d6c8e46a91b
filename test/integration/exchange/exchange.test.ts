import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  carry,
  createTwoStations,
  deliver,
  filesFor,
  PAIR_TIMEOUT_MS,
  PDF,
  registerOutgoing,
  registerReceived,
  type TwoStations,
} from '../../support/twoStations.ts';

const NFC_NAME = 'Công văn số 47 về tập huấn.pdf'.normalize('NFC');
const NFD_NAME = 'Phụ lục: danh sách cử đi dự.pdf'.normalize('NFD');

describe('an envelope between two stations, over a folder', () => {
  let pair: TwoStations;
  let documentId: string;
  let envelope: { out: string; in: string };
  beforeAll(async () => {
    pair = await createTwoStations();
  }, PAIR_TIMEOUT_MS);
  afterAll(() => pair.remove());

  it('goes out signed by the person and the office, numbered 1, and is not yet delivered', async () => {
    const clerk = await pair.a.clerk();
    const files = [
      { name: NFC_NAME, bytes: PDF },
      { name: NFD_NAME, bytes: Buffer.concat([PDF, Buffer.from('% phụ lục\n')]) },
    ];
    const registered = await registerOutgoing(clerk, { files });
    documentId = registered.id;
    const sent = await clerk.ok('exchange.send', { documentId, to: [{ stationId: pair.b.stationId }] });
    expect(sent.envelopes).toMatchObject([{ sequence: 1, peer: pair.b.name }]);
    const id = sent.envelopes[0]?.envelopeId ?? '';
    const sealed = await clerk.ok('exchange.get', { envelopeId: id });
    expect(sealed).toMatchObject({
      stage: 'sealed',
      dots: { sent: 'waiting', arrived: 'none' },
      direction: 'out',
    });
    expect(sealed.signers.map(({ role, name }) => [role, name])).toEqual([
      ['person', 'Nguyễn Thị Hường'],
      ['office', pair.a.name],
    ]);
    expect((await clerk.ok('exchange.summary', {})).waitingOut).toBe(1);
    expect(await clerk.ok('exchange.writeFolder', { path: pair.folder })).toMatchObject({
      written: 1,
      skipped: 0,
    });
    expect(await clerk.ok('exchange.writeFolder', { path: pair.folder })).toMatchObject({ written: 0 });
    const written = await clerk.ok('exchange.get', { envelopeId: id });
    expect(written).toMatchObject({
      stage: 'written',
      dots: { sent: 'waiting', arrived: 'waiting', received: 'none', registered: 'none' },
    });
    expect((await clerk.ok('documents.get', { id: documentId })).state).toBe('issued');
    const [file] = filesFor(pair, pair.b);
    expect(fs.readFileSync(file ?? '').includes('tập huấn')).toBe(false);
    expect(fs.readFileSync(file ?? '').includes('Đồng Vàng')).toBe(false);
  });

  it('is read once, passes every check, and a receipt is queued', async () => {
    const clerk = await pair.b.clerk();
    const read = await clerk.ok('exchange.readFolder', { path: pair.folder });
    expect(read).toMatchObject({ read: 1, quarantined: 0, alreadyKnown: 0 });
    expect(await clerk.ok('exchange.readFolder', { path: pair.folder })).toMatchObject({
      read: 0,
      alreadyKnown: 1,
    });
    const { rows } = await clerk.ok('exchange.list', { box: 'in', after: null, limit: 50 });
    expect(rows).toHaveLength(1);
    envelope = { out: '', in: rows[0]?.envelopeId ?? '' };
    const detail = await clerk.ok('exchange.get', { envelopeId: envelope.in });
    expect(detail.checks.map(({ check, outcome }) => `${check} ${outcome}`)).toEqual([
      'size pass',
      'structure pass',
      'recipient pass',
      'certificate pass',
      'signature pass',
      'sequence pass',
      'level pass',
      'content pass',
    ]);
    expect(detail.signers.map(({ role }) => role)).toEqual(['person', 'office']);
    expect(detail.files.map(({ name }) => name)).toEqual([
      NFC_NAME,
      NFD_NAME.normalize('NFC').replace(':', '_'),
    ]);
    expect(detail.stage).toBe('checked');
    expect(await clerk.ok('exchange.summary', {})).toMatchObject({ waitingIn: 1, waitingOut: 1, gaps: [] });
  });

  it('is entered in the book with its files, and the receipts come back', async () => {
    const receiver = await pair.b.clerk();
    const registered = await registerReceived(receiver, envelope.in);
    expect(registered.entryNumber).toBe(1);
    const incoming = await receiver.ok('documents.get', { id: registered.id });
    expect(incoming.attachments.map(({ name }) => name)).toEqual([
      NFC_NAME,
      NFD_NAME.normalize('NFC').replace(':', '_'),
    ]);
    const first = await receiver.ok('attachments.read', {
      source: 'record',
      id: incoming.attachments[0]?.id ?? '',
      segment: 0,
    });
    expect(Buffer.from(first.dataBase64, 'base64').equals(PDF)).toBe(true);
    expect(incoming.exchange).toMatchObject([{ direction: 'in', stage: 'registered', peer: pair.a.name }]);
    expect(incoming.timeline.map(({ act }) => act)).toContain('envelope.registered');
    // twice is refused: one envelope is one entry
    const again = await receiver.call('exchange.prepareRegistration', { envelopeId: envelope.in });
    expect(again).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });

    // receipts are no envelopes to the clerk who counts what goes out
    const out = await receiver.ok('exchange.writeFolder', { path: pair.folder });
    expect(out).toMatchObject({ written: 0, receiptsWritten: 3 });
    const report = await carry(pair, pair.b, pair.a);
    expect(report).toMatchObject({ read: 3, receiptsApplied: 3, quarantined: 0 });
    const sender = await pair.a.clerk();
    const { rows } = await sender.ok('exchange.list', { box: 'out', after: null, limit: 50 });
    expect(rows).toMatchObject([
      {
        stage: 'registered',
        entryNumber: 1,
        documentId,
        dots: { sent: 'yes', arrived: 'yes', received: 'yes', registered: 'yes' },
      },
    ]);
    const outgoing = await sender.ok('documents.get', { id: documentId });
    expect(outgoing.exchange).toMatchObject([{ direction: 'out', stage: 'registered', peer: pair.b.name }]);
    const events = outgoing.timeline
      .filter(({ act }) => act === 'receipt.applied')
      .map(({ facts }) => facts['event']);
    expect(events.toSorted()).toEqual(['delivered', 'received', 'registered']);
    expect(outgoing.timeline.map(({ act }) => act)).toContain('envelope.sealed');
    expect((await sender.ok('exchange.summary', {})).lastReceiptMs).toBe(pair.nowMs());
    for (const office of [pair.a, pair.b]) {
      expect(await (await office.clerk()).ok('ledger.verify', {})).toMatchObject({ intact: true });
    }
  });

  it('reads the same folder again without changing anything', async () => {
    expect(await carry(pair, pair.a, pair.b)).toMatchObject({ read: 0, alreadyKnown: 1 });
    expect(await carry(pair, pair.b, pair.a)).toMatchObject({ read: 0, receiptsApplied: 0, alreadyKnown: 3 });
  });

  it('is refused by a person with a reason, and the sender reads it', async () => {
    const { id } = await registerOutgoing(await pair.a.clerk(), { subject: 'Văn bản gửi nhầm nơi nhận' });
    const sent = await deliver(pair, pair.a, pair.b, id);
    const receiver = await pair.b.clerk();
    await receiver.ok('exchange.refuse', {
      envelopeId: sent.in,
      reason: 'Không thuộc thẩm quyền',
      note: 'Đề nghị gửi Sở Nội vụ',
    });
    const twice = await receiver.call('exchange.refuse', {
      envelopeId: sent.in,
      reason: 'Lần nữa',
      note: '',
    });
    expect(twice).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
    await carry(pair, pair.b, pair.a);
    const row = await (await pair.a.clerk()).ok('exchange.get', { envelopeId: sent.out });
    expect(row).toMatchObject({
      stage: 'refused',
      dots: { sent: 'yes', arrived: 'yes', received: 'refused', registered: 'none' },
    });
    expect((await (await pair.a.clerk()).ok('exchange.summary', {})).refused).toBe(1);
  });

  it('leaves other things of the medium alone', async () => {
    const other = path.join(pair.folder, 'an-thu', pair.b.stationId, 'bao-cao.docx');
    fs.writeFileSync(other, 'của người khác');
    fs.writeFileSync(path.join(pair.folder, 'ảnh.jpg'), 'x');
    await carry(pair, pair.a, pair.b);
    expect(fs.readFileSync(other, 'utf8')).toBe('của người khác');
    expect(fs.existsSync(path.join(pair.folder, 'ảnh.jpg'))).toBe(true);
  });
});
