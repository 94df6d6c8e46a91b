import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { stageText } from '../../support/backups.ts';
import { submission } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { ACCEPTED } from '../../support/inputs.ts';

const letter = (change: Partial<Input<'submissions.register'>> = {}): Input<'submissions.register'> =>
  submission({ receivedOn: '2026-11-23', ...change });

/** Wednesday 25/11/2026, 9:41 in Hà Nội; the tests move it on. */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
const days = (n: number): void => {
  nowMs += n * 86_400_000;
};
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2', 'coyeu'],
    nowMs: () => nowMs,
  });
});
afterAll(() => vault.remove());

describe('taking in', () => {
  test('gives a receipt code with a check digit, the next number each time', async () => {
    const intake = await vault.as('tiepnhan');
    const first = await intake.ok('submissions.register', letter());
    const second = await intake.ok(
      'submissions.register',
      letter({ kind: 'phan-anh', title: 'Hai máy tính nhà văn hóa không dùng được' }),
    );
    const other = await intake.ok(
      'submissions.register',
      letter({ kind: 'sang-kien', title: 'Sổ mượn hội trường dùng chung' }),
    );
    expect(first.receiptCode).toMatch(/^PA-0001-6[0-9A-Y]$/);
    expect(second.receiptCode).toMatch(/^PA-0002-6[0-9A-Y]$/);
    expect(other.receiptCode).toMatch(/^SK-0001-6[0-9A-Y]$/);
    const status = await intake.ok('submissions.status', {
      receiptCode: first.receiptCode.toLowerCase().replaceAll('-', ' '),
    });
    expect(status).toMatchObject({ found: true, receiptCode: first.receiptCode, state: 'received' });
    // in the list a receipt is what it says, whole or without its last two signs; a longer number is another one
    const called = async (words: string) => {
      const narrowed = { group: 'all', state: null, personId: null, overdue: false, after: null } as const;
      const { rows } = await intake.ok('submissions.list', { ...narrowed, words, limit: 50 });
      return rows.map(({ receiptCode }) => receiptCode);
    };
    for (const words of [first.receiptCode, 'PA-0001', 'pa 0001', 'pa0001'])
      expect(await called(words), words).toEqual([first.receiptCode]);
    expect(await called('SK-0001')).toEqual([other.receiptCode]);
    const wrong = first.receiptCode.replace('0001', '0011');
    expect((await intake.ok('submissions.status', { receiptCode: wrong })).found).toBe(false);
  });

  test('of a paper letter what is missing is marked and asked for; another way in it is refused', async () => {
    const intake = await vault.as('tiepnhan');
    const sender = { fullName: 'Lò Thị Ón', address: '', phone: '', email: '', idNumber: '' };
    const paper = letter({
      sender,
      source: 'letter',
      asksLater: true,
      title: 'Cầu treo thôn Nà Lạn hỏng ván',
    });
    const { id } = await intake.ok('submissions.register', paper);
    expect(await intake.ok('submissions.get', { id })).toMatchObject({ senderComplete: false });
    for (const refused of [{ ...paper, source: 'phone' } as const, { ...paper, asksLater: false }])
      expect(await intake.call('submissions.register', refused)).toMatchObject({
        error: { code: 'sender-details-missing' },
      });
  });

  test('words that are in a file need not be typed; two such letters are not the very same', async () => {
    const intake = await vault.as('tiepnhan');
    const bare = letter({ body: '', title: 'Đơn đề nghị về ranh giới đất ở' });
    expect(await intake.call('submissions.register', bare)).toMatchObject({
      error: { code: 'bad-input', params: { field: 'body' } },
    });
    const stage = async () => stageText(intake, 'ảnh quét');
    const first = await intake.ok('submissions.register', { ...bare, files: [await stage()] });
    const phone = { ...bare.sender, phone: '0977 000 111' };
    const second = await intake.ok('submissions.register', {
      ...bare,
      sender: phone,
      files: [await stage()],
    });
    const seen = await intake.ok('submissions.get', { id: second.id });
    expect(seen.body).toBe('Theo thư kèm');
    expect(seen.similar.find(({ id }) => id === first.id)?.exact).not.toBe(true);
    expect(seen.sameOpen).toBe(0);
  });

  test.each([
    ['name', { fullName: '' }, 'fullName'],
    ['address', { address: '  ' }, 'address'],
    ['phone and e-mail', { phone: '', email: '' }, 'phoneOrEmail'],
  ])('is refused without %s', async (_what, missing, field) => {
    const intake = await vault.as('tiepnhan');
    const reply = await intake.call(
      'submissions.register',
      letter({ sender: { ...letter().sender, ...missing } }),
    );
    expect(reply).toEqual({
      ok: false,
      error: { code: 'sender-details-missing', params: { fields: field, rule: 'PA-02' } },
    });
  });

  test('an e-mail alone is enough to be reached', async () => {
    const intake = await vault.as('tiepnhan');
    const sender = { ...letter().sender, phone: '', email: 'hai@mau.example' };
    expect((await intake.call('submissions.register', letter({ sender }))).ok).toBe(true);
  });

  test('keeps the identity encrypted and masked; showing it asks a reason and is in the ledger', async () => {
    const intake = await vault.as('tiepnhan');
    const { id } = await intake.ok('submissions.register', letter());
    const detail = await intake.ok('submissions.get', { id });
    expect(detail.senderMasked).toEqual({
      fullName: 'N••••• V•• H••',
      address: '•••, thôn Nà Lạn, xã Đồng Vàng',
      phone: '09•• ••• •18',
      email: '',
      idNumber: '',
    });
    expect(JSON.stringify(detail)).not.toContain('Hải');
    expect((await intake.call('submissions.revealSender', { id, reason: ' ' })).ok).toBe(false);
    const { sender } = await intake.ok('submissions.revealSender', { id, reason: 'Gọi lại cho người gửi' });
    expect(sender.fullName).toBe('Nguyễn Văn Hải');
    const { timeline } = await intake.ok('submissions.get', { id });
    expect(timeline[0]).toMatchObject({
      act: 'sender.revealed',
      actor: 'Vũ Hoài Nam',
      facts: { reason: 'Gọi lại cho người gửi' },
    });
    const specialist = await vault.as('chuyenvien');
    expect(await specialist.call('submissions.revealSender', { id, reason: 'Tò mò' })).toMatchObject({
      ok: false,
      error: { code: 'not-permitted' },
    });
  });
});

describe('from intake to the answer', () => {
  test('goes all the way, each step by the right person', async () => {
    const intake = await vault.as('tiepnhan');
    const { id } = await intake.ok('submissions.register', letter({ receivedOn: '2026-11-25' }));
    const got = async (who: string) => (await vault.as(who)).ok('submissions.get', { id });
    let detail = await got('tiepnhan');
    expect(detail.clocks).toMatchObject([
      { clock: 'acknowledge', rule: 'PA-11' },
      { clock: 'classify', dueOn: '2026-12-02', rule: 'PA-12' },
    ]);
    expect(detail.offers.filter((offer) => offer.allowed).map((offer) => offer.act)).toContain('accept');
    expect(detail.dueOn).toBe('2026-12-02');

    let changed = await (
      await vault.as('tiepnhan')
    ).ok('submissions.classify', { ...ACCEPTED, id, revision: detail.revision });
    // sorted: what is due next is that somebody has it
    const { dueOn, clocks } = await got('lanhdao');
    expect(dueOn).toBe(clocks.find(({ clock }) => clock === 'own')?.dueOn);
    const leader = await vault.as('lanhdao');
    const lead = vault.ids['chuyenvien'] ?? '';
    expect(
      await leader.call('submissions.assign', {
        id,
        revision: 1,
        leadId: lead,
        supportIds: [],
        dueOn: null,
        text: '',
      }),
    ).toMatchObject({ ok: false, error: { code: 'stale-revision' } });
    expect(
      await leader.call('submissions.assign', {
        id,
        revision: changed.revision,
        leadId: vault.ids['coyeu'] ?? '',
        supportIds: [],
        dueOn: null,
        text: '',
      }),
    ).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    changed = await leader.ok('submissions.assign', {
      id,
      revision: changed.revision,
      leadId: lead,
      supportIds: [vault.ids['chuyenvien2'] ?? ''],
      dueOn: null,
      text: 'Kiểm tra đường truyền',
    });
    detail = await got('lanhdao');
    // 20 days from 25/11 is 15/12, a Tuesday
    expect(detail).toMatchObject({
      state: 'assigned',
      dueOn: '2026-12-15',
      lead: { fullName: 'Đặng Thị Thu Thủy' },
      support: [{ fullName: 'Trịnh Quốc Ưng' }],
    });

    const outsider = await vault.as('lanhdao');
    expect(await outsider.call('submissions.startWork', { id, revision: changed.revision })).toMatchObject({
      ok: false,
      error: { code: 'not-permitted' },
    });
    const worker = await vault.as('chuyenvien');
    changed = await worker.ok('submissions.startWork', { id, revision: changed.revision });
    changed = await worker.ok('submissions.draftAnswer', {
      id,
      revision: changed.revision,
      text: 'Kính gửi ông, đang kiểm tra.',
      submit: false,
    });
    expect((await got('chuyenvien')).state).toBe('in-progress');
    changed = await (
      await vault.as('chuyenvien')
    ).ok('submissions.draftAnswer', {
      id,
      revision: changed.revision,
      text: 'Kính gửi ông, nhà mạng lắp đường dự phòng trước 15/12.',
      submit: true,
    });
    changed = await (
      await vault.as('lanhdao')
    ).ok('submissions.decideAnswer', { id, revision: changed.revision, approve: false, note: 'Ghi rõ ngày' });
    changed = await (
      await vault.as('chuyenvien')
    ).ok('submissions.draftAnswer', {
      id,
      revision: changed.revision,
      text: 'Kính gửi ông, xong ngày 15/12/2026.',
      submit: true,
    });
    expect((await got('chuyenvien')).answerDraft).toMatchObject({
      round: 2,
      text: 'Kính gửi ông, xong ngày 15/12/2026.',
    });
    changed = await (
      await vault.as('lanhdao')
    ).ok('submissions.decideAnswer', { id, revision: changed.revision, approve: true, note: '' });
    detail = await got('tiepnhan');
    expect(detail).toMatchObject({
      state: 'approved',
      answer: { text: 'Kính gửi ông, xong ngày 15/12/2026.', approvedBy: { fullName: 'Lê Đức Toản' } },
    });
    const counter = await vault.as('tiepnhan');
    const closing = { id, rating: 5, note: '' };
    // a closed case leaves every list of what is owed: its sender must have been told, or the reason be written
    expect(await counter.call('submissions.close', { ...closing, revision: changed.revision })).toMatchObject(
      { error: { code: 'answer-undelivered', params: { untold: 1 } } },
    );
    changed = await counter.ok('submissions.deliver', {
      id,
      revision: changed.revision,
      receiptId: id,
      channel: 'post',
      documentCode: '',
      note: '',
    });
    changed = await counter.ok('submissions.close', { ...closing, revision: changed.revision });
    detail = await got('tiepnhan');
    expect(detail).toMatchObject({ state: 'closed', rating: 5, dueOn: null });
    expect(detail.timeline.map((item) => item.act).reverse()).toEqual([
      'submission.registered',
      'submission.accepted',
      'submission.assigned',
      'submission.work-started',
      'submission.answer-drafted',
      'submission.answer-submitted',
      'submission.answer-returned',
      'submission.answer-submitted',
      'submission.answer-approved',
      'submission.answer-delivered',
      'submission.answer-told',
      'submission.closed',
    ]);
  });

  test('whoever is offered for a case can be given it, and nobody is offered who can not', async () => {
    const intake = await vault.as('tiepnhan');
    const { id } = await intake.ok('submissions.register', letter());
    const leader = await vault.as('lanhdao');
    const { people } = await leader.ok('people.choices', { forAct: 'caseWork' });
    const offered = people.map((one) => one.id);
    const given = (leadId: string, supportIds: string[]) =>
      leader.call('submissions.assign', { id, revision: 1, leadId, supportIds, dueOn: null, text: '' });
    for (const [name, other] of Object.entries(vault.ids))
      if (!offered.includes(other))
        expect([name, await given(other, [])]).toMatchObject([name, { error: { code: 'bad-input' } }]);
    expect(offered).toHaveLength(4);
    expect(await given(offered[0] ?? '', offered.slice(1))).toMatchObject({ ok: true });
  });

  test('whoever drafted the answer does not approve it, a leader who leads the case included', async () => {
    const intake = await vault.as('tiepnhan');
    const { id } = await intake.ok('submissions.register', letter());
    const leader = await vault.as('lanhdao');
    let changed = await leader.ok('submissions.assign', {
      id,
      revision: 1,
      leadId: vault.ids['lanhdao'] ?? '',
      supportIds: [],
      dueOn: '2026-12-10',
      text: '',
    });
    changed = await leader.ok('submissions.startWork', { id, revision: changed.revision });
    changed = await leader.ok('submissions.draftAnswer', {
      id,
      revision: changed.revision,
      text: 'Đã xong.',
      submit: true,
    });
    const own = await leader.call('submissions.decideAnswer', {
      id,
      revision: changed.revision,
      approve: true,
      note: '',
    });
    expect(own).toMatchObject({ ok: false, error: { code: 'separation-of-duties' } });
    const { offers } = await leader.ok('submissions.get', { id });
    expect(offers.find((offer) => offer.act === 'approve-answer')).toEqual({
      act: 'approve-answer',
      allowed: false,
      reason: 'separation-of-duties',
    });
    const other = await vault.as('bithu');
    expect(
      (
        await other.call('submissions.decideAnswer', {
          id,
          revision: changed.revision,
          approve: true,
          note: '',
        })
      ).ok,
    ).toBe(true);
  });

  test('a refusal needs a reason of the pack and another person', async () => {
    const intake = await vault.as('tiepnhan');
    const { id } = await intake.ok(
      'submissions.register',
      letter({ title: 'Hỏi giá đất', body: 'Giá đất năm nay bao nhiêu?' }),
    );
    const propose = { id, revision: 1, decision: 'propose-refusal', note: '', transferTo: null } as const;
    expect(await intake.call('submissions.classify', { ...propose, reasonCode: null })).toMatchObject({
      ok: false,
      error: { code: 'reason-required' },
    });
    const changed = await intake.ok('submissions.classify', { ...propose, reasonCode: 'L1' });
    expect(
      await intake.call('submissions.decideRefusal', {
        id,
        revision: changed.revision,
        approve: true,
        note: '',
      }),
    ).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
    const leader = await vault.as('lanhdao');
    expect(
      await leader.call('submissions.assign', {
        id,
        revision: changed.revision,
        leadId: vault.ids['chuyenvien'] ?? '',
        supportIds: [],
        dueOn: null,
        text: '',
      }),
    ).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
    await leader.ok('submissions.decideRefusal', {
      id,
      revision: changed.revision,
      approve: true,
      note: 'Hướng dẫn sang bộ phận địa chính',
    });
    expect(await leader.ok('submissions.get', { id })).toMatchObject({
      state: 'refused',
      reasonCode: 'L1',
      dueOn: null,
    });
    expect(
      await leader.call('submissions.decideRefusal', {
        id,
        revision: changed.revision + 1,
        approve: false,
        note: '',
      }),
    ).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
  });
});

describe('the list', () => {
  test('comes in pages, newest first, and its counts agree with it', async () => {
    const intake = await vault.as('tiepnhan');
    const all: string[] = [];
    let after: string | null = null;
    do {
      const page: { rows: { id: string }[]; next: string | null } = await intake.ok('submissions.list', {
        group: 'all',
        state: null,
        personId: null,
        overdue: false,
        words: null,
        after,
        limit: 3,
      });
      all.push(...page.rows.map((row) => row.id));
      after = page.next;
    } while (after !== null);
    expect(new Set(all).size).toBe(all.length);
    const counts = await intake.ok('submissions.counts', { group: 'all' });
    expect(counts.all).toBe(all.length);
    const pakn = await intake.ok('submissions.list', {
      group: 'pakn',
      state: 'received',
      personId: null,
      overdue: false,
      words: null,
      after: null,
      limit: 200,
    });
    expect(pakn.total).toBe(pakn.rows.length);
  });

  test('is narrowed by words, with and without marks', async () => {
    const intake = await vault.as('tiepnhan');
    const ask = (words: string) =>
      intake.ok('submissions.list', {
        group: 'all',
        state: null,
        personId: null,
        overdue: false,
        words,
        after: null,
        limit: 50,
      });
    expect((await ask('hội trường')).rows.map((row) => row.title)).toEqual(['Sổ mượn hội trường dùng chung']);
    expect((await ask('hoi truong'.normalize('NFD'))).rows).toHaveLength(1);
    expect((await ask('Nguyễn Văn Hải')).rows).toHaveLength(0); // the sender is not in the index
  });

  test('shows what may be a duplicate, whatever the marks and the Unicode form', async () => {
    const intake = await vault.as('tiepnhan');
    const text = {
      title: 'Đường trục thôn Đồi Mẫu ngập sau mưa',
      body: 'Đường trục thôn Đồi Mẫu ngập sâu sau mỗi trận mưa, học sinh phải lội nước đến trường, hoà giải mãi chưa xong.',
    };
    const first = await intake.ok('submissions.register', letter(text));
    const bare = {
      title: 'Duong truc thon Doi Mau ngap sau mua',
      body: 'Duong truc thon Doi Mau ngap sau sau moi tran mua, hoc sinh phai loi nuoc den truong, hoa giai mai chua xong.',
    };
    const second = await intake.ok(
      'submissions.register',
      letter({ title: bare.title.normalize('NFD'), body: bare.body }),
    );
    const { similar } = await intake.ok('submissions.get', { id: second.id });
    expect(similar[0]).toMatchObject({ id: first.id, receiptCode: first.receiptCode, percent: 100 });
  });
});

describe('clocks, as time goes on', () => {
  test('the clock stands still while the sender is asked for more', async () => {
    const intake = await vault.as('tiepnhan');
    const { id } = await intake.ok('submissions.register', letter({ receivedOn: '2026-11-25' }));
    await intake.ok('submissions.classify', {
      id,
      revision: 1,
      decision: 'ask-supplement',
      reasonCode: 'L3',
      note: 'Xin số điện thoại',
      transferTo: null,
    });
    expect(await intake.ok('submissions.get', { id })).toMatchObject({
      state: 'awaiting-supplement',
      dueOn: null,
    });
    days(7); // Wednesday 2/12: five working days later
    const later = await vault.as('tiepnhan');
    await later.ok('submissions.supplement', { id, revision: 2, text: 'Số điện thoại là 0912 000 111' });
    const detail = await later.ok('submissions.get', { id });
    expect(detail).toMatchObject({ state: 'classifying', dueOn: '2026-12-09', lateDays: 0 });
  });

  test('a due date that has passed counts working days', async () => {
    const intake = await vault.as('tiepnhan');
    const { id } = await intake.ok(
      'submissions.register',
      letter({ receivedOn: '2026-12-02', title: 'Vỉa hè trước chợ' }),
    );
    days(9); // Friday 11/12; classification was due on Wednesday 9/12
    const later = await vault.as('tiepnhan');
    expect(await later.ok('submissions.get', { id })).toMatchObject({ dueOn: '2026-12-09', lateDays: 2 });
    const { rows } = await later.ok('submissions.list', {
      group: 'pakn',
      state: null,
      personId: null,
      overdue: true,
      words: null,
      after: null,
      limit: 50,
    });
    expect(rows.map((row) => row.id)).toContain(id);
  });
});
