import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../../shared/ipc/contract.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { savePaper, textOfPdf } from '../../support/papers.ts';
import { answered, type CaseHands, takeInCase, underWay } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

/** Wednesday 25/11/2026, 9:41 in Hà Nội; the tests move it on, weeks apart from one another. */
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
const days = (n: number): void => {
  nowMs += n * 86_400_000;
};
const today = (): string => new Date(nowMs + 7 * 3_600_000).toISOString().slice(0, 10);
let vault: TestVault;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2'],
    nowMs: () => nowMs,
  });
});
beforeEach(() => days(7));
afterAll(() => vault.remove());

const CLASSIFY = { reasonCode: null, note: '', transferTo: null } as const;
type Duty = Output<'submissions.duties'>['duties'][number];
const dutyOf = async (duty: Duty['duty']): Promise<Duty | undefined> => {
  const { duties } = await (await vault.as('tiepnhan')).ok('submissions.duties', {});
  return duties.find((one) => one.duty === duty);
};
const owing = async (duty: Duty['duty']): Promise<Duty['cases']> => {
  const { duties } = await (await vault.as('tiepnhan')).ok('submissions.duties', {});
  return duties.find((one) => one.duty === duty)?.cases ?? [];
};
const owes = async (duty: Duty['duty'], id: string) => (await owing(duty)).find((one) => one.row.id === id);

describe('telling the sender', () => {
  test('that it came: not told yet is a list, told once is a fact', async () => {
    const letter = await takeInCase(vault, { receivedOn: today() });
    const visit = await takeInCase(vault, { receivedOn: today(), source: 'visit' });
    expect(await owes('acknowledge', letter.id)).toMatchObject({ since: today() });
    expect(await owes('acknowledge', visit.id)).toBeUndefined();
    const intake = await vault.as('tiepnhan');
    const both = { ids: [letter.id, visit.id], channel: 'post' as const };
    expect(await intake.ok('submissions.acknowledge', both)).toEqual({ acknowledged: 1 });
    expect(await owes('acknowledge', letter.id)).toBeUndefined();
    const again = await (await vault.as('tiepnhan')).call('submissions.acknowledge', both);
    expect(again).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
    const clerk = await vault.as('chuyenvien');
    expect(await clerk.call('submissions.acknowledge', both)).toMatchObject({ ok: false });
  });

  test('in words of the pack, and who waits too long is counted apart, the longest first', async () => {
    const before = (await dutyOf('acknowledge'))?.late ?? 0;
    const fresh = await takeInCase(vault, { receivedOn: today() });
    const old = await takeInCase(vault, { receivedOn: '2026-10-05' });
    const duty = await dutyOf('acknowledge');
    expect(duty?.late).toBe(before + 1);
    expect(duty?.total).toBe(duty?.cases.length);
    const order = duty?.cases.map(({ row }) => row.id) ?? [];
    expect(order.indexOf(old.id)).toBeLessThan(order.indexOf(fresh.id));
    const intake = await vault.as('tiepnhan');
    const { duties } = await intake.ok('submissions.duties', { duty: 'acknowledge', from: order.length - 1 });
    expect(duties.map(({ cases }) => cases.map(({ row }) => row.id))).toEqual([order.slice(-1)]);
    const { templates } = await intake.ok('submissions.templates', { id: fresh.id, use: 'acknowledge' });
    expect(templates[0]?.text).toContain(fresh.receiptCode);
    expect(templates[0]?.text).not.toMatch(/[{}…]/);
    await intake.ok('submissions.acknowledge', { ids: [old.id], channel: 'post' });
    expect((await dutyOf('acknowledge'))?.late).toBe(before);
  });

  test('how far it is, every seven working days once the date has passed', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    await underWay(vault, one);
    expect(await owes('progress', one.id)).toBeUndefined();
    days(28);
    const due = (await one.see('chuyenvien')).clocks.find(({ clock }) => clock === 'answer')?.dueOn ?? '';
    const owed = await owes('progress', one.id);
    expect(owed).toMatchObject({ since: due });
    const { templates } = await (
      await vault.as('chuyenvien')
    ).ok('submissions.templates', { id: one.id, use: 'progress' });
    expect(templates[0]?.text).toContain(one.receiptCode);
    expect(templates[0]?.text).not.toMatch(/[{}]/);
    const notice = { channel: 'post', text: 'Đang chờ nhà mạng lắp đường truyền.' } as const;
    expect(await one.refused('chuyenvien2', 'submissions.reportProgress', notice)).toBe('not-permitted');
    const unfilled = { channel: 'post', text: templates[0]?.text ?? '' } as const;
    expect(await one.refused('chuyenvien', 'submissions.reportProgress', unfilled)).toBe('blanks-open');
    const draft = { text: 'Thời hạn hoàn thành: …', submit: true };
    expect(await one.refused('chuyenvien', 'submissions.draftAnswer', draft)).toBe('blanks-open');
    const question = { personId: null, office: 'Công an xã', question: 'Đề nghị cho biết …', dueOn: null };
    expect(await one.refused('chuyenvien', 'submissions.askConsultation', question)).toBe('blanks-open');
    await one.does('chuyenvien', 'submissions.draftAnswer', { ...draft, submit: false }); // a draft may have them
    await one.does('chuyenvien', 'submissions.reportProgress', notice);
    const next = (await one.see('chuyenvien')).clocks.find(({ clock }) => clock === 'progress');
    expect(next).toMatchObject({ startedOn: today(), lateDays: 0, rule: 'PA-16', days: 7 });
    const notes = (await one.see('tiepnhan')).notes;
    expect(notes.at(-1)).toMatchObject({ act: 'report-progress', text: notice.text });
  });
});

describe('more time', () => {
  test('is asked by whoever leads, decided by another, once, within the cap of the pack', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    await underWay(vault, one);
    const { dueOn, extendableTo } = await one.see('chuyenvien');
    const later = (n: number): string =>
      new Date(Date.parse(`${dueOn ?? ''}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
    const ask = (dueOn: string) => ({ dueOn, reason: 'Chờ nhà mạng khảo sát' });
    expect(await one.refused('chuyenvien', 'submissions.askExtension', ask(dueOn ?? ''))).toBe(
      'answer-extension-refused',
    );
    expect(await one.refused('chuyenvien', 'submissions.askExtension', ask(later(40)))).toBe(
      'answer-extension-refused',
    );
    // the day that is shown before anything is asked is the last one that is not refused
    const behind = new Date(Date.parse(`${extendableTo ?? ''}T00:00:00Z`) + 86_400_000)
      .toISOString()
      .slice(0, 10);
    expect(await one.refused('chuyenvien', 'submissions.askExtension', ask(behind))).toBe(
      'answer-extension-refused',
    );
    expect(later(5) < (extendableTo ?? '')).toBe(true);
    expect(await one.refused('chuyenvien2', 'submissions.askExtension', ask(later(5)))).toBe('not-permitted');
    await one.does('chuyenvien', 'submissions.askExtension', ask(later(5)));
    expect(await one.refused('chuyenvien', 'submissions.askExtension', ask(later(6)))).toBe(
      'answer-extension-refused',
    );
    expect(await one.refused('chuyenvien', 'submissions.decideExtension', { approve: true, note: '' })).toBe(
      'not-permitted',
    );
    await one.does('lanhdao', 'submissions.decideExtension', { approve: true, note: '' });
    expect(await one.see('chuyenvien')).toMatchObject({
      dueOn: later(5),
      extension: { dueBefore: dueOn, decision: 'approved' },
      extendableTo: null,
    });
    expect(await one.refused('chuyenvien', 'submissions.askExtension', ask(later(8)))).toBe(
      'answer-extension-refused',
    );
  });

  test('a request that nobody decided ends with the answer, and comes back with no opened case', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    await underWay(vault, one);
    const { dueOn } = await one.see('chuyenvien');
    const wanted = new Date(Date.parse(`${dueOn ?? ''}T00:00:00Z`) + 3 * 86_400_000);
    const asked = { dueOn: wanted.toISOString().slice(0, 10), reason: 'Chờ ý kiến cấp trên' };
    await one.does('chuyenvien', 'submissions.askExtension', asked);
    await one.does('chuyenvien', 'submissions.draftAnswer', { text: 'Đã sửa xong.', submit: true });
    expect((await one.see('lanhdao')).extension).toMatchObject({ decision: null });
    const { answerDraft } = await one.see('lanhdao');
    const shown = answerDraft?.shown ?? '';
    await one.does('lanhdao', 'submissions.decideAnswer', { shown, approve: true, note: '' });
    const after = await one.see('lanhdao');
    expect(after).toMatchObject({ state: 'approved', extension: { decision: 'rejected' } });
    expect(after.timeline.map(({ act }) => act)).toContain('submission.extension-rejected');
    await one.does('lanhdao', 'submissions.reopen', { note: 'Người gửi chưa đồng ý' });
    expect((await one.see('lanhdao')).offers.map(({ act }) => act)).not.toContain('approve-extension');
  });

  test('a leader who leads the case does not give it to themselves', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    await one.does('tiepnhan', 'submissions.classify', { ...CLASSIFY, decision: 'accept' });
    const leadId = vault.ids['lanhdao'] ?? '';
    await one.does('lanhdao', 'submissions.assign', { leadId, supportIds: [], dueOn: null, text: '' });
    const { dueOn } = await one.see('lanhdao');
    const wanted = new Date(Date.parse(`${dueOn ?? ''}T00:00:00Z`) + 3 * 86_400_000);
    const asked = { dueOn: wanted.toISOString().slice(0, 10), reason: 'Chờ ý kiến cấp trên' };
    await one.does('lanhdao', 'submissions.askExtension', asked);
    const decision = { approve: true, note: '' };
    expect(await one.refused('lanhdao', 'submissions.decideExtension', decision)).toBe(
      'separation-of-duties',
    );
    await one.does('bithu', 'submissions.decideExtension', { approve: false, note: 'Giữ hạn' });
    expect(await one.see('lanhdao')).toMatchObject({ dueOn, extension: { decision: 'rejected' } });
  });
});

describe('in nobody’s hands', () => {
  test('given back with a reason it waits in a list until somebody has it', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    await underWay(vault, one);
    const back = { reasonCode: 'L10', note: 'Thuộc Ban Tuyên giáo' };
    expect(await one.refused('chuyenvien', 'submissions.sendBack', { ...back, reasonCode: 'L2' })).toBe(
      'reason-required',
    );
    expect(await one.refused('chuyenvien2', 'submissions.sendBack', back)).toBe('not-permitted');
    await one.does('chuyenvien', 'submissions.sendBack', back);
    expect(await one.see('lanhdao')).toMatchObject({ state: 'classifying', lead: null, holder: null });
    days(5);
    expect((await owes('own', one.id))?.lateDays).toBeGreaterThan(0);
    const leadId = vault.ids['chuyenvien2'] ?? '';
    await one.does('lanhdao', 'submissions.assign', { leadId, supportIds: [], dueOn: null, text: '' });
    expect(await owes('own', one.id)).toBeUndefined();
    expect(await owes('accept', one.id)).toMatchObject({ since: today() });
    await one.does('chuyenvien2', 'submissions.startWork', {});
    expect(await owes('accept', one.id)).toBeUndefined();
  });

  test('sent to another office it is watched until that one confirms, or comes back', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    const sent = {
      decision: 'transfer',
      reasonCode: 'L10',
      note: '',
      transferTo: 'UBND xã Đồng Vàng',
    } as const;
    await one.does('tiepnhan', 'submissions.classify', sent);
    days(5);
    expect((await owes('own', one.id))?.lateDays).toBeGreaterThan(0);
    const settle = { reference: '', note: '' };
    expect(
      await one.refused('tiepnhan', 'submissions.settleTransfer', { ...settle, outcome: 'returned' }),
    ).toBe('bad-input');
    await one.does('tiepnhan', 'submissions.settleTransfer', {
      outcome: 'returned',
      reference: '12/PC',
      note: 'Không thuộc thẩm quyền',
    });
    expect(await one.see('tiepnhan')).toMatchObject({ state: 'classifying', transfer: null });
    const moved = async () =>
      (await (await vault.as('tiepnhan')).ok('submissions.status', { receiptCode: one.receiptCode })).movedTo;
    expect(await moved()).toBeNull();
    await one.does('tiepnhan', 'submissions.classify', sent);
    // the sender is told where it is, and nothing that the office of before said
    const there = { office: 'UBND xã Đồng Vàng', sentMs: nowMs, answeredMs: null };
    expect(await moved()).toEqual({ ...there, confirmedMs: null, code: null });
    expect(await letterOf(one)).toContain('Ngày chuyển');
    await one.does('tiepnhan', 'submissions.settleTransfer', {
      ...settle,
      reference: '47/PN',
      outcome: 'confirmed',
    });
    expect(await owes('own', one.id)).toBeUndefined();
    expect(await one.see('tiepnhan')).toMatchObject({
      state: 'transferred',
      transfer: { to: 'UBND xã Đồng Vàng', confirmedMs: nowMs },
    });
    expect(await moved()).toEqual({ ...there, confirmedMs: nowMs, code: '47/PN' });
    const letter = await letterOf(one);
    for (const words of ['UBND xã Đồng Vàng', '47/PN', one.receiptCode]) expect(letter).toContain(words);
  });
});

/** The letter that tells a sender where the matter went. */
async function letterOf(one: CaseHands): Promise<string> {
  const clerk = await vault.as('tiepnhan');
  const offered = await clerk.ok('papers.offered', { subjectKind: 'submission', subjectId: one.id });
  expect(offered.papers.map(({ paper }) => paper)).toContain('transfer-letter');
  const file = path.join(vault.dir, 'transfer.pdf');
  const paper = { subjectKind: 'submission', subjectId: one.id, paper: 'transfer-letter' } as const;
  await savePaper(clerk, { ...paper, recipient: null, format: 'pdf' }, file);
  return textOfPdf(file).replaceAll(/\s+/g, ' ');
}

describe('taken back and opened again', () => {
  test('a case without the asked supplement ends only when the time for it is over', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    const ask = {
      decision: 'ask-supplement',
      reasonCode: 'L3',
      note: 'Xin địa chỉ',
      transferTo: null,
    } as const;
    await one.does('tiepnhan', 'submissions.classify', ask);
    const end = { why: 'no-supplement', note: 'Gọi hai lần không được' } as const;
    expect(await one.refused('tiepnhan', 'submissions.withdraw', end)).toBe('supplement-period-runs');
    days(21);
    expect((await owes('supplement', one.id))?.lateDays).toBeGreaterThan(0);
    await one.does('tiepnhan', 'submissions.withdraw', end);
    expect(await one.see('tiepnhan')).toMatchObject({ state: 'withdrawn', dueOn: null });
    const other = await takeInCase(vault, { receivedOn: today() });
    expect(await other.refused('tiepnhan', 'submissions.withdraw', end)).toBe('illegal-transition');
    await other.does('tiepnhan', 'submissions.withdraw', { why: 'sender', note: 'Đã được giải quyết' });
    // what was not done before is owed no more
    expect((await other.see('tiepnhan')).clocks.filter(({ doneMs }) => doneMs === null)).toEqual([]);
  });

  test('a case that others were merged into is not taken back under them', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    const two = await takeInCase(vault, { receivedOn: today() });
    await two.does('tiepnhan', 'submissions.merge', { masterId: one.id, note: '' });
    const back = { why: 'sender', note: 'Người gửi rút' } as const;
    expect(await one.refused('tiepnhan', 'submissions.withdraw', back)).toBe('duplicates-wait');
  });

  test('is opened again once, with a new clock', async () => {
    const one = await takeInCase(vault, { receivedOn: today() });
    await answered(vault, one, 'Kính gửi ông/bà, đã lắp xong.');
    const sent = { channel: 'post', documentCode: '', note: '', receiptId: one.id } as const;
    await one.does('tiepnhan', 'submissions.deliver', sent);
    await one.does('tiepnhan', 'submissions.close', {
      rating: 2,
      note: 'Người gửi không còn ở địa chỉ đã ghi',
    });
    days(10);
    expect(await one.refused('tiepnhan', 'submissions.reopen', { note: 'Vẫn mất mạng' })).toBe(
      'not-permitted',
    );
    await one.does('lanhdao', 'submissions.reopen', { note: 'Vẫn mất mạng' });
    const again = await one.see('chuyenvien');
    expect(again).toMatchObject({ state: 'assigned', rating: null, lead: { id: vault.ids['chuyenvien'] } });
    expect(again.clocks.find(({ clock }) => clock === 'answer')).toMatchObject({
      startedOn: today(),
      doneMs: null,
    });
    await one.does('chuyenvien', 'submissions.startWork', {});
    await one.does('chuyenvien', 'submissions.draftAnswer', { text: 'Đã thay thiết bị.', submit: true });
    await one.does('lanhdao', 'submissions.decideAnswer', { approve: true, note: '' });
    expect(await one.refused('lanhdao', 'submissions.reopen', { note: 'Lần nữa' })).toBe('already-reopened');
    expect((await one.see('lanhdao')).offers.map(({ act }) => act)).not.toContain('reopen');
  });
});

test('the database refuses a second opening, an own decision and a told sender untold', async () => {
  await vault.close();
  const db = await openRaw(vault.dir);
  try {
    const again = `INSERT INTO submission_act SELECT submission_id, position + 90, act, by_id, at_ms, reason_code, body
      FROM submission_act WHERE act = 'reopen'`;
    expect(() => db.prepare(again).run()).toThrow('UNIQUE');
    const own = `INSERT INTO submission_extension SELECT submission_id, 90, due_before, due_on, reason, asked_by, asked_ms,
      'approved', asked_by, 1, latest_on, 9 FROM submission_extension LIMIT 1`;
    expect(() => db.prepare(own).run()).toThrow('CHECK');
    expect(() => db.prepare("UPDATE submission_extension SET decision = 'rejected'").run()).toThrow('fixed');
    const untold = 'UPDATE submission SET acknowledged_ms = NULL WHERE acknowledged_ms IS NOT NULL';
    expect(() => db.prepare(untold).run()).toThrow('never rewritten');
  } finally {
    db.close();
  }
});
