import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { openRaw, withoutTriggers } from '../../support/rawDatabase.ts';
import { everything, incoming, outgoing, SAMPLE_ITEMS } from '../../support/registration.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

const YEAR_MS = 365.25 * 24 * 3600 * 1000;
type Change = Input<'protection.propose'>['change'];
const adjust = (toLevel: 'mat' | 'toi-mat' | 'tuyet-mat', more: object = {}): Change => ({
  kind: 'adjusted',
  toLevel,
  itemRef: SAMPLE_ITEMS[toLevel],
  erase: false,
  sampleConfirmed: true,
  code: '12-QĐ/ĐU',
  decidedOn: '2026-11-24',
  ground: 'Nội dung thuộc mục khác của danh mục',
  ...more,
});
const early = (more: object = {}): Change => ({
  kind: 'declassified',
  way: 'on-request',
  code: '15-QĐ/ĐU',
  decidedOn: '2026-11-24',
  ground: 'Theo yêu cầu',
  councilCode: '14-QĐ/ĐU',
  minutesCode: '02-BB/HĐ',
  minutesOn: '2026-11-23',
  ...more,
});

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
  return answer.ok ? 'ok' : answer.error.code;
}

describe('the life of a level', () => {
  let vault: TestVault;
  let nowMs = TEST_NOW_MS;
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone', nowMs: () => nowMs });
  });
  afterAll(() => vault.remove());

  const revisionOf = async (caller: Caller, id: string) =>
    (await caller.ok('protection.get', { id })).revision;
  const proposeBy = async (caller: Caller, id: string, change: Change) =>
    caller.call('protection.propose', {
      id,
      revision: await revisionOf(caller, id),
      leaderId: vault.ids['bithu'] ?? '',
      change,
    });
  const decideBy = async (caller: Caller, id: string) => {
    const detail = await caller.ok('protection.get', { id });
    return caller.call('protection.decide', {
      id,
      revision: detail.revision,
      proposalId: detail.proposal?.id ?? '',
    });
  };
  const readText = async (caller: Caller, fileId: string) => {
    await caller.ok('attachments.open', { id: fileId });
    const { dataBase64 } = await caller.ok('attachments.read', { source: 'record', id: fileId, segment: 0 });
    return Buffer.from(dataBase64, 'base64').toString('utf8');
  };

  it('raises an open document: hidden from those who take no part, files under a content key, line as registered', async () => {
    let clerk = await vault.as('vanthu');
    const { id } = await clerk.ok(
      'documents.registerIncoming',
      incoming({
        code: '77-BC/TU',
        note: 'Bì rách, ghi chú kín',
        files: [await stage(clerk, 'nội dung cần giữ kín')],
      }),
    );
    const other = await vault.as('chuyenvien2');
    const fileId = (await other.ok('documents.get', { id })).attachments[0]?.id ?? '';
    expect(await readText(other, fileId)).toBe('nội dung cần giữ kín');
    const counted = (await other.ok('documents.counts', { book: 'incoming' })).all;

    clerk = await vault.as('vanthu');
    expect((await proposeBy(clerk, id, adjust('mat', { itemRef: SAMPLE_ITEMS['toi-mat'] }))).ok).toBe(false);
    expect((await proposeBy(clerk, id, adjust('mat'))).ok).toBe(true);
    expect(await refusal(decideBy(clerk, id))).toBe('not-permitted');
    const head = await vault.as('bithu');
    expect((await decideBy(head, id)).ok).toBe(true);

    const detail = await head.ok('protection.get', { id });
    expect([detail.level, detail.registeredLevel, detail.events[0]?.capacity]).toEqual([
      'mat',
      'none',
      'issuer',
    ]);
    expect(detail.stamps.map((task) => task.copyLabel)).toEqual(['Bản nhận']);
    expect(detail.protectionUntil).toBe('2036-11-24');
    expect(await readText(head, fileId)).toBe('nội dung cần giữ kín');

    const outsider = await vault.as('chuyenvien2');
    expect(await refusal(outsider.call('documents.get', { id }))).toBe('not-found');
    expect(await refusal(outsider.call('attachments.open', { id: fileId }))).toBe('not-found');
    const list = await outsider.ok('documents.list', { ...everything, book: 'incoming' });
    expect(list.rows.map((row) => row.id)).not.toContain(id);
    expect((await outsider.ok('documents.counts', { book: 'incoming' })).all).toBe(counted - 1);
    const { hits } = await outsider.ok('search.query', { words: '77-BC/TU', limit: 10, prefix: false });
    expect(JSON.stringify(hits)).not.toContain(id);

    clerk = await vault.as('vanthu');
    const rows = (await clerk.ok('documents.list', { ...everything, book: 'incoming' })).rows;
    expect(rows.find((row) => row.id === id)?.level).toBe('mat');
    await vault.close();
    const db = await openRaw(vault.dir);
    const kinds = db.prepare('SELECT key_kind FROM attachment WHERE id = ?').pluck().all(fileId);
    expect(kinds).toEqual(['content']);
    db.close();
  });

  it('lowers, declassifies early with its dossier, tells every recipient within 15 days, opens content only by an act', async () => {
    let clerk = await vault.as('vanthu');
    const { id } = await clerk.ok(
      'documents.registerOutgoing',
      outgoing({
        book: 'classified-outgoing',
        level: 'toi-mat',
        recipients: ['Tỉnh ủy Sơn Hà', 'Công an tỉnh', 'Lưu VPĐU'],
        files: [await stage(clerk, 'phương án kín')],
        determination: {
          itemRef: SAMPLE_ITEMS['toi-mat'],
          determinedBy: 'Bùi Quang Thắng',
          determinedOn: '2026-11-24',
          capacity: 'head',
          capacityGround: '',
          sampleConfirmed: true,
        },
      }),
    );
    expect((await proposeBy(clerk, id, adjust('mat'))).ok).toBe(true);
    expect(await refusal(proposeBy(clerk, id, adjust('tuyet-mat', { erase: true })))).toBe(
      'illegal-transition',
    );
    let head = await vault.as('bithu');
    expect((await decideBy(head, id)).ok).toBe(true);
    const lowered = await head.ok('protection.get', { id });
    // the period stays unless the pack says otherwise
    expect([lowered.level, lowered.protectionUntil]).toEqual(['mat', '2046-11-24']);
    expect(lowered.notices.map((notice) => [notice.recipient, notice.dueOn])).toEqual([
      ['Tỉnh ủy Sơn Hà', '2026-12-09'],
      ['Công an tỉnh', '2026-12-09'],
    ]);

    clerk = await vault.as('vanthu');
    const [notice] = lowered.notices;
    const acknowledge = { noticeId: notice?.id ?? '', ackedOn: '2026-11-24', note: '' };
    expect(await refusal(clerk.call('protection.noticeAcknowledged', acknowledge))).toBe(
      'illegal-transition',
    );
    await clerk.ok('protection.noticeSent', {
      noticeId: notice?.id ?? '',
      sentOn: '2026-11-24',
      code: '20-TB/ĐU',
    });
    // the list tells the sent one, which is late no more, from the one to be sent
    const { rows: waiting } = await clerk.ok('protection.work', { list: 'notices', limit: 50 });
    expect(waiting.map(({ detail, dueOn, sentOn }) => [detail, dueOn, sentOn])).toEqual([
      ['Công an tỉnh', '2026-12-09', null],
      ['Tỉnh ủy Sơn Hà', null, '2026-11-24'],
    ]);
    await clerk.ok('protection.noticeAcknowledged', acknowledge);
    expect(
      (await clerk.ok('protection.work', { list: 'notices', limit: 50 })).rows.map((row) => row.detail),
    ).toEqual(['Công an tỉnh']);

    expect(await refusal(proposeBy(clerk, id, early({ minutesCode: '' })))).toBe('dossier-incomplete');
    expect(await refusal(proposeBy(clerk, id, early({ way: 'expired' })))).toBe('bad-input');
    expect((await proposeBy(clerk, id, early())).ok).toBe(true);
    head = await vault.as('bithu');
    expect((await decideBy(head, id)).ok).toBe(true);

    // the line is open now, the content is not
    const outsider = await vault.as('chuyenvien2');
    const seen = await outsider.ok('documents.get', { id });
    expect([seen.level, seen.readable, seen.attachments[0]?.readable]).toEqual(['none', false, false]);
    const fileId = seen.attachments[0]?.id ?? '';
    expect(await refusal(outsider.call('attachments.open', { id: fileId }))).toBe('not-found');
    head = await vault.as('bithu');
    const open = { id, revision: await revisionOf(head, id), ground: 'Công bố rộng rãi' };
    await head.ok('protection.openContent', open);
    expect(await readText(await vault.as('chuyenvien2'), fileId)).toBe('phương án kín');
  });

  it('is decided by a post that reaches it, or under a delegation in force; nobody says so of himself', async () => {
    const clerk = await vault.as('vanthu');
    const { id } = await clerk.ok('documents.registerOutgoing', outgoing());
    const office = vault.ids['lanhdao'] ?? '';
    const proposed = await clerk.call('protection.propose', {
      id,
      revision: await revisionOf(clerk, id),
      leaderId: office,
      change: adjust('toi-mat'),
    });
    expect(proposed.ok).toBe(true);
    // what was proposed is what is decided on: changed behind the back of who proposed it, it is nobody's
    const body = async (from: string, to: string): Promise<void> => {
      await vault.close();
      const db = await openRaw(vault.dir, 'lanhdao');
      withoutTriggers(db, 'level_proposal', () =>
        db
          .prepare(
            "UPDATE level_proposal SET body = replace(body, :from, :to) WHERE document_id = :id AND state = 'waiting'",
          )
          .run({ from, to, id }),
      );
      db.close();
    };
    await body('12-QĐ/ĐU', '13-QĐ/ĐU');
    expect(await decideBy(await vault.as('lanhdao'), id)).toMatchObject({
      ok: false,
      error: { code: 'request-unsigned', params: { table: 'level_proposal' } },
    });
    await body('13-QĐ/ĐU', '12-QĐ/ĐU');
    const deputy = await vault.as('lanhdao');
    expect(await decideBy(deputy, id)).toMatchObject({
      ok: false,
      error: { code: 'above-authority', params: { level: 'toi-mat', ceiling: 'mat' } },
    });
    const head = await vault.as('bithu');
    await head.ok('delegations.add', {
      capacity: 'party-tl',
      fromId: vault.ids['bithu'] ?? '',
      toId: office,
      document: '07-UQ/ĐU',
      scope: 'Xác định độ mật',
      ceiling: 'toi-mat',
      typeIds: [],
      fromOn: '2026-11-01',
      toOn: '2026-12-31',
      acts: ['sign'],
    });
    const now = await vault.as('lanhdao');
    expect((await decideBy(now, id)).ok).toBe(true);
    const [event] = (await now.ok('protection.get', { id })).events;
    expect([event?.capacity, event?.capacityGround]).toEqual(['delegated', '07-UQ/ĐU']);
  });

  it('makes Tuyệt mật of a document only with its trích yếu and files erased here', async () => {
    const clerk = await vault.as('vanthu');
    const { id } = await clerk.ok(
      'documents.registerIncoming',
      incoming({
        book: 'classified-incoming',
        level: 'toi-mat',
        code: '91-BC/TU',
        files: [await stage(clerk, 'tuyệt mật')],
      }),
    );
    expect(await refusal(proposeBy(clerk, id, adjust('tuyet-mat')))).toBe('top-secret-erases');
    expect((await proposeBy(clerk, id, adjust('tuyet-mat', { erase: true }))).ok).toBe(true);
    const head = await vault.as('bithu');
    expect((await decideBy(head, id)).ok).toBe(true);
    const detail = await head.ok('documents.get', { id });
    expect([detail.level, detail.subject, detail.files, detail.attachments]).toEqual([
      'tuyet-mat',
      null,
      0,
      [],
    ]);
  });

  it('never decides about one’s own proposal, and lets it be withdrawn or turned down with a reason', async () => {
    const clerk = await vault.as('vanthu');
    const { id } = await clerk.ok('documents.registerIncoming', incoming({ code: '92-BC/TU' }));
    const head = await vault.as('bithu');
    const own = { id, revision: 1, leaderId: vault.ids['bithu'] ?? '', change: adjust('mat') };
    expect(await refusal(head.call('protection.propose', own))).toBe('separation-of-duties');
    await head.ok('protection.propose', { ...own, leaderId: vault.ids['lanhdao'] ?? '' });
    expect(await refusal(decideBy(head, id))).toBe('separation-of-duties');
    const other = await vault.as('lanhdao');
    const detail = await other.ok('protection.get', { id });
    await other.ok('protection.reject', {
      id,
      revision: detail.revision,
      proposalId: detail.proposal?.id ?? '',
      reason: 'Chưa đủ căn cứ',
    });
    expect((await other.ok('protection.get', { id })).proposal).toBeNull();
  });

  it('is extended in time, lists 180 days ahead, and is declassified by a person once it has ended', async () => {
    let clerk = await vault.as('vanthu');
    const { id } = await clerk.ok(
      'documents.registerOutgoing',
      outgoing({ book: 'classified-outgoing', level: 'mat', recipients: [] }),
    );
    const extend = (until: string, headDocument = ''): Change => ({
      kind: 'extended',
      until,
      headDocument,
      code: '30-QĐ/ĐU',
      decidedOn: '2026-11-24',
      ground: '',
    });
    expect(await refusal(proposeBy(clerk, id, extend('2036-11-24')))).toBe('extension-too-long');
    expect(await refusal(proposeBy(clerk, id, extend('2046-11-25')))).toBe('extension-too-long');
    const ending = async () =>
      (await clerk.ok('protection.work', { list: 'ending', limit: 50 })).rows.map((row) => row.documentId);
    expect(await ending()).not.toContain(id);

    nowMs = TEST_NOW_MS + 10 * YEAR_MS - 50 * 24 * 3600 * 1000;
    clerk = await vault.as('vanthu');
    expect(await ending()).toContain(id);
    // the form asks for what will be refused, with the figure of the rule
    expect(await clerk.ok('protection.get', { id })).toMatchObject({ daysLeft: 51, extendBefore: 60 });
    expect(await clerk.ok('protection.work', { list: 'ending', limit: 50 })).toMatchObject({
      extendBefore: 60,
    });
    expect(await proposeBy(clerk, id, extend('2040-01-01'))).toMatchObject({
      error: { code: 'extension-too-late', params: { days: 60, reason: 'late' } },
    });
    expect((await proposeBy(clerk, id, extend('2036-12-30', '31-CV/ĐU'))).ok).toBe(true);
    let head = await vault.as('bithu');
    expect((await decideBy(head, id)).ok).toBe(true);
    expect((await head.ok('protection.get', { id })).protectionUntil).toBe('2036-12-30');

    nowMs = TEST_NOW_MS + 11 * YEAR_MS;
    clerk = await vault.as('vanthu');
    expect(await proposeBy(clerk, id, extend('2040-01-01', '31-CV/ĐU'))).toMatchObject({
      error: { code: 'extension-too-late', params: { days: 60 } },
    });
    head = await vault.as('bithu');
    const expired = await head.ok('protection.work', { list: 'expired', limit: 50 });
    expect(expired.rows.map((row) => row.documentId)).toContain(id);
    await head.ok('protection.confirmExpired', { id, revision: await revisionOf(head, id) });
    const detail = await head.ok('protection.get', { id });
    expect([detail.level, detail.protectionUntil, detail.contentSealed]).toEqual(['none', null, true]);
  });

  it('is held by the database: a level moves by its event only', async () => {
    await vault.close();
    const db = await openRaw(vault.dir);
    const run = (sql: string) => () => db.prepare(sql).run();
    expect(run("UPDATE document SET level = 'none' WHERE level = 'mat'")).toThrow('by its event');
    expect(run("UPDATE document SET level = 'mat' WHERE level = 'none'")).toThrow('by its event');
    expect(run("UPDATE document SET protection_until = '2099-01-01' WHERE level = 'mat'")).toThrow(
      'by its event',
    );
    expect(run('UPDATE document SET content_sealed = 1 - content_sealed')).toThrow('by its event');
    expect(run("UPDATE document SET subject = 'khác' WHERE level = 'none' AND subject IS NOT NULL")).toThrow(
      'not edited',
    );
    expect(run("UPDATE level_event SET to_level = 'none'")).toThrow('fixed');
    expect(run('DELETE FROM level_event')).toThrow('stays');
    expect(run("UPDATE level_notice SET acked_on = '2026-01-01' WHERE acked_on IS NOT NULL")).toThrow(
      'stays',
    );
    expect(run("UPDATE secret_item SET level = 'mat'")).not.toThrow(); // none is loaded here
    db.close();
  });
});
