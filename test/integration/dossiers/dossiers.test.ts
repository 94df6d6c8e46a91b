import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/ipc/contract.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming } from '../../support/registration.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

const SECRET = 'phương án bố trí nhân sự chủ chốt';
const CODE = '05.01.2026';
const TITLE = 'Chuyển đổi số năm 2026';
const list = { words: null, standing: null, limit: 50 } as const;

/** Registers, finishes and files a document; classified with level `mat`. */
async function filed(
  clerk: Caller,
  code: string,
  dossier: string,
  { secret = false, pages = 2 as number | null, title = TITLE } = {},
): Promise<{ id: string; revision: number }> {
  const made = await clerk.ok(
    'documents.registerIncoming',
    secret
      ? incoming({
          book: 'classified-incoming',
          level: 'mat',
          subject: SECRET,
          copyNumber: '01',
          code,
          pages,
        })
      : incoming({ code, pages }),
  );
  const closed = await clerk.ok('documents.close', { id: made.id, revision: 1, note: 'Để biết' });
  return clerk.ok('documents.file', { ...closed, dossierCode: dossier, dossierTitle: title });
}

describe('kết thúc hồ sơ', () => {
  let vault: TestVault;
  let first: { id: string; revision: number };
  let closing: string;
  const one = async (who: string, code: string): Promise<Output<'dossiers.get'>['dossier'] | undefined> =>
    (await (await vault.as(who)).ok('dossiers.list', list)).dossiers.find((each) => each.code === code);

  beforeAll(async () => {
    vault = await createTestVault({
      profile: 'standalone',
      people: ['quantri', 'vanthu', 'lanhdao', 'chuyenvien', 'vanthu2', 'kiemtra'],
    });
    const clerk = await vault.as('vanthu');
    first = await filed(clerk, '1-CV/TU', CODE);
    await filed(clerk, '2-CV/TU', CODE, { pages: null });
    await filed(clerk, '3-CV/TU', CODE, { secret: true, pages: 7 });
    await filed(clerk, '4-CV/TU', '01.MẬT', { secret: true, pages: 4, title: SECRET });
  });
  afterAll(() => vault.remove());

  it('shows what lies in a dossier to each as far as he may know', async () => {
    expect(await one('vanthu', CODE)).toMatchObject({
      title: TITLE,
      documents: 3,
      pages: 9,
      unpaged: 1,
      unfinished: 0,
      classified: 1,
      closing: null,
    });
    expect(await one('chuyenvien', CODE)).toMatchObject({
      documents: 2,
      pages: 2,
      unpaged: 1,
      classified: 0,
    });
    expect(await one('vanthu', '01.MẬT')).toMatchObject({ title: SECRET, documents: 1 });
    expect(await one('chuyenvien', '01.MẬT')).toBeUndefined();
    expect(await (await vault.as('lanhdao')).call('dossiers.get', { code: '01.MẬT' })).toMatchObject({
      error: { code: 'not-found' },
    });
    const clerk = await vault.as('vanthu');
    expect((await clerk.ok('dossiers.list', { ...list, words: 'chuyen doi SO' })).dossiers).toHaveLength(1);
    expect((await clerk.ok('dossiers.list', { ...list, standing: 'closed' })).dossiers).toEqual([]);
    const { documents } = await clerk.ok('dossiers.get', { code: CODE });
    expect(documents.map(({ row, pages }) => [row.code, pages]).sort()).toEqual([
      ...[['1-CV/TU', 2] as const, ['2-CV/TU', null] as const, ['3-CV/TU', 7] as const],
    ]);
  });

  it('proposes the open one in which a document of the same issuer lies last, to who may know of that', async () => {
    const clerk = await vault.as('vanthu');
    const same = await clerk.ok('documents.registerIncoming', incoming({ code: '90-CV/TU' }));
    const other = await clerk.ok(
      'documents.registerIncoming',
      incoming({ code: '91-CV/HU', issuer: 'Huyện ủy chưa gửi gì' }),
    );
    const proposed = async (caller: Caller, documentId: string) =>
      (await caller.ok('dossiers.proposed', { documentId })).dossier;
    expect(await proposed(clerk, other.id)).toBeNull();
    expect(await proposed(await vault.as('chuyenvien'), same.id)).toEqual({ code: CODE, title: TITLE });
    expect(
      await (await vault.as('chuyenvien')).call('dossiers.proposed', { documentId: 'f'.repeat(32) }),
    ).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('is not closed by others, with a document that is still worked on, or with counts that are not so', async () => {
    const ask = { code: CODE, documents: 3, pages: 9, retention: '20 năm' };
    for (const who of ['chuyenvien', 'lanhdao', 'quantri'])
      expect(await (await vault.as(who)).call('dossiers.close', ask)).toMatchObject({
        error: { code: 'not-permitted' },
      });
    const clerk = await vault.as('vanthu');
    for (const wrong of [{ documents: 2 }, { pages: 10 }])
      expect(await clerk.call('dossiers.close', { ...ask, ...wrong })).toMatchObject({
        error: { code: 'dossier-changed' },
      });
    const again = await clerk.ok('documents.reopen', { ...first, reason: 'Trả lời chưa hết ý' });
    expect(await clerk.call('dossiers.close', ask)).toMatchObject({
      error: { code: 'dossier-unfinished', params: { left: 1, code: CODE, rule: 'SO-19' } },
    });
    first = await clerk.ok('documents.close', { ...again, note: 'Xong' });
    expect(await clerk.call('dossiers.close', { ...ask, code: 'không có' })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(await one('vanthu', CODE)).toMatchObject({ closing: null, unfinished: 0 });
  });

  it('closed: takes nothing, gives nothing away, its documents are not taken up again; the ledger tells', async () => {
    let clerk = await vault.as('vanthu');
    ({ id: closing } = await clerk.ok('dossiers.close', {
      code: CODE,
      documents: 3,
      pages: 9,
      retention: '20  năm ',
    }));
    const done = await one('vanthu', CODE);
    expect(done?.closing).toMatchObject({ id: closing, by: 'Nguyễn Thị Hường', retention: '20 năm' });
    clerk = await vault.as('vanthu');
    const refused = { ok: false, error: { code: 'dossier-closed', params: { code: CODE, rule: 'SO-19' } } };
    const other = await clerk.ok('documents.registerIncoming', incoming({ code: '9-CV/TU' }));
    const seen = await clerk.ok('documents.close', { id: other.id, revision: 1, note: 'Để biết' });
    const into = { dossierCode: ` ${CODE}`, dossierTitle: TITLE };
    expect(await clerk.call('documents.file', { ...seen, ...into })).toMatchObject(refused);
    expect(
      await clerk.call('documents.file', { ...first, dossierCode: '05.02.2026', dossierTitle: 'Khác' }),
    ).toMatchObject(refused);
    expect(await clerk.call('documents.reopen', { ...first, reason: 'Làm tiếp' })).toMatchObject(refused);
    const { offers } = await clerk.ok('documents.get', { id: first.id });
    expect(offers.filter(({ act }) => act === 'reopen' || act === 'file')).toEqual([
      { act: 'reopen', allowed: false, reason: 'in-closed-dossier' },
      { act: 'file', allowed: false, reason: 'in-closed-dossier' },
    ]);
    expect(
      await clerk.call('dossiers.close', { code: CODE, documents: 3, pages: 9, retention: 'x' }),
    ).toMatchObject(refused);
    // the open ledger counts what lies openly, and knows nothing of the other
    const leader = await vault.as('lanhdao');
    const told = { actorId: null, act: 'dossier.closed', before: null, limit: 5 };
    expect((await leader.ok('ledger.list', told)).items).toMatchObject([
      { facts: { code: CODE, documents: 2, pages: 2 } },
    ]);
    expect((await leader.ok('dossiers.get', { code: CODE })).closings).toMatchObject([{ documents: 2 }]);
  });

  it('a dossier of classified documents only is closed unseen by those who may not know', async () => {
    const keeper = await vault.as('vanthu2');
    await keeper.ok('dossiers.close', {
      code: '01.MẬT',
      documents: 1,
      pages: 4,
      retention: 'Vĩnh viễn',
    });
    const told = { actorId: null, act: null, before: null, limit: 50 };
    const leader = await vault.as('lanhdao');
    const seen = JSON.stringify([
      (await leader.ok('ledger.list', told)).items,
      await leader.ok('dossiers.list', list),
    ]);
    expect(seen).not.toContain('01.MẬT');
    const inspector = await vault.as('kiemtra');
    expect(JSON.stringify((await inspector.ok('ledger.list', told)).items)).toContain(
      'dossier.closed-classified',
    );
    const closed = await one('vanthu', '01.MẬT');
    expect(
      await (
        await vault.as('lanhdao')
      ).call('dossiers.reopen', { closingId: closed?.closing?.id ?? '', reason: 'x' }),
    ).toMatchObject({ error: { code: 'not-found' } });
  });

  it('mục lục văn bản is printed from the closing, whole or not at all', async () => {
    const clerk = await vault.as('vanthu');
    const subject = { subjectKind: 'dossier', subjectId: closing } as const;
    const paper = { ...subject, paper: 'dossier-contents', recipient: null } as const;
    expect(await clerk.call('papers.make', { ...paper, format: 'docx' })).toMatchObject({
      error: { code: 'copy-permit-required' },
    });
    const made = await clerk.ok('papers.make', { ...paper, format: 'pdf' });
    expect(made.pages).toBeGreaterThan(0);
    const saved = path.join(vault.dir, '..', 'muc-luc.pdf');
    expect(await clerk.call('reports.saveTo', { reportId: made.reportId, path: saved })).toMatchObject({
      ok: false,
    });
    expect(fs.existsSync(saved)).toBe(false);
    for (const who of ['chuyenvien', 'lanhdao'])
      expect(await (await vault.as(who)).call('papers.make', { ...paper, format: 'pdf' })).toMatchObject({
        error: { code: 'not-found' },
      });
  });

  it('the database refuses what the commands would', async () => {
    await vault.close();
    const db = await openRaw(vault.dir);
    try {
      const id = "'" + 'f'.repeat(32) + "'";
      const file = (documentId: string, code: string) => (): unknown =>
        db
          .prepare(
            `INSERT INTO document_dossier (document_id, at_ms, by_id, code, title)
               SELECT ?, 9e15, by_id, ?, 'x' FROM document_dossier LIMIT 1`,
          )
          .run(documentId, code);
      const free = db
        .prepare('SELECT id FROM document WHERE id NOT IN (SELECT document_id FROM document_dossier)')
        .pluck()
        .get();
      expect(file(String(free), CODE)).toThrow('takes no document');
      expect(file(first.id, '05.07.2026')).toThrow('keeps its documents');
      const tries: Readonly<Record<string, string>> = {
        [`UPDATE dossier_closing SET retention = 'x'`]: 'is fixed',
        [`DELETE FROM dossier_closing`]: 'stays',
        [`UPDATE dossier_closing_item SET pages = 1`]: 'is fixed',
        [`DELETE FROM dossier_closing_item`]: 'stays',
        [`INSERT INTO dossier_closing SELECT ${id}, code, retention, at_ms, by_id, NULL, NULL, NULL, NULL
            FROM dossier_closing WHERE reopened_ms IS NULL LIMIT 1`]: 'UNIQUE',
        [`INSERT INTO dossier_closing_item SELECT id, 99, '${String(free)}', 1 FROM dossier_closing LIMIT 1`]:
          'names what lies in it',
      };
      for (const [sql, words] of Object.entries(tries)) expect(() => db.exec(sql), sql).toThrow(words);
    } finally {
      db.close();
    }
  });

  it('a leader opens it again with a reason; it takes documents and is closed once more', async () => {
    const clerk = await vault.as('vanthu');
    expect(await clerk.call('dossiers.reopen', { closingId: closing, reason: 'x' })).toMatchObject({
      error: { code: 'not-permitted' },
    });
    const leader = await vault.as('lanhdao');
    expect(await leader.call('dossiers.reopen', { closingId: closing, reason: ' ' })).toMatchObject({
      error: { code: 'bad-input' },
    });
    await leader.ok('dossiers.reopen', { closingId: closing, reason: 'Còn một văn bản đến muộn' });
    expect(await leader.call('dossiers.reopen', { closingId: closing, reason: 'x' })).toMatchObject({
      error: { code: 'illegal-transition' },
    });
    const again = await vault.as('vanthu');
    await filed(again, '5-CV/TU', CODE, { pages: 1 });
    const second = await again.ok('dossiers.close', {
      code: CODE,
      documents: 4,
      pages: 10,
      retention: '20 năm',
    });
    const { closings } = await again.ok('dossiers.get', { code: CODE });
    expect(closings).toMatchObject([
      { id: second.id, documents: 4, reopened: null },
      { id: closing, documents: 3, reopened: { by: 'Lê Đức Toản', reason: 'Còn một văn bản đến muộn' } },
    ]);
  });
});
