import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/ipc/contract.ts';
import { everything, incoming, outgoing } from '../../support/registration.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';
import { ALONE } from '../../support/inputs.ts';

describe('the life of an incoming document', () => {
  let vault: TestVault;
  const id = (username: string): string => vault.ids[username] ?? '';
  beforeAll(async () => {
    vault = await createTestVault({ profile: 'standalone' });
  });
  afterAll(() => vault.remove());

  const allowed = async (caller: Caller, document: string): Promise<string[]> =>
    (await caller.ok('documents.get', { id: document })).offers
      .filter((offer) => offer.allowed)
      .map((offer) => offer.act);

  it('goes from the clerk to the leader to the specialist, is answered by an outgoing number and closed', async () => {
    let clerk = await vault.as('vanthu');
    const { id: document } = await clerk.ok('documents.registerIncoming', incoming({ dueOn: '2026-12-04' }));
    expect(await allowed(clerk, document)).toEqual([
      'present',
      'close',
      'giveBack',
      'cancelEntry',
      'correct',
      'addFiles',
    ]);
    await clerk.ok('documents.present', { id: document, revision: 1, leaderId: id('lanhdao') });

    const leader = await vault.as('lanhdao');
    expect(await allowed(leader, document)).toContain('direct');
    const direction = {
      text: 'Văn phòng chủ trì.',
      leadId: id('chuyenvien'),
      supportIds: [id('chuyenvien2')],
      dueOn: '2026-11-27',
      dueTime: '16:00',
    };
    const early = await leader.call('documents.direct', { id: document, revision: 1, ...direction });
    expect(early).toMatchObject({ ok: false, error: { code: 'stale-revision' } });
    await leader.ok('documents.direct', { id: document, revision: 2, ...direction });

    const other = await vault.as('chuyenvien2');
    const notMine = await other.call('documents.startWork', { id: document, revision: 3 });
    expect(notMine).toMatchObject({
      ok: false,
      error: { code: 'not-permitted', params: { reason: 'not-holder' } },
    });

    const specialist = await vault.as('chuyenvien');
    const mine = await specialist.ok('documents.counts', { book: 'incoming' });
    expect(mine).toMatchObject({ all: 1, mine: 1 });
    const acknowledged = await specialist.ok('documents.acknowledge', { id: document, revision: 3 });
    const twice = await specialist.call('documents.acknowledge', {
      id: document,
      revision: acknowledged.revision,
    });
    expect(twice).toMatchObject({
      ok: false,
      error: { code: 'illegal-transition', params: { reason: 'already-acknowledged' } },
    });
    const back = await specialist.ok('documents.returnToLeader', {
      id: document,
      revision: 4,
      reason: 'Việc thuộc UBND xã',
    });
    expect(back.revision).toBe(5);

    const again = await vault.as('lanhdao');
    const detail = await again.ok('documents.get', { id: document });
    expect(detail).toMatchObject({
      state: 'presented',
      holder: { id: id('lanhdao') },
      acknowledgedMs: null,
      dueOn: '2026-11-27',
      dueTime: '16:00',
    });
    expect(detail.directions[0]).toMatchObject({
      lead: { id: id('chuyenvien') },
      support: [{ id: id('chuyenvien2') }],
    });
    await again.ok('documents.direct', {
      ...ALONE,
      id: document,
      revision: 5,
      text: 'Vẫn giao.',
      leadId: id('chuyenvien'),
    });
    const worker = await vault.as('chuyenvien');
    await worker.ok('documents.startWork', { id: document, revision: 6 });

    clerk = await vault.as('vanthu');
    const unanswered = await clerk.call('documents.close', { id: document, revision: 7, note: '' });
    expect(unanswered).toMatchObject({ ok: false, error: { code: 'reason-required' } });
    const answer = await clerk.ok('documents.registerOutgoing', outgoing({ answersId: document }));
    expect(answer).toMatchObject({ code: '01-BC/ĐU', entryNumber: 1 });
    const answered = await clerk.ok('documents.get', { id: document });
    expect(answered).toMatchObject({
      state: 'answered',
      answers: [{ outgoingId: answer.id, code: '01-BC/ĐU' }],
    });
    await clerk.ok('documents.close', { id: document, revision: answered.revision, note: '' });
    const acts = (await clerk.ok('documents.get', { id: document })).timeline
      .map((item) => item.act)
      .reverse();
    expect(acts).toEqual([
      'document.registered',
      'document.presented',
      'document.directed',
      'document.acknowledged',
      'document.returned',
      'document.directed',
      'document.work-started',
      'document.answered',
      'document.closed',
    ]);
  });

  it('keeps a cancelled number with its reason', async () => {
    const clerk = await vault.as('vanthu');
    const entry = await clerk.ok('documents.registerIncoming', incoming({ code: '88-CV/TU' }));
    const without = await clerk.call('documents.cancelEntry', { id: entry.id, revision: 1, reason: '   ' });
    expect(without.ok).toBe(false);
    await clerk.ok('documents.cancelEntry', { id: entry.id, revision: 1, reason: 'Vào nhầm sổ' });
    expect(await clerk.ok('documents.get', { id: entry.id })).toMatchObject({
      state: 'cancelled',
      cancelReason: 'Vào nhầm sổ',
      holder: null,
    });
    const after = await clerk.ok('documents.registerIncoming', incoming({ code: '89-CV/TU' }));
    expect(after.entryNumber).toBe(entry.entryNumber + 1);
    const again = await clerk.call('documents.cancelEntry', { id: entry.id, revision: 2, reason: 'x' });
    expect(again).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
  });

  it('lets an unopened envelope be completed by the named person, in its own number', async () => {
    const clerk = await vault.as('vanthu');
    const change = {
      book: 'classified-incoming' as const,
      level: 'mat' as const,
      code: '27',
      subject: null,
      typeId: '',
      documentDate: null,
    };
    const entry = await clerk.ok(
      'documents.registerIncoming',
      incoming({ ...change, unopenedFor: 'Đồng chí Đặng Thị Thu Thuỷ' }),
    );
    expect(await clerk.ok('documents.counts', { book: 'classified-incoming' })).toMatchObject({
      unopened: 1,
    });
    const { book, arrivedOn, unopenedFor, notADuplicate, envelopeId, ...fields } = incoming({
      level: 'mat',
      code: '27-CV/TU',
      subject: 'phương án nhân sự',
      note: 'mở riêng',
      copyNumber: '03',
      pages: 6,
    });
    expect([book, arrivedOn, unopenedFor, notADuplicate, envelopeId]).toHaveLength(5);
    const complete = { ...fields, id: entry.id, revision: 1 };
    const byClerk = await clerk.call('documents.completeUnopened', complete);
    expect(byClerk).toMatchObject({ ok: false, error: { code: 'unopened-only-named-person' } });
    const stranger = await vault.as('chuyenvien2');
    expect(await stranger.call('documents.completeUnopened', complete)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    const named = await vault.as('chuyenvien');
    expect(await allowed(named, entry.id)).toEqual(['completeUnopened']);
    await named.ok('documents.completeUnopened', { ...complete, presentTo: id('bithu') });
    const detail = await named.ok('documents.get', { id: entry.id });
    expect(detail).toMatchObject({
      entryNumber: entry.entryNumber,
      state: 'presented',
      subject: 'phương án nhân sự',
      holder: { id: id('bithu') },
    });
    expect(detail.protectionUntil).toBe('2036-11-23');
    const acts = detail.timeline
      .map((item) => item.act)
      .filter((act) => act.startsWith('document.') && act !== 'document.viewed');
    expect(acts).toEqual(['document.presented', 'document.opened', 'document.registered-unopened']);
    const { copies } = await named.ok('copies.ofDocument', { documentId: entry.id });
    expect(copies).toMatchObject([{ series: 'original', number: 1, mark: '03', pages: 6 }]);

    // the book has what stood on the envelope (NĐ 26/2020 Đ4): its keepers see the line, never what was in it
    for (const keeper of ['vanthu', 'luutru', 'kiemtra'].filter((name) => vault.ids[name] !== undefined)) {
      const caller = await vault.as(keeper);
      const seen = await caller.ok('documents.get', { id: entry.id });
      expect(seen).toMatchObject({ code: '27-CV/TU', subject: null, state: 'presented' });
      expect(JSON.stringify(seen)).not.toMatch(/nhân sự|mở riêng/);
    }
    const keeper = await vault.as('vanthu');
    const wrong = {
      id: entry.id,
      revision: detail.revision,
      field: 'subject',
      value: 'khác',
      reason: 'nhầm',
    } as const;
    expect(await keeper.call('documents.correct', wrong)).toMatchObject({
      ok: false,
      error: { code: 'key-not-granted' },
    });
    const leader = await vault.as('bithu');
    expect(await leader.ok('documents.get', { id: entry.id })).toMatchObject({
      subject: 'phương án nhân sự',
    });
  });

  it('does not let the one who registered decide, and counts classified documents only for those who may know', async () => {
    const clerk = await vault.as('vanthu');
    const secret = incoming({
      book: 'classified-incoming',
      level: 'mat',
      code: '19-TTr/BTCTU',
      presentTo: id('lanhdao'),
    });
    await clerk.ok('documents.registerIncoming', secret);
    const seen = async (username: string): Promise<number[]> => {
      const caller = await vault.as(username);
      const { all } = await caller.ok('documents.counts', { book: 'classified-incoming' });
      const { rows, total } = await caller.ok('documents.list', {
        ...everything,
        book: 'classified-incoming',
      });
      const hits = await caller.ok('search.query', {
        words: 'nền tảng số dùng chung',
        limit: 20,
        prefix: false,
      });
      return [all, rows.length, total ?? -1, hits.hits.filter((hit) => hit.level !== 'none').length];
    };
    expect(await seen('vanthu2')).toEqual([2, 2, 2, 1]);
    expect(await seen('kiemtra')).toEqual([2, 2, 2, 1]);
    expect(await seen('lanhdao')).toEqual([1, 1, 1, 1]);
    expect(await seen('bithu')).toEqual([1, 1, 1, 0]);
    expect(await seen('chuyenvien2')).toEqual([0, 0, 0, 0]);
    const admin = await vault.as('quantri');
    expect(await admin.call('documents.counts', { book: 'classified-incoming' })).toMatchObject({
      error: { code: 'not-permitted' },
    });
  });
});

describe('lists, filters and drafts', () => {
  let vault: TestVault;
  let today = '2026-11-24';
  beforeAll(async () => {
    vault = await createTestVault({ nowMs: () => Date.UTC(2026, 10, Number(today.slice(8)), 2) });
    const clerk = await vault.as('vanthu');
    for (let number = 1; number <= 7; number += 1) {
      const issuer = number % 2 === 0 ? 'Sở Nội vụ' : 'Tỉnh ủy Sơn Hà';
      const dueOn = number <= 2 ? `2026-11-2${number + 4}` : null;
      await clerk.ok(
        'documents.registerIncoming',
        incoming({ code: `${40 + number}-CV/TU`, issuer, dueOn, subject: `V/v việc thứ ${number} hòa giải` }),
      );
    }
  });
  afterAll(() => vault.remove());

  it('pages by key without losing or repeating a line', async () => {
    const clerk = await vault.as('vanthu');
    const numbers: number[] = [];
    let after: string | null = null;
    do {
      const page: Output<'documents.list'> = await clerk.ok('documents.list', {
        ...everything,
        book: 'incoming',
        limit: 3,
        after,
      });
      numbers.push(...page.rows.map((row) => row.entryNumber));
      after = page.next;
    } while (after !== null);
    expect(numbers).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  it.each([
    [{ words: '47-CV/TU' }, [7]],
    [{ words: 'cv 47' }, [7]],
    [{ words: '3' }, [3]],
    [{ words: 'hoa giai' }, [7, 6, 5, 4, 3, 2, 1]],
    [{ words: 'hoà giải', issuer: 'Sở Nội vụ' }, [6, 4, 2]],
    [{ issuer: 'Sở Nội vụ' }, [6, 4, 2]],
    [
      { state: 'registered' as const, year: 2026, from: '2026-11-24', to: '2026-11-24' },
      [7, 6, 5, 4, 3, 2, 1],
    ],
    [{ state: 'presented' as const }, []],
    [{ year: 2025 }, []],
    [{ to: '2026-11-23' }, []],
    [{ level: 'mat' as const }, []],
    [{ typeId: 'cong-van', overdue: false }, [7, 6, 5, 4, 3, 2, 1]],
  ])('filters by %j', async (filter, numbers) => {
    const clerk = await vault.as('vanthu');
    const { rows } = await clerk.ok('documents.list', { ...everything, book: 'incoming', ...filter });
    expect(rows.map((row) => row.entryNumber)).toEqual(numbers);
  });

  it('counts late days in working days', async () => {
    today = '2026-11-30'; // Monday; due on Wednesday the 25th and Thursday the 26th
    const clerk = await vault.as('vanthu');
    const { rows } = await clerk.ok('documents.list', { ...everything, book: 'incoming', overdue: true });
    expect(rows.map((row) => [row.entryNumber, row.lateDays])).toEqual([
      [2, 2],
      [1, 3],
    ]);
    expect(await clerk.ok('documents.counts', { book: 'incoming' })).toMatchObject({
      overdue: 2,
      notPresented: 7,
      mine: 7,
    });
  });

  it('proposes what the last entry of an issuer said', async () => {
    const clerk = await vault.as('vanthu');
    const defaults = await clerk.ok('documents.entryDefaults', { book: 'incoming', issuer: 'Sở Nội vụ' });
    expect(defaults).toMatchObject({
      nextNumber: 8,
      issuer: 'Sở Nội vụ',
      issuerSymbol: 'TU',
      typeId: 'cong-van',
      lastDocumentDate: '2026-11-23',
    });
    const { issuers } = await clerk.ok('documents.issuers', { words: 'so noi', limit: 5 });
    expect(issuers.map((one) => one.name)).toEqual(['Sở Nội vụ']);
  });

  it('makes no new issuer of a known one that is typed without marks or in another spelling', async () => {
    const clerk = await vault.as('vanthu');
    const { today: arrivedOn } = await clerk.ok('rules.choices', {});
    for (const [at, issuer] of ['so noi vu', 'SỞ NỘI VỤ', 'Sở  Nội vụ'].entries()) {
      const code = `${900 + at}-CV/SNV`;
      const { id } = await clerk.ok('documents.registerIncoming', incoming({ issuer, code, arrivedOn }));
      expect((await clerk.ok('documents.get', { id })).issuer).toBe('Sở Nội vụ');
    }
    const other = await clerk.ok(
      'documents.registerIncoming',
      incoming({ issuer: 'Sở Nội vũ', code: '1-CV/X', arrivedOn }),
    );
    expect((await clerk.ok('documents.get', { id: other.id })).issuer).toBe('Sở Nội vũ');
  });

  it('keeps a draft for its own author, and none of what may not be held', async () => {
    const clerk = await vault.as('vanthu');
    const draft = { form: 'registerIncoming' as const, key: 'mới' };
    await clerk.ok('drafts.save', {
      ...draft,
      body: JSON.stringify({ level: 'none', subject: 'đang gõ dở' }),
    });
    const secret = await clerk.call('drafts.save', {
      ...draft,
      body: JSON.stringify({ level: 'mat', subject: 'x' }),
    });
    expect(secret).toMatchObject({ ok: false, error: { code: 'level-not-held' } });
    const other = await vault.as('vanthu2');
    expect((await other.ok('drafts.get', draft)).body).toBeNull();
    const again = await vault.as('vanthu');
    expect(JSON.parse((await again.ok('drafts.get', draft)).body ?? '')).toMatchObject({
      subject: 'đang gõ dở',
    });
    await again.ok('drafts.discard', draft);
    expect((await again.ok('drafts.get', draft)).body).toBeNull();
  });
});

it('directs what is late already without another date, and refuses one that is past and new', async () => {
  const vault = await createTestVault();
  const clerk = await vault.as('vanthu');
  const leaderId = vault.ids['lanhdao'] ?? '';
  const late = { arrivedOn: '2026-11-23', documentDate: '2026-11-20', dueOn: '2026-11-23' };
  const { id } = await clerk.ok('documents.registerIncoming', incoming({ ...late, presentTo: leaderId }));
  const leader = await vault.as('lanhdao');
  const asked = { id, revision: 1, text: 'Trình ngay.', leadId: null, supportIds: [], dueTime: null };
  const past = await leader.call('documents.direct', { ...asked, dueOn: '2026-11-22' });
  expect(past).toMatchObject({ ok: false, error: { code: 'date-invalid', params: { rule: 'in-the-past' } } });
  await leader.ok('documents.direct', { ...asked, dueOn: late.dueOn });
  expect(await leader.ok('documents.get', { id })).toMatchObject({ state: 'directed', dueOn: late.dueOn });
  await vault.remove();
});
