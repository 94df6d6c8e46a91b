import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { incoming, outgoing } from '../../support/registration.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';
import { ALL_DOCUMENTS, HANDED_OVER, ALONE } from '../../support/inputs.ts';

const MEMBERS: Input<'destruction.setCouncil'>['members'] = [
  { fullName: 'Bùi Quang Thắng', post: 'Bí thư Đảng ủy', role: 'chair', personId: null },
  { fullName: 'Đặng Thị Thu Thủy', post: 'Chuyên viên', role: 'secretary', personId: null },
  { fullName: 'Hà Văn Ẩm', post: 'Cơ yếu', role: 'member', personId: null },
];

const OWN_SECRETS: Input<'documents.list'> = { ...ALL_DOCUMENTS, book: 'classified-outgoing', limit: 10 };

async function stage(caller: Caller, content: string): Promise<string> {
  const { stageId } = await caller.ok('attachments.stageChunk', {
    stageId: null,
    name: 'phuong-an.txt',
    last: true,
    dataBase64: Buffer.from(content).toString('base64'),
  });
  return stageId;
}
async function refusal(reply: ReturnType<Caller['call']>): Promise<string> {
  const answer = await reply;
  return answer.ok ? 'ok' : `${answer.error.code} ${String(answer.error.params['reason'] ?? '')}`.trim();
}
const blobsOf = (dir: string): string[] =>
  fs
    .readdirSync(path.join(dir, 'blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

describe('recall and destruction', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', nowMs: () => TEST_NOW_MS });
  });
  afterAll(() => vault.remove());

  const secretIn = async (clerk: Caller, code: string, more: object = {}) =>
    clerk.ok(
      'documents.registerIncoming',
      incoming({ book: 'classified-incoming', level: 'mat', code, ...more }),
    );
  const item = (documentId: string, retentionUntil = '2026-11-23') => ({
    documentId,
    retentionUntil,
    retentionGround: 'Bảng thời hạn bảo quản, mục 12',
  });
  const leaderId = () => vault.ids['bithu'] ?? '';

  it('freezes a recalled document and closes with the proof of every holder', async () => {
    const clerk = await vault.as('vanthu');
    const received = await secretIn(clerk, '11-BC/TU', { files: [await stage(clerk, 'thu hồi tôi')] });
    const [file] = (await clerk.ok('documents.get', { id: received.id })).attachments;
    const order = { code: '5-CV/TU', decidedOn: '2026-11-24', ground: 'Gửi nhầm nơi nhận', dueOn: null };
    const blobs = blobsOf(vault.dir).length;
    const takenBack = async () => (await clerk.ok('documents.get', { id: received.id })).takenBack;
    // every list says so too, in the place of how far the work on it is
    const listed = async () => {
      const { rows } = await clerk.ok('documents.list', { ...OWN_SECRETS, book: 'classified-incoming' });
      return rows.find(({ id }) => id === received.id)?.calledBack;
    };
    expect([await takenBack(), await listed()]).toEqual([null, null]);
    await clerk.ok('protection.orderRecall', { id: received.id, revision: 1, ...order });
    expect(await takenBack()).toEqual({ isOpen: true, envelopeId: null });
    expect(await listed()).toBe('open');
    expect(await refusal(clerk.call('attachments.open', { id: file?.id ?? '' }))).toBe('document-frozen');
    const stopped = { id: received.id, revision: 2, files: [await stage(clerk, 'x')] };
    expect(await refusal(clerk.call('documents.addFiles', stopped))).toBe('document-frozen under-recall');
    const present = { id: received.id, revision: 2, leaderId: leaderId() };
    expect(await refusal(clerk.call('documents.present', present))).toBe('document-frozen under-recall');
    const { offers } = await clerk.ok('documents.get', { id: received.id });
    expect(offers).toContainEqual({ act: 'present', allowed: false, reason: 'under-recall' });
    // nor does a copy of it move on, and no slip sends it anywhere
    const documentId = received.id;
    const [original] = (await clerk.ok('copies.ofDocument', { documentId })).copies;
    const copyId = original?.id ?? '';
    const days = { from: '2026-11-24', until: '2026-11-25' };
    const carry = { copyId, purpose: 'Họp', destination: 'Tỉnh ủy', protection: 'Cặp có khóa', ...days };
    expect(await refusal(clerk.call('copies.askCarryOut', carry))).toBe('document-frozen');
    const offer = { ...HANDED_OVER, copyIds: [copyId] };
    const toLeader = { ...offer, receiverId: leaderId() };
    expect(await refusal(clerk.call('copies.offerTransfer', toLeader))).toBe('document-frozen');
    // the window knows beforehand: the copy is marked, and only who keeps copies may receive it
    expect(original).toMatchObject({ frozen: true });
    const { personIds } = await clerk.ok('copies.receivers', { copyIds: [copyId] });
    expect(personIds).toContain(vault.ids['vanthu2']);
    expect(personIds).not.toContain(leaderId());
    const gathered = await clerk.ok('copies.offerTransfer', {
      ...offer,
      receiverId: vault.ids['vanthu2'] ?? '',
    });
    await clerk.ok('copies.withdrawTransfer', { id: gathered.id, reason: 'Giữ tại chỗ' });
    const copying = {
      documentId,
      bookId: null,
      kind: 'certified' as const,
      number: 1,
      purpose: 'Họp',
      recipients: '',
      placeId: null,
      device: '',
    };
    expect(await refusal(clerk.call('copies.askPermit', copying))).toBe('document-frozen');
    // and the screen that offers it knows before anything is written
    expect((await clerk.ok('copies.ofDocument', { documentId })).notCopied).toBe('document-frozen');
    const slip = {
      paper: 'transfer-slip' as const,
      subjectKind: 'document' as const,
      subjectId: documentId,
      recipient: null,
      format: 'pdf' as const,
    };
    expect(await refusal(clerk.call('papers.make', slip))).toBe('document-frozen');
    const [recall] = (await clerk.ok('protection.get', { id: received.id })).recalls;
    const here = { recallId: recall?.id ?? '', holderId: recall?.holders[0]?.id ?? '' };
    const word = { ...here, proof: 'minutes' as const, ref: 'BB', provedOn: '2026-11-24' };
    expect(await refusal(clerk.call('protection.proveRecall', word))).toBe('illegal-transition');
    const purged = await clerk.ok('protection.purgeHere', { recallId: here.recallId });
    expect([purged.files, purged.closed]).toEqual([1, true]);
    expect(blobsOf(vault.dir).length).toBe(blobs); // one gone, the stage of `x` came
    expect((await clerk.ok('documents.get', { id: received.id })).attachments).toEqual([]);
    expect(await takenBack()).toEqual({ isOpen: false, envelopeId: null });
    expect(await listed()).toBe('done');

    // the office's own: every recipient proves
    const sent = await clerk.ok(
      'documents.registerOutgoing',
      outgoing({ book: 'classified-outgoing', level: 'mat', recipients: ['Tỉnh ủy', 'Công an tỉnh'] }),
    );
    let head = await vault.as('bithu');
    const recall2 = (revision: number) =>
      head.call('protection.orderRecall', { id: sent.id, revision, ...order });
    expect(await refusal(recall2(1))).toContain('illegal-transition'); // not issued yet
    expect(await refusal(head.call('documents.issue', { id: sent.id, revision: 1 }))).toBe('not-permitted');
    await (await vault.as('vanthu')).ok('documents.issue', { id: sent.id, revision: 1 });
    head = await vault.as('bithu');
    expect(await refusal(recall2(2))).toBe('ok');
    const { recalls, state } = await head.ok('protection.get', { id: sent.id });
    expect([state, recalls[0]?.holders.map(({ holder }) => holder)]).toEqual([
      'recalling',
      ['Tỉnh ủy', 'Công an tỉnh'],
    ]);

    // it reads as being recalled until the last proof is in, wherever its state is told
    const teller = await vault.as('vanthu');
    const told = async () => {
      const among = async (wanted: 'recalling' | 'recalled') => {
        const list = { ...OWN_SECRETS, state: wanted };
        const page = await teller.ok('documents.list', list);
        const words = await teller.ok('documents.list', { ...list, words: '01-BC/ĐU' });
        expect(words.rows).toEqual(page.rows);
        expect(page.total).toBeNull();
        return page.rows.map((row) => row.id);
      };
      const counted = await teller.ok('registers.statistics', { from: '2026-11-01', to: '2026-11-30' });
      const detail = await teller.ok('documents.get', { id: sent.id });
      return {
        state: detail.state,
        recalling: await among('recalling'),
        recalled: await among('recalled'),
        equal: counted.equal,
        standings: counted.rows
          .filter(({ book }) => book === 'classified-outgoing')
          .map(({ standing }) => standing),
      };
    };
    const waiting = { state: 'recalling', recalling: [sent.id], recalled: [], equal: true };
    expect(await told()).toEqual({ ...waiting, standings: ['recalling'] });
    const [tinhUy, congAn] = recalls[0]?.holders ?? [];
    const proof = { recallId: recalls[0]?.id ?? '', proof: 'minutes' as const, ref: '7-BB' };
    const prove = (holder: typeof tinhUy) =>
      teller.ok('protection.proveRecall', { ...proof, holderId: holder?.id ?? '', provedOn: '2026-11-24' });
    expect(await prove(tinhUy)).toEqual({ closed: false });
    expect(await told()).toEqual({ ...waiting, standings: ['recalling'] });
    expect(await prove(congAn)).toEqual({ closed: true });
    const over = { state: 'recalled', recalling: [], recalled: [sent.id], equal: true };
    expect(await told()).toEqual({ ...over, standings: ['recalled'] });
  });

  it('destroys with council, list, meeting, decision and minutes; nothing decrypts afterwards with every key in hand', async () => {
    let clerk = await vault.as('vanthu');
    const secret = 'nội dung phải biến mất hẳn';
    const { id } = await secretIn(clerk, '21-BC/TU', {
      files: [await stage(clerk, secret)],
      presentTo: leaderId(),
    });
    const propose = (items: ReturnType<typeof item>[]) =>
      clerk.call('destruction.propose', { reason: 'Hết giá trị sử dụng', leaderId: leaderId(), items });
    expect(await refusal(propose([item(id)]))).toBe('not-destroyable state');

    let head = await vault.as('bithu');
    await head.ok('documents.direct', {
      ...ALONE,
      id,
      revision: 1,
      text: 'chỉ đạo phải biến mất',
      leadId: null,
    });
    clerk = await vault.as('vanthu');
    await clerk.ok('documents.close', { id, revision: 2, note: 'Đã xong' });
    expect(await refusal(propose([item(id, '2030-01-01')]))).toBe('not-destroyable retention');
    const made = await propose([item(id)]);
    if (!made.ok) throw new Error(made.error.code);
    expect(await refusal(propose([item(id)]))).toBe('not-destroyable listed');
    let seen = made.value;

    const council = { code: '40-QĐ/ĐU', decidedOn: '2026-11-24', members: MEMBERS };
    expect(await refusal(clerk.call('destruction.setCouncil', { ...seen, ...council }))).toBe(
      'not-permitted',
    );
    head = await vault.as('bithu');
    const few = { ...council, members: MEMBERS.slice(0, 2) };
    expect(await refusal(head.call('destruction.setCouncil', { ...seen, ...few }))).toBe(
      'council-incomplete too-few',
    );
    const twice = { ...council, members: [...MEMBERS.slice(0, 2), ...MEMBERS.slice(0, 1)] };
    expect(await refusal(head.call('destruction.setCouncil', { ...seen, ...twice }))).toBe(
      'council-incomplete same-person',
    );
    const decision = { code: '41-QĐ/ĐU', decidedOn: '2026-11-24', superior: '' };
    expect(await refusal(head.call('destruction.decide', { ...seen, ...decision }))).toBe(
      'illegal-transition',
    );
    seen = await head.ok('destruction.setCouncil', { ...seen, ...council });

    clerk = await vault.as('vanthu');
    const meeting = {
      code: '42-BB/HĐ',
      metOn: '2026-11-24',
      conclusion: 'Nhất trí tiêu hủy',
      listCode: 'DM-01',
    };
    expect(await refusal(clerk.call('destruction.recordMeeting', { ...seen, ...meeting }))).toBe(
      'council-incomplete unchecked',
    );
    // said before anything is written, too
    const meets = async () =>
      (await clerk.ok('destruction.get', { id: seen.id })).offers.find(({ act }) => act === 'recordMeeting');
    expect(await meets()).toMatchObject({ allowed: false, reason: 'unchecked' });
    const { rows: dossiers } = await clerk.ok('protection.work', { list: 'destructions', limit: 10 });
    expect(dossiers.map(({ title }) => title)).toEqual(['Hết giá trị sử dụng']);
    seen = await clerk.ok('destruction.checkItem', { ...seen, position: 1, note: '' });
    expect(await meets()).toMatchObject({ allowed: true, reason: null });
    seen = await clerk.ok('destruction.recordMeeting', { ...seen, ...meeting });
    const other = await vault.as('lanhdao');
    expect(await refusal(other.call('destruction.decide', { ...seen, ...decision }))).toBe('not-found');
    head = await vault.as('bithu');
    seen = await head.ok('destruction.decide', { ...seen, ...decision });

    clerk = await vault.as('vanthu');
    const before = blobsOf(vault.dir);
    const kept = before.map((file) => fs.readFileSync(file));
    await vault.close();
    let db = await openRaw(vault.dir);
    const wrapped = db
      .prepare(
        `SELECT wrapped FROM content_key_grant WHERE document_id = :id UNION ALL SELECT half_a FROM content_key_escrow WHERE document_id = :id
         UNION ALL SELECT sealed_key FROM attachment WHERE owner_id = :id UNION ALL SELECT wrapped FROM record_key WHERE document_id = :id AND holder = 'content'`,
      )
      .pluck()
      .all({ id }) as Buffer[];
    expect(wrapped.length).toBeGreaterThan(4);
    db.close();

    clerk = await vault.as('vanthu');
    const act = {
      code: '43-BB',
      destroyedOn: '2026-11-24',
      place: 'Phòng văn thư',
      method: 'Nghiền bản giấy, xóa khóa',
    };
    // a copy on its way to somebody is not there to be destroyed
    const [copyOf] = (await clerk.ok('copies.ofDocument', { documentId: id })).copies;
    const onItsWay = await clerk.ok('copies.offerTransfer', {
      ...HANDED_OVER,
      copyIds: [copyOf?.id ?? ''],
      receiverId: leaderId(),
    });
    const both = ['Bùi Quang Thắng', 'Hà Văn Ẩm'];
    expect(await refusal(clerk.call('destruction.execute', { ...seen, ...act, witnesses: both }))).toBe(
      'not-destroyable copies-out',
    );
    await clerk.ok('copies.withdrawTransfer', { id: onItsWay.id, reason: 'Nộp lại để tiêu hủy' });
    const alone = { ...act, witnesses: ['Bùi Quang Thắng', 'Người ngoài hội đồng'] };
    expect(await refusal(clerk.call('destruction.execute', { ...seen, ...alone }))).toBe(
      'council-incomplete witnesses',
    );
    const one = { ...act, witnesses: ['Bùi Quang Thắng'] };
    expect(await refusal(clerk.call('destruction.execute', { ...seen, ...one }))).toBe(
      'council-incomplete witnesses',
    );
    const done = await clerk.ok('destruction.execute', {
      ...seen,
      ...act,
      witnesses: ['Bùi Quang Thắng', 'Hà Văn Ẩm'],
    });
    expect([done.documents, done.files]).toEqual([1, 1]);

    const dossier = await clerk.ok('destruction.get', { id: seen.id });
    expect(dossier.papers.map((paper) => paper.kind).sort()).toEqual([
      'council',
      'decision',
      'list',
      'meeting',
      'minutes',
    ]);
    const detail = await clerk.ok('protection.get', { id });
    expect([detail.state, detail.tombstone?.files, detail.offers]).toEqual(['destroyed', 1, []]);
    const period = { from: '2026-11-01', to: '2026-11-30' };
    const counted = await clerk.ok('registers.statistics', period);
    expect(counted.rows.filter(({ standing }) => standing === 'destroyed')).toEqual([
      { book: 'classified-incoming', level: 'mat', standing: 'destroyed', count: 1 },
    ]);
    expect(counted.equal).toBe(true);
    const shown = await clerk.ok('documents.get', { id });
    const { copies, notCopied } = await clerk.ok('copies.ofDocument', { documentId: id });
    expect(copies.map((copy) => [copy.state, copy.holder])).toEqual([['destroyed', null]]);
    expect(notCopied).toBe('illegal-transition'); // there is nothing to ask a copy of
    expect(shown.timeline.map((line) => line.act)).toContain('copy.destroyed');
    expect([shown.attachments, shown.directions.map((one) => one.text)]).toEqual([[], [null]]);
    const { books } = await clerk.ok('registers.books', {});
    expect(books.find((book) => book.kind === 'destruction')?.nextNumber).toBe(2);

    // the leader took part and had every key: nothing opens any more
    head = await vault.as('bithu');
    expect(JSON.stringify(await head.ok('documents.get', { id }))).not.toContain('biến mất');
    await vault.close();
    expect(blobsOf(vault.dir).length).toBe(before.length - 1);
    db = await openRaw(vault.dir);
    const left = (sql: string): unknown => db.prepare(sql).pluck().get(id);
    expect(left('SELECT count(*) FROM content_key_grant WHERE document_id = ?')).toBe(0);
    expect(left('SELECT count(*) FROM content_key_escrow WHERE document_id = ?')).toBe(0);
    expect(
      left(
        "SELECT count(*) FROM record_key WHERE document_id = ? AND (name LIKE 'text.%' OR holder = 'content')",
      ),
    ).toBe(0);
    expect(left('SELECT count(*) FROM attachment WHERE owner_id = ?')).toBe(0);
    expect(left('SELECT count(*) FROM backup_record_key WHERE document_id = ?')).toBe(0); // older backups: ADR 0009
    // not even in pages that are free now: the whole file in clear, searched for every wrapped key
    const copy = path.join(vault.dir, '..', 'clear.db');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    fs.copyFileSync(path.join(vault.dir, 'vault.db'), copy);
    const clear = await openRaw(vault.dir);
    clear.pragma('journal_mode = DELETE');
    clear.pragma("rekey = ''");
    clear.close();
    const pages = fs.readFileSync(path.join(vault.dir, 'vault.db'));
    fs.copyFileSync(copy, path.join(vault.dir, 'vault.db'));
    expect(pages.includes('CREATE TABLE')).toBe(true);
    expect(wrapped.filter((key) => pages.includes(key))).toEqual([]);
    expect(kept.some((bytes) => bytes.includes(secret))).toBe(false);
  });

  it('names every chosen document that can’t be destroyed, and keeps why a dossier was withdrawn', async () => {
    const clerk = await vault.as('vanthu');
    const [open, closed] = [await secretIn(clerk, '31-BC/TU'), await secretIn(clerk, '32-BC/TU')];
    await clerk.ok('documents.close', { id: closed.id, revision: 1, note: 'Đã xong' });
    const ids = [open.id, closed.id];
    const late = { act: 'proposeDestruction' as const, ids, retentionUntil: '2030-01-01' };
    const { ready, refused } = await clerk.ok('protection.trySeveral', { asked: late });
    expect([ready, refused.map(({ params }) => params['reason'])]).toEqual([0, ['state', 'retention']]);
    const asked = { ...late, retentionUntil: '2026-11-23' };
    expect((await clerk.ok('protection.trySeveral', { asked })).refused.map(({ id }) => id)).toEqual([
      open.id,
    ]);
    // the letter is of the 23rd: a retention that ended before is refused in the list and beforehand, with both days
    const early = { reason: 'Hết giá trị', leaderId: leaderId(), items: [item(closed.id, '2026-11-22')] };
    const slip = await clerk.call('destruction.propose', early);
    expect(slip).toMatchObject({
      ok: false,
      error: {
        code: 'date-invalid',
        params: { rule: 'before-document', date: '22/11/2026', documentDate: '23/11/2026' },
      },
    });
    const tried = { ...late, ids: [closed.id], retentionUntil: '2026-11-22' };
    expect((await clerk.ok('protection.trySeveral', { asked: tried })).refused).toMatchObject([
      { code: 'date-invalid', params: { documentDate: '23/11/2026' } },
    ]);
    const made = await clerk.ok('destruction.propose', {
      reason: 'Hết giá trị',
      leaderId: leaderId(),
      items: [item(closed.id)],
    });
    await clerk.ok('destruction.withdraw', { ...made, reason: 'Còn cần tra cứu' });
    const { timeline } = await clerk.ok('documents.get', { id: closed.id });
    expect(timeline.find(({ act }) => act === 'destruction.withdrawn')?.facts).toMatchObject({
      reason: 'Còn cần tra cứu',
    });
  });

  it('is held by the database: no tombstone without decision and erasure, no end without five papers, nothing undone', async () => {
    const db = await openRaw(vault.dir);
    const run = (sql: string) => () => db.prepare(sql).run();
    expect(run("UPDATE document SET state = 'closed' WHERE state = 'destroyed'")).toThrow('stays');
    expect(run("UPDATE document SET state = 'destroyed' WHERE state <> 'destroyed'")).toThrow('tombstone');
    expect(run('DELETE FROM tombstone')).toThrow('stays');
    expect(run("UPDATE destruction SET state = 'proposed'")).toThrow(/stays/);
    expect(run("UPDATE destruction_paper SET code = 'x'")).toThrow('fixed');
    expect(run('DELETE FROM destruction_member')).toThrow('fixed');
    expect(
      run(
        `INSERT INTO tombstone SELECT d.id, (SELECT id FROM destruction LIMIT 1), 'mat', 0, 0, 0, 0, 1, d.created_by FROM document d WHERE d.state <> 'destroyed' LIMIT 1`,
      ),
    ).toThrow('decision');
    expect(
      run(
        `INSERT INTO content_key_grant (document_id, person_id, wrapped, granted_ms)
         SELECT t.document_id, d.created_by, x'00', 1 FROM tombstone t JOIN document d ON d.id = t.document_id`,
      ),
    ).toThrow('destroyed');
    expect(run('UPDATE recall_holder SET proof = NULL')).toThrow('stays');
    db.close();
  });
});
