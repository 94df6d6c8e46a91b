import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { incoming, outgoing, TEST_TODAY } from '../../support/registration.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { type Caller, createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';
import { ALL_DOCUMENTS } from '../../support/inputs.ts';

const DAY = 86_400_000;
const refused = async (reply: Promise<{ ok: boolean }>, code: string): Promise<void> => {
  expect(await reply).toMatchObject({ ok: false, error: { code } });
};
const bookOf = async (caller: Caller, kind: string, volume?: number) => {
  const { books } = await caller.ok('registers.books', {});
  const book = books.find((one) => one.kind === kind && (volume === undefined || one.volume === volume));
  if (book === undefined) throw new Error(`no book ${kind}`);
  return book;
};

describe('the life of the books', () => {
  let vault: TestVault;
  let nowMs = TEST_NOW_MS - 14 * DAY; // 10 November
  beforeAll(async () => {
    vault = await createTestVault({
      profile: 'standalone',
      people: ['quantri', 'vanthu', 'vanthu2', 'lanhdao', 'kiemtra'],
      nowMs: () => nowMs,
    });
  });
  afterAll(() => vault.remove());

  it('opens by hand in its year only, and only once', async () => {
    const clerk = await vault.as('vanthu');
    await clerk.ok('registers.open', { kind: 'incoming', year: 2026 });
    await refused(clerk.call('registers.open', { kind: 'incoming', year: 2026 }), 'book-open');
    await refused(clerk.call('registers.open', { kind: 'outgoing', year: 2025 }), 'year-mismatch');
    const lastYear = incoming({ arrivedOn: '2025-12-30', documentDate: '2025-12-29', note: 'Bì để quên' });
    expect((await clerk.call('documents.registerIncoming', lastYear)).ok).toBe(false);
    await refused(
      (await vault.as('lanhdao')).call('registers.open', { kind: 'outgoing', year: 2026 }),
      'not-permitted',
    );
  });

  it('reserves numbers: used by a document with both numbers, released with a reason, expired ones refused', async () => {
    const clerk = await vault.as('vanthu');
    await clerk.ok('documents.registerOutgoing', outgoing({ documentDate: '2026-11-10' })); // 01-BC
    const { id: bookId } = await bookOf(clerk, 'outgoing');
    const ask = { bookId, typeId: 'bao-cao', purpose: 'Báo cáo tháng, chờ ký', expiresOn: '2026-11-20' };
    await refused(clerk.call('registers.reserve', { ...ask, typeId: null }), 'bad-input');
    await refused(clerk.call('registers.reserve', { ...ask, expiresOn: '2026-11-09' }), 'date-invalid');
    await refused(clerk.call('registers.reserve', { ...ask, expiresOn: '2027-06-01' }), 'date-invalid');
    const first = await clerk.ok('registers.reserve', ask);
    const second = await clerk.ok('registers.reserve', ask);
    const third = await clerk.ok('registers.reserve', ask);
    expect([first.number, first.code, second.code, third.number]).toEqual([2, '02-BC/ĐU', '03-BC/ĐU', 4]);
    expect(
      (await clerk.ok('documents.registerOutgoing', outgoing({ documentDate: '2026-11-10' }))).code,
    ).toBe('05-BC/ĐU');
    const numberFrom = { kind: 'reservation' as const, id: first.id };
    const fields = outgoing({ documentDate: '2026-11-10', numberFrom });
    await refused(clerk.call('documents.registerOutgoing', { ...fields, typeId: 'quyet-dinh' }), 'bad-input');
    const used = await clerk.ok('documents.registerOutgoing', fields);
    expect([used.entryNumber, used.code]).toEqual([2, '02-BC/ĐU']);
    await refused(clerk.call('documents.registerOutgoing', fields), 'number-taken');
    await clerk.ok('registers.release', { id: second.id, reason: 'Không ban hành nữa' });
    await refused(clerk.call('registers.release', { id: second.id, reason: 'x' }), 'number-taken');
    nowMs += 12 * DAY; // 22 November: the third has expired
    const late = { kind: 'reservation' as const, id: third.id };
    await refused(
      clerk.call('documents.registerOutgoing', outgoing({ documentDate: '2026-11-20', numberFrom: late })),
      'reservation-expired',
    );
    const { reservations } = await clerk.ok('registers.reservations', { bookId, held: true });
    expect(reservations.map((one) => [one.number, one.expired])).toEqual([[4, true]]);
    await clerk.ok('registers.release', { id: third.id, reason: 'Hết hạn' });
    nowMs = TEST_NOW_MS;
  });

  it('inserts 47a by a leader’s approval, each step its own event, for both numbers', async () => {
    let clerk = await vault.as('vanthu');
    const { id: bookId } = await bookOf(clerk, 'outgoing');
    const ask = { bookId, number: 1, onDate: '2026-11-10', reason: 'Quyết định ký ngày 10 chưa lấy số' };
    // a number that was never given is refused with those that were
    expect(await clerk.call('registers.ask', { ...ask, number: 99 })).toMatchObject({
      error: { code: 'not-found', params: { rule: 'no-such-number', number: 99, first: 1, last: 5 } },
    });
    await refused(clerk.call('registers.ask', { ...ask, onDate: '2026-11-24' }), 'date-invalid');
    await refused(clerk.call('registers.ask', { ...ask, onDate: '2025-11-10' }), 'year-mismatch');
    // the refusal names the neighbour and its day
    expect(await clerk.call('registers.ask', { ...ask, onDate: '2026-11-09' })).toMatchObject({
      error: { params: { rule: 'before-neighbour', number: 1, date: '10/11/2026' } },
    });
    const { id } = await clerk.ok('registers.ask', ask);
    const numberFrom = { kind: 'request' as const, id };
    const fields = outgoing({ documentDate: '2026-11-10', numberFrom });
    await refused(clerk.call('documents.registerOutgoing', fields), 'approval-missing');
    await refused(clerk.call('registers.decide', { id, approve: true, note: '' }), 'not-permitted');
    const leader = await vault.as('lanhdao');
    expect((await leader.ok('registers.requests', { bookId: null, open: true })).requests).toMatchObject([
      { kind: 'insert', number: 1, state: 'asked', own: false },
    ]);
    await leader.ok('registers.decide', { id, approve: true, note: 'Đồng ý' });
    await refused(
      leader.call('registers.decide', { id, approve: false, note: 'thôi' }),
      'illegal-transition',
    );
    clerk = await vault.as('vanthu');
    const before = await bookOf(clerk, 'outgoing');
    // 01a continues a báo cáo: the request says so before the form is filled in, and the refusal does
    expect((await clerk.ok('registers.requests', { bookId, open: true })).requests).toMatchObject([
      { id, typeId: 'bao-cao' },
    ]);
    expect(await clerk.call('documents.registerOutgoing', { ...fields, typeId: 'quyet-dinh' })).toMatchObject(
      {
        error: { code: 'bad-input', params: { rule: 'not-of-this-number', type: 'Báo cáo' } },
      },
    );
    const entered = await clerk.ok('documents.registerOutgoing', fields);
    expect([entered.entryNumber, entered.entrySuffix, entered.code]).toEqual([1, 'a', '01a-BC/ĐU']);
    expect((await bookOf(clerk, 'outgoing')).entries).toBe(before.entries + 1); // a line like any other
    const detail = await clerk.ok('documents.get', { id: entered.id });
    expect([detail.entryNumber, detail.entrySuffix, detail.enteredOn]).toEqual([1, 'a', '2026-11-10']);
    await refused(clerk.call('documents.registerOutgoing', fields), 'approval-missing');
    const { items } = await (
      await vault.as('kiemtra')
    ).ok('ledger.list', { before: null, limit: 50, actorId: null, act: null });
    expect(items.map((item) => item.act)).toEqual(
      expect.arrayContaining(['number.insert-asked', 'number.insert-approved', 'document.registered-out']),
    );
    clerk = await vault.as('vanthu');
    expect((await clerk.ok('registers.requests', { bookId, open: false })).requests[0]).toMatchObject({
      state: 'used',
      enteredAs: '1a',
      decidedBy: 'Lê Đức Toản',
    });
  });

  it('enters for an earlier day only by approval when much too late; never approved by who asked', async () => {
    let clerk = await vault.as('vanthu');
    const late = { arrivedOn: '2026-11-11', documentDate: '2026-11-10', note: 'Bì thất lạc' };
    await refused(clerk.call('documents.registerIncoming', incoming(late)), 'back-date-needs-approval');
    const { id: bookId } = await bookOf(clerk, 'incoming');
    const { id } = await clerk.ok('registers.ask', {
      bookId,
      number: null,
      onDate: '2026-11-11',
      reason: 'Bì thất lạc ở phòng khách',
    });
    const leader = await vault.as('lanhdao');
    await refused(leader.call('registers.decide', { id, approve: false, note: '' }), 'reason-required');
    await leader.ok('registers.decide', { id, approve: true, note: '' });
    clerk = await vault.as('vanthu');
    const numberFrom = { kind: 'request' as const, id };
    const otherDay = incoming({ ...late, arrivedOn: '2026-11-12', numberFrom });
    await refused(clerk.call('documents.registerIncoming', otherDay), 'date-invalid');
    const entered = await clerk.ok('documents.registerIncoming', incoming({ ...late, numberFrom }));
    expect((await clerk.ok('documents.get', { id: entered.id })).enteredOn).toBe('2026-11-11');
  });

  it('a clerk who also leads does not approve the own request', async () => {
    const small = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
    try {
      const clerk = await small.as('vanthu');
      await clerk.ok('documents.registerIncoming', incoming());
      const { id: bookId } = await bookOf(clerk, 'incoming');
      const { id } = await clerk.ok('registers.ask', {
        bookId,
        number: null,
        onDate: '2026-11-23',
        reason: 'Đến tối qua',
      });
      const admin = await small.as('quantri');
      const { people } = await admin.ok('people.list', {});
      const { revision, fullName, position } =
        people.find((one) => one.username === 'vanthu') ?? expect.fail();
      await admin.ok('people.update', {
        id: small.ids['vanthu'] ?? '',
        revision,
        fullName,
        position,
        roles: ['clerk', 'leader'],
        exception: { document: 'QĐ 15-QĐ/ĐU', until: '2026-12-31' },
      });
      await small.close();
      const raw = await openRaw(small.dir);
      const decide = `UPDATE register_request SET state = 'approved', decided_by = asked_by, decided_ms = 1 WHERE id = ?`;
      expect(() => raw.prepare(decide).run(id)).toThrow('CHECK');
      raw.close();
      const both = await small.as('vanthu');
      await refused(both.call('registers.decide', { id, approve: true, note: '' }), 'separation-of-duties');
    } finally {
      await small.remove();
    }
  });

  it('corrects by striking through: the old text stays, the list and the search say the new one', async () => {
    const clerk = await vault.as('vanthu');
    const { id } = await clerk.ok('documents.registerIncoming', incoming({ issuer: 'Huyện ủy Sơn Hà' }));
    const fix = {
      id,
      revision: 1,
      field: 'issuer' as const,
      value: 'Tỉnh ủy Sơn Hà',
      reason: 'Ghi nhầm tác giả',
    };
    await refused(
      clerk.call('documents.correct', { ...fix, value: 'Huyện ủy Sơn Hà' }),
      'correction-unchanged',
    );
    await refused(clerk.call('documents.correct', { ...fix, field: 'recipients' }), 'bad-input');
    await clerk.ok('documents.correct', fix);
    await refused(clerk.call('documents.correct', fix), 'stale-revision');
    const detail = await clerk.ok('documents.get', { id });
    expect(detail.issuer).toBe('Tỉnh ủy Sơn Hà');
    expect(detail.corrections).toMatchObject([
      { field: 'issuer', oldText: 'Huyện ủy Sơn Hà', newText: 'Tỉnh ủy Sơn Hà', by: 'Nguyễn Thị Hường' },
    ]);
    const secret = { book: 'classified-incoming' as const, level: 'tuyet-mat' as const, subject: null };
    const top = await clerk.ok('documents.registerIncoming', incoming({ ...secret, code: '03-QĐ/TU' }));
    await refused(
      clerk.call('documents.correct', { ...fix, id: top.id, field: 'subject', value: 'lộ' }),
      'no-subject-for-top-secret',
    );
  });

  it('goes on in a second volume by hand and at so many lines; the numbers run on', async () => {
    const clerk = await vault.as('vanthu');
    const first = await bookOf(clerk, 'incoming');
    const { id, volume } = await clerk.ok('registers.newVolume', { bookId: first.id });
    expect(volume).toBe(2);
    await refused(clerk.call('registers.newVolume', { bookId: first.id }), 'illegal-transition');
    await refused(clerk.call('registers.newVolume', { bookId: id }), 'illegal-transition'); // empty
    const next = await clerk.ok('documents.registerIncoming', incoming());
    expect([next.bookId, next.entryNumber]).toEqual([id, first.nextNumber]);
    await clerk.ok('registers.setVolumeLines', { kind: 'incoming', lines: 50 });
    for (let more = 0; more < 50; more += 1) await clerk.ok('documents.registerIncoming', incoming());
    const third = await bookOf(clerk, 'incoming', 3);
    expect([third.firstNumber, third.entries]).toEqual([first.nextNumber + 50, 1]);
    expect(await bookOf(clerk, 'incoming', 2)).toMatchObject({ state: 'full', entries: 50 });
    const page = await clerk.ok('documents.counts', { book: 'incoming' });
    expect(page.all).toBe(third.nextNumber - 1);
  });

  it('hands over with counts; the other clerk confirms in an own session, and not when the books moved', async () => {
    let clerk = await vault.as('vanthu');
    const bookIds = (await clerk.ok('registers.books', {})).books.map((book) => book.id);
    const taker = { takerId: vault.ids['vanthu2'] ?? '', bookIds, note: 'Nghỉ thai sản' };
    await refused(
      clerk.call('registers.handOver', { ...taker, takerId: vault.ids['vanthu'] ?? '' }),
      'separation-of-duties',
    );
    await refused(
      clerk.call('registers.handOver', { ...taker, takerId: vault.ids['lanhdao'] ?? '' }),
      'bad-input',
    );
    // the list of the form has nobody whom the act refuses
    const { people } = await clerk.ok('people.choices', { forAct: 'keepBooks' });
    expect(people.map(({ id }) => id).toSorted()).toEqual(
      [vault.ids['vanthu'] ?? '', vault.ids['vanthu2'] ?? ''].toSorted(),
    );
    const { id: stale } = await clerk.ok('registers.handOver', taker);
    await refused(
      clerk.call('registers.answerHandover', { id: stale, answer: 'confirmed', note: '' }),
      'separation-of-duties',
    );
    await clerk.ok('documents.registerIncoming', incoming());
    let other = await vault.as('vanthu2');
    await refused(
      other.call('registers.answerHandover', { id: stale, answer: 'confirmed', note: '' }),
      'handover-counts-differ',
    );
    await other.ok('registers.answerHandover', { id: stale, answer: 'declined', note: 'Sổ đã thêm dòng' });
    clerk = await vault.as('vanthu');
    const { id } = await clerk.ok('registers.handOver', taker);
    other = await vault.as('vanthu2');
    await other.ok('registers.answerHandover', { id, answer: 'confirmed', note: '' });
    expect((await bookOf(other, 'outgoing')).keeper).toBe('Lò Thị Ón');
    const { handovers } = await other.ok('registers.handovers', {});
    expect(handovers.map((one) => [one.state, one.side])).toEqual([
      ['confirmed', 'taker'],
      ['declined', 'taker'],
    ]);
    const minutes = { subjectKind: 'handover', subjectId: id, paper: 'handover-minutes' } as const;
    const printed = await other.ok('papers.make', { ...minutes, recipient: null, format: 'pdf' });
    expect(printed.pages).toBe(1);
  });

  it('counts classified documents twice, from the books and from the ledger, and both agree', async () => {
    let clerk = await vault.as('vanthu');
    const secret = { book: 'classified-incoming' as const, level: 'mat' as const };
    const { id } = await clerk.ok('documents.registerIncoming', incoming({ ...secret, code: '7-CV/TU' }));
    await clerk.ok('documents.cancelEntry', { id, revision: 1, reason: 'Vào nhầm sổ' });
    await clerk.ok('documents.registerIncoming', incoming({ ...secret, code: '8-CV/TU' }));
    const wrong = await clerk.ok('documents.registerIncoming', incoming({ ...secret, code: '9-CV/TU' }));
    await clerk.ok('documents.giveBack', { id: wrong.id, revision: 1, reason: 'Gửi nhầm nơi nhận' });
    const period = { from: '2026-11-01', to: '2026-11-30' };
    const found = await clerk.ok('registers.statistics', period);
    expect(found.equal).toBe(true);
    expect(found.rows).toEqual([
      { book: 'classified-incoming', level: 'mat', standing: 'cancelled', count: 1 },
      { book: 'classified-incoming', level: 'mat', standing: 'processing', count: 1 },
      { book: 'classified-incoming', level: 'mat', standing: 'returned', count: 1 },
      { book: 'classified-incoming', level: 'tuyet-mat', standing: 'processing', count: 1 },
    ]);
    expect((await clerk.ok('registers.statistics', { from: '2026-10-01', to: '2026-10-31' })).rows).toEqual(
      [],
    );
    expect((await clerk.ok('reports.statistics', period)).pages).toBe(1);
    await vault.close();
    const raw = await openRaw(vault.dir);
    raw.pragma('ignore_check_constraints = ON');
    raw.prepare("UPDATE document SET state = 'closed' WHERE level = 'mat' AND state = 'registered'").run(); // not told to the ledger
    raw.close();
    clerk = await vault.as('vanthu');
    expect((await clerk.ok('registers.statistics', period)).equal).toBe(false);
  });

  it('accounts for numbers given out before a restore', async () => {
    const clerk = await vault.as('vanthu');
    const book = await bookOf(clerk, 'outgoing');
    const lost = { bookId: book.id, upTo: book.nextNumber + 2, reason: 'Khôi phục từ bản sao ngày 20/11' };
    expect((await clerk.ok('registers.accountFor', lost)).numbers).toBe(3);
    expect((await bookOf(clerk, 'outgoing')).nextNumber).toBe(book.nextNumber + 3);
    await refused(clerk.call('registers.accountFor', lost), 'bad-input');
  });

  it('refuses everything while the clock stands behind the last event', async () => {
    const clerk = await vault.as('vanthu');
    const { id: bookId } = await bookOf(clerk, 'outgoing');
    nowMs = TEST_NOW_MS - DAY;
    const ask = { bookId, typeId: 'bao-cao', purpose: 'Dự trữ', expiresOn: TEST_TODAY };
    await refused(clerk.call('registers.reserve', ask), 'clock-behind');
    await refused(clerk.call('registers.close', { bookId }), 'clock-behind');
    nowMs = TEST_NOW_MS;
  });

  it('closes for ever, with a hash that anyone can count again; what is unfinished stands against it', async () => {
    let clerk = await vault.as('vanthu');
    const { id: bookId } = await bookOf(clerk, 'outgoing');
    const held = await clerk.ok('registers.reserve', {
      bookId,
      typeId: 'bao-cao',
      purpose: 'Dự trữ',
      expiresOn: TEST_TODAY,
    });
    const open = await clerk.call('registers.close', { bookId });
    expect(open).toMatchObject({ error: { code: 'book-not-ready', params: { reserved: 1, rule: 'SO-11' } } });
    await clerk.ok('registers.release', { id: held.id, reason: 'Không dùng' });
    const { hash } = await clerk.ok('registers.close', { bookId });
    expect(await clerk.ok('registers.verify', { bookId })).toEqual({ intact: true, hash, kept: hash });
    const { rows } = await clerk.ok('documents.list', { ...ALL_DOCUMENTS, book: 'outgoing', limit: 50 });
    const entered = rows[0]?.id ?? '';
    const detail = await clerk.ok('documents.get', { id: entered });
    const seen = { id: entered, revision: detail.revision };
    // the refusal names the book
    expect(await clerk.call('documents.registerOutgoing', outgoing())).toMatchObject({
      error: { code: 'book-closed', params: { book: 'outgoing', year: 2026 } },
    });
    await refused(clerk.call('documents.cancelEntry', { ...seen, reason: 'x' }), 'book-closed');
    await refused(
      clerk.call('documents.correct', { ...seen, field: 'signer', value: 'Khác', reason: 'x' }),
      'book-closed',
    );
    await refused(
      clerk.call('registers.reserve', { bookId, typeId: 'bao-cao', purpose: 'x', expiresOn: TEST_TODAY }),
      'book-closed',
    );
    await refused(
      clerk.call('registers.ask', { bookId, number: 1, onDate: '2026-11-10', reason: 'x' }),
      'book-closed',
    );
    await refused(clerk.call('registers.newVolume', { bookId }), 'book-closed');
    await refused(clerk.call('registers.close', { bookId }), 'book-closed');
    await refused(clerk.call('registers.open', { kind: 'outgoing', year: 2026 }), 'book-closed');
    await vault.close();
    const raw = await openRaw(vault.dir);
    expect(() =>
      raw.prepare("UPDATE entry SET cancelled_ms = 1, cancel_reason = 'x' WHERE book_id = ?").run(bookId),
    ).toThrow('closed book');
    const correction = `INSERT INTO entry_correction VALUES ('k', ?, 1, 'signer', 'Bùi Quang Thắng', 'Khác', 'x', 1, ?)`;
    expect(() => raw.prepare(correction).run(entered, vault.ids['vanthu'])).toThrow('closed book');
    expect(() => raw.prepare("UPDATE document SET signer = 'Khác' WHERE id = ?").run(entered)).toThrow(
      'corrected',
    );
    raw.exec('DROP TRIGGER document_line_fixed');
    raw.prepare("UPDATE document SET signer = 'Người khác' WHERE id = ?").run(entered);
    raw.close();
    clerk = await vault.as('vanthu');
    expect(await clerk.ok('registers.verify', { bookId })).toMatchObject({ intact: false, kept: hash });
  });
});
