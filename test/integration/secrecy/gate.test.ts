import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpName, Output } from '../../../shared/ipc/contract.ts';
import type { Staged } from '../../../shared/ipc/contract/attachments.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming, outgoing } from '../../support/registration.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

const dispatch = (name: string): Buffer =>
  fs.readFileSync(path.resolve(import.meta.dirname, '../../fixtures/dispatches', name));
const [OPEN, SECRET, TOP, SCAN] = ['d01.pdf', 'd09.pdf', 'd11.pdf', 'd01-scan.pdf'].map(dispatch) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
];
const PEOPLE = ['quantri', 'vanthu', 'lanhdao', 'bithu', 'tiepnhan', 'kiemtra'] as const;

const PIECE_BYTES = 384 * 1024;
async function staged(caller: Caller, name: string, bytes: Uint8Array): Promise<Staged> {
  let stageId: string | null = null;
  for (let at = 0; ; at += PIECE_BYTES) {
    const dataBase64 = Buffer.from(bytes.subarray(at, at + PIECE_BYTES)).toString('base64');
    const last = at + PIECE_BYTES >= bytes.length;
    const reply: Output<'attachments.stageChunk'> = await caller.ok('attachments.stageChunk', {
      stageId,
      name,
      dataBase64,
      last,
    });
    stageId = reply.stageId;
    if (reply.done !== null) return reply.done;
  }
}

const refused = (code: string, params: object = {}) => ({ ok: false, error: { code, params } });

describe('the gate of a machine that may hold no secret', () => {
  let vault: TestVault;
  let clerk: Caller;
  const acts = async (act: string) =>
    (await (await vault.as('kiemtra')).ok('ledger.list', { before: null, limit: 50, actorId: null, act }))
      .items;
  beforeAll(async () => {
    vault = await createTestVault({ people: PEOPLE, profile: 'connected' });
    clerk = await vault.as('vanthu');
  });
  afterAll(() => vault.remove());

  it('says at once what it found in the bytes, whatever the page reads', async () => {
    expect((await staged(clerk, 'cv.pdf', OPEN)).secrecy).toEqual({ state: 'clear' });
    expect((await staged(clerk, 'cv.pdf', SECRET)).secrecy).toMatchObject({ state: 'marked', level: 'mat' });
    expect((await staged(clerk, 'cv.pdf', TOP)).secrecy).toMatchObject({ state: 'marked', level: 'toi-mat' });
    expect((await staged(clerk, 'cv.pdf', SCAN)).secrecy).toMatchObject({ state: 'unread' });
  });

  it('refuses an entry whose third file bears a mark, takes no number, and keeps a line without content', async () => {
    const files = [
      await staged(clerk, 'mot.pdf', OPEN),
      await staged(clerk, 'hai.txt', Buffer.from('Phụ lục số liệu\n')),
      await staged(clerk, 'ba.pdf', SECRET),
    ].map(({ stageId }) => stageId);
    const reply = await clerk.call('documents.registerIncoming', incoming({ code: '1-CV/TU', files }));
    expect(reply).toMatchObject(refused('secret-mark-found', { level: 'mat', found: 'file' }));
    const { entryNumber } = await clerk.ok('documents.registerIncoming', incoming({ code: '2-CV/TU' }));
    expect(entryNumber).toBe(1);
    const [line] = await acts('secrecy.refused');
    expect(Object.keys(line?.facts ?? {})).toEqual(['found', 'mark', 'rule']);
  });

  it('destroys bytes and draft when the person has read what to do', async () => {
    clerk = await vault.as('vanthu');
    const { stageId } = await staged(clerk, 'ba.pdf', SECRET);
    const draft = { form: 'registerIncoming', key: 'new' } as const;
    await clerk.ok('drafts.save', {
      ...draft,
      body: JSON.stringify({ level: 'none', subject: 'Về một việc' }),
    });
    const stored = (): string[] =>
      fs
        .readdirSync(vault.dir, { recursive: true })
        .map(String)
        .filter((name) => name.includes(stageId));
    expect(stored()).toHaveLength(1);
    await clerk.ok('secrecy.destroy', { stages: [stageId], words: [], draft });
    expect(stored()).toEqual([]);
    expect((await clerk.ok('drafts.get', draft)).body).toBeNull();
    const [line] = await acts('secrecy.destroyed');
    expect(line?.facts).toMatchObject({ files: 1, mark: 'mat' });
  });

  it('destroys at the next sign-in what a person left without an answer', async () => {
    clerk = await vault.as('vanthu');
    const before = (await acts('secrecy.destroyed')).length;
    clerk = await vault.as('vanthu');
    const { stageId } = await staged(clerk, 'ba.pdf', SECRET);
    const kept = await staged(clerk, 'mot.pdf', OPEN);
    expect((await acts('secrecy.destroyed')).length).toBe(before + 1);
    clerk = await vault.as('vanthu');
    expect(await clerk.ok('attachments.discardStage', { stageId })).toEqual({ discarded: false });
    expect(await clerk.ok('attachments.discardStage', { stageId: kept.stageId })).toEqual({
      discarded: true,
    });
  });

  it('takes a written reason for what is no mark, and shows it to a leader until it was read', async () => {
    clerk = await vault.as('vanthu');
    const { stageId } = await staged(clerk, 'mau-dau.pdf', SECRET);
    const reason = 'Mẫu dấu in trong hướng dẫn, không phải văn bản mật';
    await clerk.ok('secrecy.answer', { answer: 'no-mark', stages: [stageId], words: [], reason });
    const entry = await clerk.ok(
      'documents.registerIncoming',
      incoming({ code: '3-HD/TU', files: [stageId], notADuplicate: true }),
    );
    const leader = await vault.as('lanhdao');
    const { reasons } = await leader.ok('secrecy.reasons', { view: 'open' });
    expect(reasons).toMatchObject([
      { level: 'mat', reason, about: 'file', record: { kind: 'document', id: entry.id }, readBy: null },
    ]);
    const { waitingItems } = await leader.ok('desk.summary', { scope: 'mine' });
    expect(waitingItems).toContainEqual(
      expect.objectContaining({ subjectKind: 'secrecy-reason', title: reason }),
    );
    await leader.ok('secrecy.readReason', { id: reasons[0]?.id ?? '' });
    expect((await leader.ok('secrecy.reasons', { view: 'open' })).reasons).toEqual([]);
    expect((await leader.ok('secrecy.reasons', { view: 'all' })).reasons).toHaveLength(1);
    expect(await (await vault.as('vanthu')).call('secrecy.reasons', { view: 'open' })).toMatchObject(
      refused('not-permitted'),
    );
  });

  it('never takes what it could not read for clean: a person says that the pages were looked at', async () => {
    clerk = await vault.as('vanthu');
    const { stageId } = await staged(clerk, 'quet.pdf', SCAN);
    const entry = incoming({ code: '4-CV/TU', files: [stageId], notADuplicate: true });
    expect(await clerk.call('documents.registerIncoming', entry)).toMatchObject(
      refused('secrecy-not-checked', { files: 1 }),
    );
    await clerk.ok('secrecy.answer', { answer: 'looked', stages: [stageId] });
    await clerk.ok('documents.registerIncoming', entry);
    expect((await acts('secrecy.looked-at'))[0]?.facts).toEqual({ files: 1 });
  });

  it('"looked at" is no answer to a mark', async () => {
    clerk = await vault.as('vanthu');
    const { stageId } = await staged(clerk, 'ba.pdf', SECRET);
    expect(await clerk.call('secrecy.answer', { answer: 'looked', stages: [stageId] })).toMatchObject(
      refused('not-found'),
    );
    await clerk.ok('attachments.discardStage', { stageId });
  });

  it.each([
    ['an incoming entry', 'documents.registerIncoming', incoming({ code: '9-CV/TU', subject: 'TỐI MẬT' })],
    ['its note', 'documents.registerIncoming', incoming({ code: '9-CV/TU', note: 'Số 05-BC/TU\nMẬT' })],
    ['an outgoing entry', 'documents.registerOutgoing', outgoing({ subject: 'MẬT' })],
  ] as const satisfies readonly (readonly [string, OpName, object])[])(
    'typed words of %s are looked at as well',
    async (_what, op, input) => {
      clerk = await vault.as('vanthu');
      expect(await clerk.call(op, input)).toMatchObject(refused('secret-mark-found', { found: 'words' }));
      const words = [input.subject ?? '', input.note ?? ''];
      await clerk.ok('secrecy.answer', { answer: 'no-mark', stages: [], words, reason: 'Tên một vở kịch' });
      const answered = op === 'documents.registerIncoming' ? { ...input, notADuplicate: true } : input;
      expect(await clerk.call(op, answered)).toMatchObject({ ok: true });
    },
  );

  it('asks about typed words that may be a mark, keeps the answer, and asks nothing of a draft', async () => {
    clerk = await vault.as('vanthu');
    const subject = 'Báo cáo 31-BC/ĐU đóng dấu Mật, chuyển trước 16 giờ';
    const entry = incoming({ code: '78-CV/TU', subject, notADuplicate: true });
    const body = JSON.stringify({ level: 'none', subject });
    await clerk.ok('drafts.save', { form: 'registerIncoming', key: 'new', body });
    expect(await clerk.call('documents.registerIncoming', entry)).toMatchObject(
      refused('secret-mark-found', { found: 'doubt', level: 'mat' }),
    );
    expect(await clerk.ok('secrecy.answer', { answer: 'looked', stages: [], words: [subject] })).toEqual({
      answered: 1,
    });
    expect((await acts('secrecy.words-read'))[0]?.facts).toEqual({ texts: 1 });
    clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerIncoming', entry);
    // of these words, and of no others
    const other = incoming({ code: '79-CV/TU', subject: `${subject} mai`, notADuplicate: true });
    expect(await clerk.call('documents.registerIncoming', other)).toMatchObject(
      refused('secret-mark-found', { found: 'doubt' }),
    );
  });

  it('reading again answers for no mark', async () => {
    clerk = await vault.as('vanthu');
    const marked = incoming({ code: '80-CV/TU', subject: 'Số 03-KH/ĐU MẬT Bản số 02' });
    expect(await clerk.call('documents.registerIncoming', marked)).toMatchObject(
      refused('secret-mark-found', { found: 'words' }),
    );
    expect(
      await clerk.call('secrecy.answer', { answer: 'looked', stages: [], words: [marked.subject ?? ''] }),
    ).toMatchObject(refused('not-found'));
  });

  it('the database itself refuses a file without an answer', async () => {
    clerk = await vault.as('vanthu');
    const marked = await staged(clerk, 'ba.pdf', SECRET);
    const unread = await staged(clerk, 'quet.pdf', SCAN);
    const { id } = await clerk.ok('documents.registerIncoming', incoming({ code: '77-CV/TU' }));
    await vault.close();
    const db = await openRaw(vault.dir);
    const insert = db.prepare(
      `INSERT INTO attachment (id, owner_kind, owner_id, position, name, mime, kind, size_bytes, segments, sha256,
         sealed_key, key_kind, added_ms, added_by)
       SELECT id, 'document', ?, 1, 'a.pdf', mime, kind, size_bytes, segments, sha256, sealed_key, 'vault', 1, person_id
         FROM stage WHERE id = ?`,
    );
    expect(() => insert.run(id, marked.stageId)).toThrow('secrecy mark');
    expect(() => insert.run(id, unread.stageId)).toThrow('could not be searched');
    expect(() => db.prepare(`UPDATE stage SET secrecy = 'clear', secrecy_level = NULL`).run()).toThrow(
      'fixed',
    );
    expect(() => db.prepare('DELETE FROM secrecy_answer').run()).toThrow('stays');
    db.close();
  });
});

describe('drafts and acts without a level', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: PEOPLE, profile: 'connected' });
  });
  afterAll(() => vault.remove());

  it('no draft is kept by calling itself secret on a machine that may not hold it', async () => {
    const clerk = await vault.as('vanthu');
    const body = JSON.stringify({ level: 'mat', issuer: 'Số 05-BC/TU\nTỐI MẬT', subject: '' });
    expect(await clerk.call('drafts.save', { form: 'registerIncoming', key: 'new', body })).toMatchObject(
      refused('secret-mark-found', { found: 'words' }),
    );
  });
});

describe('the gate of a machine that may hold secrets', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ people: PEOPLE, profile: 'standalone' });
  });
  afterAll(() => vault.remove());

  it('keeps a file at its level, and below it only with a reason', async () => {
    const clerk = await vault.as('vanthu');
    const one = await staged(clerk, 'ba.pdf', SECRET);
    const low = incoming({ code: '1-CV/TU', files: [one.stageId] });
    expect(await clerk.call('documents.registerIncoming', low)).toMatchObject(
      refused('secret-mark-found', { level: 'mat', found: 'file' }),
    );
    const high = incoming({ ...low, book: 'classified-incoming', level: 'mat' });
    await clerk.ok('documents.registerIncoming', high);
    const two = await staged(clerk, 'ba.pdf', TOP);
    expect(
      await clerk.call('documents.registerIncoming', { ...high, code: '2-CV/TU', files: [two.stageId] }),
    ).toMatchObject(refused('secret-mark-found', { level: 'toi-mat' }));
    const reason = 'Đã giảm độ mật theo văn bản 12-CV/TU';
    await clerk.ok('secrecy.answer', { answer: 'no-mark', stages: [two.stageId], words: [], reason });
    await clerk.ok('documents.registerIncoming', {
      ...high,
      code: '2-CV/TU',
      files: [two.stageId],
      notADuplicate: true,
    });
  });

  it('asks about words of an act on a record of level none, and not about those of a secret one', async () => {
    const clerk = await vault.as('vanthu');
    const wrong = { field: 'issuer', value: 'Số 05-BC/TU\nTỐI MẬT', reason: 'Gõ sai tên' } as const;
    const open = await clerk.ok('documents.registerIncoming', incoming({ code: '91-CV/TU' }));
    expect(await clerk.call('documents.correct', { id: open.id, revision: 1, ...wrong })).toMatchObject(
      refused('secret-mark-found', { found: 'words' }),
    );
    const secret = await clerk.ok(
      'documents.registerIncoming',
      incoming({ book: 'classified-incoming', level: 'toi-mat', code: '92-CV/TU' }),
    );
    expect(await clerk.call('documents.correct', { id: secret.id, revision: 1, ...wrong })).not.toMatchObject(
      refused('secret-mark-found'),
    );
  });

  it('a scan under a level needs no answer: it is kept as a secret already', async () => {
    const clerk = await vault.as('vanthu');
    const { stageId } = await staged(clerk, 'quet.pdf', SCAN);
    const entry = incoming({ book: 'classified-incoming', level: 'mat', code: '5-CV/TU', files: [stageId] });
    await clerk.ok('documents.registerIncoming', { ...entry, notADuplicate: true });
  });
});
