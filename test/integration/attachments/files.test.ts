import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/ipc/contract.ts';
import { safeFileName } from '../../../shared/domain/text/fileName.ts';
import { detectKind } from '../../../electron/reader/kinds.ts';
import { countPdfPages } from '../../../electron/reader/pdfPages.ts';
import { sha256Hex } from '../../../electron/vault/crypto/primitives.ts';
import { plainBytes } from '../../support/plainBytes.ts';
import { incoming } from '../../support/registration.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';
import { lookAt } from '../../support/secrecy.ts';
import { ALONE } from '../../support/inputs.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures/dispatches');
const MIB = 1024 * 1024;

async function upload(caller: Caller, name: string, bytes: Buffer, piece = 512 * 1024): Promise<string> {
  let stageId: string | null = null;
  for (let at = 0; at === 0 || at < bytes.length; at += piece) {
    const dataBase64 = bytes.subarray(at, at + piece).toString('base64');
    const reply: Output<'attachments.stageChunk'> = await caller.ok('attachments.stageChunk', {
      stageId,
      name,
      dataBase64,
      last: at + piece >= bytes.length,
    });
    stageId = reply.stageId;
  }
  return stageId ?? '';
}

async function readAll(caller: Caller, source: 'stage' | 'record', id: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let segment = 0, segments = 1; segment < segments; segment += 1) {
    const read = await caller.ok('attachments.read', { source, id, segment });
    segments = read.segments;
    pieces.push(Buffer.from(read.dataBase64, 'base64'));
  }
  return Buffer.concat(pieces);
}

describe('files of a record', () => {
  let vault: TestVault;
  const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-outside-'));
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone' });
  });
  afterAll(async () => {
    await vault.remove();
    fs.rmSync(outside, { recursive: true, force: true });
  });

  it.each([0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB + 77])(
    'takes in %i bytes in pieces and gives them back',
    async (size) => {
      const clerk = await vault.as('vanthu');
      const bytes = plainBytes(size);
      const id = await upload(clerk, 'tệp.bin', bytes, 300_001);
      expect((await readAll(clerk, 'stage', id)).equals(bytes)).toBe(true);
      const other = await vault.as('vanthu2');
      const stolen = await other.call('attachments.read', { source: 'stage', id, segment: 0 });
      expect(stolen).toMatchObject({ ok: false, error: { code: 'not-found' } });
      expect(await other.ok('attachments.discardStage', { stageId: id })).toEqual({ discarded: false });
    },
  );

  it('keeps a scanned PDF with its entry, counts its pages, and saves it where a person chose', async () => {
    const clerk = await vault.as('vanthu');
    const file = path.join(FIXTURES, 'd01-scan.pdf');
    const staged = await clerk.ok('attachments.stagePath', { path: file });
    expect(staged).toMatchObject({ kind: 'pdf', mime: 'application/pdf', pages: 2, name: 'd01-scan.pdf' });
    await lookAt(clerk, staged.stageId);
    const { id } = await clerk.ok(
      'documents.registerIncoming',
      incoming({ code: '47-CV/ĐU', files: [staged.stageId] }),
    );
    const reader = await vault.as('chuyenvien');
    const [attachment] = (await reader.ok('documents.get', { id })).attachments;
    expect(attachment).toMatchObject({
      name: 'd01-scan.pdf',
      readable: true,
      sha256: sha256Hex(fs.readFileSync(file)),
    });
    expect((await readAll(reader, 'record', attachment?.id ?? '')).equals(fs.readFileSync(file))).toBe(true);
    const target = path.join(outside, 'lưu.pdf');
    await reader.ok('attachments.saveTo', { id: attachment?.id ?? '', path: target });
    expect(fs.readFileSync(target).equals(fs.readFileSync(file))).toBe(true);
    expect(fs.readdirSync(outside)).toEqual(['lưu.pdf']);
    const stagedAgain = await reader.call('attachments.read', {
      source: 'stage',
      id: staged.stageId,
      segment: 0,
    });
    expect(stagedAgain).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('opens a classified file only for those who were given its key, and writes every opening down', async () => {
    const clerk = await vault.as('vanthu');
    const stageId = await upload(clerk, 'mật.pdf', fs.readFileSync(path.join(FIXTURES, 'd09.pdf')));
    const fields = incoming({
      book: 'classified-incoming',
      level: 'mat',
      code: '05-CV/ĐU',
      files: [stageId],
      presentTo: vault.ids['lanhdao'] ?? null,
    });
    const { id } = await clerk.ok('documents.registerIncoming', fields);

    const leader = await vault.as('lanhdao');
    const detail = await leader.ok('documents.get', { id });
    const file = detail.attachments[0]?.id ?? '';
    expect(detail.attachments[0]?.readable).toBe(true);
    const early = await leader.call('attachments.read', { source: 'record', id: file, segment: 0 });
    expect(early).toMatchObject({
      ok: false,
      error: { code: 'not-permitted', params: { op: 'attachments.open' } },
    });
    await leader.ok('attachments.open', { id: file });
    expect((await readAll(leader, 'record', file)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await leader.ok('documents.get', { id })).timeline[0]).toMatchObject({
      act: 'file.opened',
      actor: 'Lê Đức Toản',
    });
    const saved = await leader.call('attachments.saveTo', { id: file, path: path.join(outside, 'mật.pdf') });
    expect(saved).toMatchObject({
      ok: false,
      error: { code: 'copy-permit-required', params: { rule: 'SC-01' } },
    });

    const otherClerk = await vault.as('vanthu2'); // sees the line of the book, not the file
    const line = await otherClerk.ok('documents.get', { id });
    expect(line).toMatchObject({ readable: false, attachments: [{ readable: false }], directions: [] });
    expect(await otherClerk.call('attachments.open', { id: file })).toMatchObject({ ok: false });
    expect(
      await otherClerk.call('attachments.read', { source: 'record', id: file, segment: 0 }),
    ).toMatchObject({ ok: false });
    const stranger = await vault.as('bithu');
    expect(await stranger.call('documents.get', { id })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(await stranger.call('attachments.open', { id: file })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    const inspector = await vault.as('kiemtra');
    expect((await inspector.ok('documents.get', { id })).readable).toBe(false);
    expect(await inspector.call('attachments.open', { id: file })).toMatchObject({
      ok: false,
      error: { code: 'not-permitted' },
    });
  });

  it('hands the key on with the direction, so that the specialist can read', async () => {
    const clerk = await vault.as('vanthu');
    const stageId = await upload(clerk, 'mật.png', fs.readFileSync(path.join(FIXTURES, 'd03-scan-p2.png')));
    const fields = incoming({
      book: 'classified-incoming',
      level: 'toi-mat',
      code: '06-KH/TU',
      files: [stageId],
      presentTo: vault.ids['bithu'] ?? null,
    });
    const { id } = await clerk.ok('documents.registerIncoming', fields);
    const leader = await vault.as('bithu');
    const leadId = vault.ids['chuyenvien'] ?? null;
    await leader.ok('documents.direct', {
      ...ALONE,
      id,
      revision: 1,
      text: 'Giao đồng chí Thủy nghiên cứu.',
      leadId,
    });
    const specialist = await vault.as('chuyenvien');
    const file = (await specialist.ok('documents.get', { id })).attachments[0]?.id ?? '';
    await specialist.ok('attachments.open', { id: file });
    expect((await readAll(specialist, 'record', file)).subarray(1, 4).toString()).toBe('PNG');
  });

  it('refuses programs and scripts whatever they are called, and damage without giving anything out', async () => {
    const clerk = await vault.as('vanthu');
    const refused: [string, Buffer][] = [
      ['hóa đơn.pdf.exe', Buffer.from('x')],
      ['báo cáo.pdf', Buffer.concat([Buffer.from('MZ'), randomBytes(600)])],
      ['ảnh.png', Buffer.from('#!/bin/sh\necho')],
      ['thư.txt', Buffer.from('<html><script>1</script>')],
    ];
    for (const [name, bytes] of refused) {
      const reply = await clerk.call('attachments.stageChunk', {
        stageId: null,
        name,
        dataBase64: bytes.toString('base64'),
        last: true,
      });
      expect(reply).toMatchObject({ ok: false, error: { code: 'file-type-refused' } });
    }
    const id = await upload(clerk, 'x.bin', plainBytes(5000));
    const blob = path.join(vault.dir, 'blobs', id.slice(0, 2), id);
    const bytes = fs.readFileSync(blob);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    fs.writeFileSync(blob, bytes);
    const read = await clerk.call('attachments.read', { source: 'stage', id, segment: 0 });
    expect(read).toMatchObject({ ok: false, error: { code: 'blob-damaged' } });
    fs.rmSync(blob);
    const gone = await clerk.call('attachments.read', { source: 'stage', id, segment: 0 });
    expect(gone).toMatchObject({ ok: false, error: { code: 'blob-missing' } });
  });

  it('sweeps files that no row names at the next sign-in, and leaves the rest', async () => {
    const clerk = await vault.as('vanthu');
    const kept = await upload(clerk, 'giữ.txt', Buffer.from('giữ lại'));
    const blobs = path.join(vault.dir, 'blobs');
    const orphan = path.join(blobs, 'ab', `ab${'0'.repeat(30)}`);
    fs.mkdirSync(path.dirname(orphan), { recursive: true });
    fs.writeFileSync(orphan, 'x');
    const half = path.join(blobs, 'tmp', '1'.repeat(32));
    fs.writeFileSync(half, 'x');
    const again = await vault.as('vanthu');
    expect(fs.existsSync(orphan) || fs.existsSync(half)).toBe(false);
    expect((await readAll(again, 'stage', kept)).toString()).toBe('giữ lại');
    expect(await again.ok('attachments.discardStage', { stageId: kept })).toEqual({ discarded: true });
    expect(fs.existsSync(path.join(blobs, kept.slice(0, 2), kept))).toBe(false);
  });
});

describe('names, kinds and pages', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\báo cáo.docx', 'báo cáo.docx'],
    ['thu\u0309 tu\u0323c.pdf', 'thủ tục.pdf'],
    ['hoa\u202Efdp.exe', 'hoafdp.exe'],
    ['  .ẩn\u0000 tệp .pdf ', 'ẩn tệp .pdf'],
    ['con.txt', '_con.txt'],
    ['???', '___'],
    ['', 'tep'],
  ])('%j is shown as %j', (given, shown) => {
    expect(safeFileName(given)).toBe(shown);
  });

  it('cuts a long name but keeps its ending', () => {
    const name = safeFileName(`${'ễ'.repeat(300)}.pdf`);
    expect(name).toHaveLength(180);
    expect(name.endsWith('.pdf')).toBe(true);
  });

  it('finds the kind from the content', async () => {
    expect(await detectKind('a.bin', fs.readFileSync(path.join(FIXTURES, 'd01.pdf')))).toMatchObject({
      kind: 'pdf',
    });
    expect(await detectKind('a.pdf', fs.readFileSync(path.join(FIXTURES, 'd12-bi-ngoai.png')))).toMatchObject(
      { kind: 'image', mime: 'image/png' },
    );
    expect(await detectKind('thư', Buffer.from('Kính gửi Đảng ủy xã'))).toMatchObject({ kind: 'text' });
    expect(await detectKind('x', Buffer.from([0, 1, 2, 3, 250]))).toMatchObject({ kind: 'other' });
  });

  it.each([
    ['d01.pdf', 2],
    ['d01-scan.pdf', 2],
    ['d02.pdf', 3],
    ['d05.pdf', 1],
    ['d06.pdf', 4],
  ])('counts the pages of %s', (name, pages) => {
    expect(countPdfPages(fs.readFileSync(path.join(FIXTURES, name)))).toBe(pages);
  });
});
