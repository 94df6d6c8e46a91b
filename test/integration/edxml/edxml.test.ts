import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEdxml } from '../../../electron/reader/edxml/readPackage.ts';
import { incoming, outgoing, TEST_TODAY } from '../../support/registration.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';
import { lookAt } from '../../support/secrecy.ts';
import { ALONE } from '../../support/inputs.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures/edxml');
const SENDER = { id: '000.05.12.M01', name: 'Đảng ủy xã An Mẫu' };

describe('edXML packages at the desk of the clerk', () => {
  let vault: TestVault;
  let outside: string;
  let clerk: Caller;
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'connected' });
    outside = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-edxml-'));
    clerk = await vault.as('vanthu');
  });
  afterAll(async () => {
    await vault.remove();
    fs.rmSync(outside, { recursive: true });
  });

  const stage = async (name: string, change: (text: string) => string = (text) => text): Promise<string> => {
    const file = path.join(outside, name);
    fs.writeFileSync(file, change(fs.readFileSync(path.join(FIXTURES, name), 'utf8')));
    return (await clerk.ok('attachments.stagePath', { path: file })).stageId;
  };
  const take = async (name: string, change?: (text: string) => string) =>
    clerk.call('edxml.take', { stageId: await stage(name, change) });

  let documentId: string;

  it('fills the form, brings the files, and ties the entry to the package', async () => {
    const stageId = await stage('01-good.edxml');
    const taken = await clerk.ok('edxml.take', { stageId });
    if (taken.kind !== 'document') throw new Error('no document');
    expect(taken).toMatchObject({ from: SENDER, leftOut: [] });
    const { stagedFiles, ...fields } = taken.proposal;
    expect(fields).toEqual({
      issuer: SENDER.name,
      code: '47-CV/ĐU',
      documentDate: '2026-03-05',
      typeId: 'cong-van',
      urgency: 'thuong',
      level: 'none',
      pages: 2,
      subject: 'Về việc đôn đốc cập nhật kết quả xử lý phản ánh, kiến nghị tháng 02/2026',
      signer: 'Đàm Văn Khởi',
      replyDueOn: '2026-03-12',
    });
    // the package itself is not needed any more
    expect(await clerk.call('attachments.read', { source: 'stage', id: stageId, segment: 0 })).toMatchObject({
      error: { code: 'not-found' },
    });
    const entry = incoming({
      issuer: fields.issuer,
      code: fields.code,
      documentDate: fields.documentDate,
      subject: fields.subject,
      files: stagedFiles.map((file) => file.stageId),
      edxmlId: taken.packageId,
      presentTo: vault.ids['lanhdao'] ?? null,
    });
    documentId = (await clerk.ok('documents.registerIncoming', entry)).id;
    const { packages } = await clerk.ok('edxml.ofDocument', { documentId });
    expect(packages).toMatchObject([{ direction: 'in', organ: SENDER, code: '47-CV/ĐU' }]);
    const detail = await clerk.ok('documents.get', { id: documentId });
    expect(detail.attachments.map(({ name }) => name)).toEqual(['47-CV-DU.pdf']);
    expect(detail.timeline.map(({ act }) => act)).toContain('edxml.registered');
  });

  it('knows the same bytes again, and a package registers one document only', async () => {
    expect(await take('01-good.edxml')).toMatchObject({ error: { code: 'envelope-replayed' } });
    const second = await clerk.ok('edxml.take', {
      stageId: await stage('01-good.edxml', (text) => text.replace('<!-- ', '<!-- lần hai ')),
    });
    if (second.kind !== 'document') throw new Error('no document');
    await clerk.ok('documents.registerIncoming', incoming({ code: '48-CV/ĐU', edxmlId: second.packageId }));
    const again = await clerk.call(
      'documents.registerIncoming',
      incoming({ code: '49-CV/ĐU', edxmlId: second.packageId }),
    );
    expect(again).toMatchObject({ error: { code: 'illegal-transition' } });
  });

  it.each([
    ['04-bad-dtd.edxml', 'dtd'],
    ['05-bad-path.edxml', 'unsafe-attachment-name'],
    ['06-bad-zip-bomb.edxml', 'unzip-limit'],
    ['07-bad-truncated.edxml', 'not-well-formed'],
    ['08-bad-duplicate-id.edxml', 'duplicate-content-id'],
  ])('refuses %s, and keeps no file of it', async (name, reason) => {
    const files = (): number =>
      fs
        .readdirSync(path.join(vault.dir, 'blobs'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile()).length;
    const before = files();
    const stageId = await stage(name);
    const refused = await clerk.call('edxml.take', { stageId });
    expect(refused).toMatchObject({ error: { code: 'edxml-refused', params: { reason } } });
    await clerk.ok('attachments.discardStage', { stageId });
    expect(files()).toBe(before);
  });

  it('leaves a program out and takes the rest', async () => {
    const taken = await clerk.ok('edxml.take', {
      stageId: await stage('02-good-tolerant.edxml', (text) =>
        text.replaceAll('số liệu.csv', 'số liệu.exe').replace('<!-- ', '<!-- khác '),
      ),
    });
    if (taken.kind !== 'document') throw new Error('no document');
    expect(taken.leftOut).toEqual(['số liệu.exe']);
    expect(taken.proposal.stagedFiles.map(({ name }) => name)).toEqual(['Báo cáo 118.pdf', 'Phụ lục I.pdf']);
    expect(taken.proposal).toMatchObject({
      urgency: 'khan',
      documentDate: '2026-04-19',
      replyDueOn: '2026-05-04',
    });
  });

  it('tells the sender the status in a message that reads as one', async () => {
    const file = path.join(outside, 'trang-thai.edxml');
    await clerk.ok('edxml.writeStatus', {
      documentId,
      status: '03',
      note: 'Đã tiếp nhận & vào sổ',
      path: file,
    });
    expect(await readEdxml(fs.readFileSync(file))).toMatchObject({
      kind: 'status',
      statusCode: '03',
      description: 'Đã tiếp nhận & vào sổ',
      responseFor: { organ: SENDER.id, code: '47-CV/ĐU', date: '2026-03-05' },
    });
    const { statuses } = await clerk.ok('edxml.ofDocument', { documentId });
    expect(statuses).toMatchObject([{ direction: 'out', organ: SENDER, status: '03' }]);
  });

  it('writes an outgoing document so that it reads back, byte for byte, and takes its status', async () => {
    const { revision } = await clerk.ok('documents.get', { id: documentId });
    const leader = await vault.as('lanhdao');
    const person = { ...ALONE, leadId: vault.ids['vanthu'] ?? '' };
    await leader.ok('documents.direct', { id: documentId, revision, text: 'Trả lời trong tuần.', ...person });
    clerk = await vault.as('vanthu');
    const bytes = Buffer.from(`%PDF-1.4 ${'Ẫ'.repeat(400_001)}`); // over a segment, no multiple of three
    const pdf = path.join(outside, 'báo cáo <1>.pdf');
    fs.writeFileSync(pdf, bytes);
    const { stageId } = await clerk.ok('attachments.stagePath', { path: pdf });
    await lookAt(clerk, stageId);
    const sent = await clerk.ok(
      'documents.registerOutgoing',
      outgoing({ files: [stageId], answersId: documentId, urgency: 'hoa-toc' }),
    );
    const file = path.join(outside, 'di.edxml');
    const to = [
      { id: 'H01.151.02', name: 'UBND xã "An Mẫu" & <phường>' },
      { id: SENDER.id, name: SENDER.name },
    ];
    await clerk.ok('edxml.write', { documentId: sent.id, to, path: file });
    const read = await readEdxml(fs.readFileSync(file));
    expect(read).toMatchObject({
      kind: 'edoc',
      from: { id: '000.01.02.H99', name: 'Đảng ủy xã Đồng Vàng' },
      to,
      promulgatedOn: TEST_TODAY,
      documentType: 'Báo cáo',
      priority: 3,
      pages: 4,
      responsesFor: [{ organ: SENDER.id, code: '47-CV/ĐU', date: '2026-03-05' }],
    });
    if (read.kind !== 'edoc') throw new Error('no document');
    expect(read.attachments).toMatchObject([{ zipped: false }]);
    expect(read.attachments[0]?.bytes.equals(bytes)).toBe(true);
    expect(fs.readFileSync(file, 'utf8')).toContain(
      `<edXML:PromulgationDate>${TEST_TODAY.replaceAll('-', '/')}</edXML:PromulgationDate>`,
    );
    const status = await take('03-status-received.edxml', (text) =>
      text
        .replace('000.05.12.M01,2026/03/05,47/CV/ĐU', read.documentId ?? '')
        .replaceAll('>000.05.12.M01<', '>000.01.02.H99<'),
    );
    expect(status).toMatchObject({ value: { kind: 'status', status: '03', documentId: sent.id } });
    const { statuses, packages } = await clerk.ok('edxml.ofDocument', { documentId: sent.id });
    expect(packages).toHaveLength(2);
    expect(statuses).toMatchObject([{ direction: 'in', status: '03', description: 'Đã tiếp nhận' }]);
  });

  it('says so when a status is about no document of ours', async () => {
    const taken = await take('03-status-received.edxml');
    expect(taken).toMatchObject({ value: { kind: 'status', documentId: null, code: '47/CV/ĐU' } });
  });
});

it('a machine that holds secrets writes no package, least of all of a secret', async () => {
  const vault = await createTestVault({ profile: 'standalone' });
  const clerk = await vault.as('vanthu');
  const secret = await clerk.ok(
    'documents.registerOutgoing',
    outgoing({ book: 'classified-outgoing', level: 'mat' }),
  );
  const file = path.join(vault.dir, '..', 'mat.edxml');
  const refused = await clerk.call('edxml.write', { documentId: secret.id, to: [SENDER], path: file });
  expect(refused).toMatchObject({
    error: { code: 'channel-not-allowed', params: { rule: expect.stringMatching(/^KN-/) } },
  });
  expect(fs.existsSync(file)).toBe(false);
  await vault.remove();
});
