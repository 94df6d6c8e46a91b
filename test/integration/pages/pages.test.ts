import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEAD } from '../../../shared/domain/document/reading/head.ts';
import { pageOfWords } from '../../../shared/domain/document/reading/recognised.ts';
import { readPage } from '../../../shared/domain/document/readPage.ts';
import type { InkPage } from '../../../shared/domain/document/ink.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { greyFirstPageOf } from '../../support/pdfjs.ts';
import { raiseLevel } from '../../support/raising.ts';
import { everyRow, openRaw } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import { lookAt } from '../../support/secrecy.ts';
import { stampedPage } from '../../support/stampedPages.ts';
import { stage } from '../../support/twoStations.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

const dispatch = (name: string): Buffer =>
  fs.readFileSync(path.resolve(import.meta.dirname, '../../fixtures/dispatches', name));
const SCAN = dispatch('d01-scan.pdf');
const SECRET = dispatch('d09.pdf');

/** The picture of a file's first page, handed over as the window does. */
async function pictureOf(
  caller: Caller,
  file: Buffer,
  how: { readonly dpi: number; readonly share: number },
) {
  const { grey, width, height, dpi } = await greyFirstPageOf(new Uint8Array(file), how);
  let pictureId: string | null = null;
  for (let from = 0; from < grey.length; from += PIECE_BYTES) {
    const greyBase64 = Buffer.from(grey.subarray(from, from + PIECE_BYTES)).toString('base64');
    const reply: Output<'pages.draw'> = await caller.ok('pages.draw', { pictureId, greyBase64 });
    ({ pictureId } = reply);
  }
  return { pictureId: pictureId ?? '', width, height, dpi };
}
const PIECE_BYTES = 384 * 1024;
const WHOLE = { dpi: 150, share: 1 };

describe('the words of a scan', () => {
  let vault: TestVault;
  let clerk: Caller;
  beforeAll(async () => {
    vault = await createTestVault({
      people: ['quantri', 'vanthu', 'lanhdao', 'bithu'],
      profile: 'standalone',
    });
    clerk = await vault.as('vanthu');
  });
  afterAll(() => vault.remove());

  const search = async (words: string) =>
    (await clerk.ok('search.query', { words, limit: 10, prefix: false })).hits.map(({ id }) => id);
  const register = async (code: string, name = 'quet.pdf', bytes = SCAN) => {
    const stageId = await stage(clerk, name, bytes);
    await lookAt(clerk, stageId);
    return clerk.ok(
      'documents.registerIncoming',
      incoming({ code, subject: 'V/v một việc khác hẳn', files: [stageId] }),
    );
  };

  const fileOf = async (id: string): Promise<string> =>
    (await clerk.ok('documents.get', { id })).attachments[0]?.id ?? '';

  it('are recognised in the head of a staged file and read like text', async () => {
    const { stageId } = await clerk.ok('attachments.stageChunk', {
      stageId: null,
      name: 'quet.pdf',
      dataBase64: SCAN.toString('base64'),
      last: true,
    });
    const picture = await pictureOf(clerk, SCAN, HEAD);
    const { words, secrecy } = await clerk.ok('pages.recognise', { stageId, ...picture });
    expect(secrecy).toMatchObject({ state: 'unread' }); // no mark was seen, which clears nothing
    const { width, height, dpi } = picture;
    const page = pageOfWords(words, { width, dpi, pageHeight: height / HEAD.share });
    expect(readPage(page, [])).toMatchObject({
      code: '47-CV/ĐU',
      typeName: 'công văn',
      issuer: expect.stringMatching(/^Đảng ủy xã An Mẫu$/u) as string,
    });
    const entry = incoming({ code: '1-CV/TU', files: [stageId] });
    expect(await clerk.call('documents.registerIncoming', entry)).toMatchObject({
      ok: false,
      error: { code: 'secrecy-not-checked' },
    });
  });

  it('of a Word file are its paragraphs, for the one who staged it', async () => {
    const report = fs.readFileSync(path.resolve(import.meta.dirname, '../../fixtures/drafts/report.docx'));
    const stageId = await stage(clerk, 'bao-cao.docx', report);
    const { paragraphs } = await clerk.ok('pages.paragraphs', { stageId });
    expect(paragraphs.join(' ')).toContain('Đảng ủy báo cáo kết quả chuyển đổi số');
    const leader = await vault.as('lanhdao');
    expect(await leader.call('pages.paragraphs', { stageId })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    clerk = await vault.as('vanthu');
  });

  it('add the mark that they bear to the file, and are kept from everybody', async () => {
    const stageId = await stage(clerk, 'quet.pdf', SCAN);
    const secret = await pictureOf(clerk, SECRET, HEAD);
    const found = await clerk.ok('pages.recognise', { stageId, ...secret });
    expect(found).toMatchObject({ words: [], secrecy: { state: 'marked', level: 'mat' } });
    // what is found stays found: a clear page of the same file changes nothing
    const again = await clerk.ok('pages.recognise', { stageId, ...(await pictureOf(clerk, SCAN, HEAD)) });
    expect(again).toMatchObject({ words: [], secrecy: { state: 'marked' } });
    const entry = incoming({ code: '2-CV/TU', files: [stageId] });
    expect(await clerk.call('documents.registerIncoming', entry)).toMatchObject({
      ok: false,
      error: { code: 'secret-mark-found', params: { level: 'mat', found: 'file' } },
    });
  });

  it('are looked through for stamps page by page: a mark is kept with the file, urgency is told', async () => {
    const stageId = await stage(clerk, 'quet.pdf', SCAN);
    const look = async (page: InkPage) => {
      const { pixels, ...size } = page;
      let pictureId: string | null = null;
      for (let from = 0; from < pixels.length; from += PIECE_BYTES) {
        const greyBase64 = Buffer.from(pixels.subarray(from, from + PIECE_BYTES)).toString('base64');
        const reply: Output<'pages.draw'> = await clerk.ok('pages.draw', { pictureId, greyBase64 });
        ({ pictureId } = reply);
      }
      return clerk.ok('pages.stamps', { stageId, pictureId: pictureId ?? '', ...size });
    };
    // no stamp on a page clears nothing
    expect(await look(stampedPage([]))).toMatchObject({ secrecy: { state: 'unread' }, urgency: null });
    const urgent = stampedPage([{ text: 'HỎA TỐC', x: 60, y: 46 }]);
    expect(await look(urgent)).toMatchObject({ secrecy: { state: 'unread' }, urgency: 'hoa-toc' });
    const secret = stampedPage([{ text: 'MẬT', x: 40, y: 11 }]);
    expect(await look(secret)).toMatchObject({ secrecy: { state: 'marked', level: 'mat' } });
    expect(await look(stampedPage([]))).toMatchObject({ secrecy: { state: 'marked', level: 'mat' } });
    await lookAt(clerk, stageId);
    const entry = incoming({ code: '12-CV/TU', files: [stageId] });
    expect(await clerk.call('documents.registerIncoming', entry)).toMatchObject({
      ok: false,
      error: { code: 'secret-mark-found', params: { level: 'mat', found: 'file' } },
    });
  });

  it('are found by the search, with marks and without, and are named where they could not be read', async () => {
    const { id } = await register('3-CV/TU');
    expect(await search('nền tảng số dùng chung')).not.toContain(id);
    const { next, left } = await clerk.ok('pages.due', {});
    expect(next).toMatchObject({ mime: 'application/pdf', page: 1 });
    expect(left).toBe(1);
    const attachmentId = await fileOf(id);
    expect(next?.attachmentId).toBe(attachmentId);
    const picture = await pictureOf(clerk, SCAN, WHOLE);
    const kept = { attachmentId, pages: 2 };
    expect(
      await clerk.ok('pages.keep', { ...kept, page: 1, found: { kind: 'picture', ...picture } }),
    ).toEqual({ nextPage: 2 });
    expect(await clerk.ok('pages.keep', { ...kept, page: 2, found: { kind: 'unreadable' } })).toEqual({
      nextPage: null,
    });
    for (const words of ['Đảng bộ tỉnh Đông Mẫu', 'dang bo tinh dong mau'])
      expect(await search(words)).toContain(id);
    expect(await clerk.ok('pages.overview', {})).toMatchObject({
      read: 1,
      recognised: 1,
      left: 0,
      unread: 1,
      list: [{ documentId: id, code: '3-CV/TU', fileName: 'quet.pdf', page: 2, why: 'unreadable' }],
    });
    expect((await clerk.ok('pages.due', {})).next).toBeNull();
    // a page is read once, in its order, and only where it is due
    expect(await clerk.call('pages.keep', { ...kept, page: 1, found: { kind: 'unreadable' } })).toMatchObject(
      {
        ok: false,
        error: { code: 'not-found' },
      },
    );
  });

  it('are not read beyond forty pages, which is said', async () => {
    const attachmentId = await fileOf((await register('4-CV/TU')).id);
    for (let page = 1; page <= 40; page += 1) {
      const found = { kind: 'words', words: `trang thứ ${page} của tập hư cấu` } as const;
      const { nextPage } = await clerk.ok('pages.keep', { attachmentId, page, pages: 90, found });
      expect(nextPage).toBe(page < 40 ? page + 1 : null);
    }
    const { list } = await clerk.ok('pages.overview', {});
    expect(list).toContainEqual(expect.objectContaining({ page: 41, why: 'beyond' }));
  });

  it('of a marked page are kept by nobody', async () => {
    const { id } = await register('5-CV/TU');
    const attachmentId = await fileOf(id);
    const found = { kind: 'picture', ...(await pictureOf(clerk, SECRET, WHOLE)) } as const;
    await clerk.ok('pages.keep', { attachmentId, page: 1, pages: 1, found });
    const { list } = await clerk.ok('pages.overview', {});
    expect(list).toContainEqual(expect.objectContaining({ documentId: id, page: 1, why: 'marked' }));
  });

  it('end when the paper is classified, for the search and in the database itself', async () => {
    const { id } = await register('6-CV/TU');
    const attachmentId = await fileOf(id);
    const found = { kind: 'words', words: 'zqxlời riêng của tệp này' } as const;
    await clerk.ok('pages.keep', { attachmentId, page: 1, pages: 1, found });
    expect(await search('zqxlời')).toEqual([id]);
    await raiseLevel(vault, id, 'mat');
    clerk = await vault.as('vanthu');
    expect(await search('zqxlời')).toEqual([]);
    await vault.close();
    const db = await openRaw(vault.dir);
    try {
      expect(everyRow(db)).not.toContain('zqxlời');
      const insert = db.prepare("INSERT INTO page_words VALUES (?, 1, 'words', 'lời', 0)");
      expect(() => insert.run(attachmentId)).toThrow(/classified/);
    } finally {
      db.close();
    }
    clerk = await vault.as('vanthu');
  });
});
