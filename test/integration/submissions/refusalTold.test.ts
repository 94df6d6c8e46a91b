import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { savePaper, textOfPdf } from '../../support/papers.ts';
import { type CaseHands, takeInCase } from '../../support/submissions.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const DAY = 86_400_000;
let nowMs = Date.UTC(2026, 10, 25, 2, 41);
let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'chuyenvien'],
    nowMs: () => nowMs,
  });
});
afterAll(() => vault.remove());

const TOLD = { channel: 'post', note: 'Thư gửi bưu điện' } as const;

async function refused(title: string, reasonCode = 'L2'): Promise<CaseHands> {
  const one = await takeInCase(vault, { title });
  await refuse(one, reasonCode);
  return one;
}

async function refuse(one: CaseHands, reasonCode = 'L2'): Promise<void> {
  const proposal = { decision: 'propose-refusal', reasonCode, note: 'Đất đai', transferTo: null } as const;
  await one.does('tiepnhan', 'submissions.classify', proposal);
  await one.does('lanhdao', 'submissions.decideRefusal', { approve: true, note: '' });
}

async function dutyOf(duty: 'acknowledge' | 'tell-refusal'): Promise<string[]> {
  const clerk = await vault.as('tiepnhan');
  const { duties } = await clerk.ok('submissions.duties', { duty, from: 0 });
  return duties.flatMap(({ cases }) => cases.map(({ row }) => row.id));
}

const offers = async (one: CaseHands): Promise<string[]> =>
  (await one.see('tiepnhan')).offers.filter(({ allowed }) => allowed).map(({ act }) => act);

describe('the sender of a refused case', () => {
  test('is owed a word by a clock, by the counter; once told, nothing more is', async () => {
    const one = await refused('Khiếu nại quyết định thu hồi đất');
    expect(await dutyOf('tell-refusal')).toEqual([one.id]);
    expect(await dutyOf('acknowledge'), 'it is no longer said that it is being sorted').toEqual([]);
    expect(await offers(one)).toContain('tell-refusal');
    const before = await one.see('tiepnhan');
    expect(before.waiting).toMatchObject([{ id: one.id, byEnvelope: false, reach: { way: 'post' } }]);
    expect(before.clocks.find(({ clock }) => clock === 'deliver')).toMatchObject({
      startedOn: '2026-11-25',
      dueOn: '2026-11-26',
      doneMs: null,
      rule: 'PA-19',
    });
    expect(await one.refused('chuyenvien', 'submissions.tellRefusal', { ...TOLD, receiptId: one.id })).toBe(
      'not-permitted',
    );
    await one.does('tiepnhan', 'submissions.tellRefusal', { ...TOLD, receiptId: one.id });
    expect(await dutyOf('tell-refusal')).toEqual([]);
    expect(await dutyOf('acknowledge')).toEqual([]);
    expect(await offers(one)).not.toContain('tell-refusal');
    const after = await one.see('tiepnhan');
    expect(after).toMatchObject({ state: 'refused', waiting: [] });
    expect(after.clocks.find(({ clock }) => clock === 'deliver')?.doneMs).toBe(nowMs);
    expect(after.notes.at(-1)).toMatchObject({ act: 'tell-refusal', text: TOLD.note });
    expect(after.timeline.map(({ act }) => act)).toContain('submission.refusal-told');
    expect(await one.refused('tiepnhan', 'submissions.tellRefusal', { ...TOLD, receiptId: one.id })).toBe(
      'not-found',
    );
  });

  test('stands on the desk of the counter while there is time, and among what is late after it', async () => {
    const one = await refused('Tố cáo cán bộ địa chính');
    const deskOf = async () => (await vault.as('tiepnhan')).ok('desk.summary', { scope: 'mine' });
    const soon = await deskOf();
    expect([...soon.waitingItems, ...soon.todayItems].find(({ id }) => id === one.id)?.state).toBe(
      'tell-refusal',
    );
    nowMs += 5 * DAY;
    const late = await deskOf();
    expect(late.lateItems.find(({ state }) => state === 'tell-refusal')).toMatchObject({
      subjectKind: 'case-duty',
      opens: one.id,
      count: 1,
    });
    await one.does('vanthu', 'submissions.tellRefusal', { ...TOLD, receiptId: one.id });
    expect((await deskOf()).lateItems.filter(({ state }) => state === 'tell-refusal')).toEqual([]);
  });

  test('is told by itself, also of a duplicate; one that is taken out again waits for its own end', async () => {
    const master = await takeInCase(vault, { title: 'Cầu treo thôn Bản Mới hỏng' });
    const [follower, leaver] = [
      await takeInCase(vault, { title: 'Cầu treo Bản Mới hỏng ván' }),
      await takeInCase(vault, { title: 'Hỏng cầu treo ở Bản Mới' }),
    ];
    for (const one of [follower, leaver])
      await one.does('tiepnhan', 'submissions.merge', { masterId: master.id, note: '' });
    await refuse(master, 'L1');
    const tell = (receiptId: string) =>
      master.does('tiepnhan', 'submissions.tellRefusal', { ...TOLD, receiptId });
    expect((await master.see('tiepnhan')).waiting).toHaveLength(3);
    await tell(follower.id);
    await tell(master.id);
    expect(await dutyOf('tell-refusal')).toEqual([master.id]);
    await leaver.does('tiepnhan', 'submissions.unmerge', { note: 'Việc khác' });
    expect(await dutyOf('tell-refusal'), 'the last one who waited there has gone').toEqual([]);
    expect((await master.see('tiepnhan')).waiting).toEqual([]);
    await refuse(leaver, 'L1');
    expect(await dutyOf('tell-refusal')).toEqual([leaver.id]);
    await leaver.does('tiepnhan', 'submissions.tellRefusal', { ...TOLD, receiptId: leaver.id });
  });

  test('gets a letter, or words to be copied, with the reason and the right place, without the words of the office', async () => {
    const one = await refused('Tranh chấp ranh giới thửa đất');
    const clerk = await vault.as('tiepnhan');
    const offered = await clerk.ok('papers.offered', { subjectKind: 'submission', subjectId: one.id });
    const names = offered.papers.map(({ paper }) => paper);
    expect(names).toContain('refusal-letter');
    expect(names).not.toContain('acknowledgement-letter');
    const file = path.join(vault.dir, 'refusal.pdf');
    const paper = { subjectKind: 'submission', subjectId: one.id, paper: 'refusal-letter' } as const;
    await savePaper(clerk, { ...paper, recipient: null, format: 'pdf' }, file);
    const { templates } = await clerk.ok('submissions.templates', { id: one.id, use: 'refusal' });
    for (const text of [textOfPdf(file).replaceAll(/\s+/g, ' '), templates[0]?.text ?? '']) {
      expect(text).toContain('không tiếp nhận để xử lý');
      expect(text).toContain('Là khiếu nại, tố cáo');
      expect(text).toMatch(/gửi đơn đến nơi tiếp công dân/);
      expect(text).toContain(one.receiptCode);
      expect(text).not.toContain('Đất đai');
      expect(text).not.toContain('Tranh chấp ranh giới');
    }
  });

  test('the database takes no notice of a case that was not refused, nor of a stranger, and changes none', async () => {
    const open = await takeInCase(vault, { title: 'Còn đang phân loại' });
    expect(await open.refused('tiepnhan', 'submissions.tellRefusal', { ...TOLD, receiptId: open.id })).toBe(
      'illegal-transition',
    );
    const one = await refused('Ngoài phạm vi', 'L1');
    expect(await one.refused('tiepnhan', 'submissions.tellRefusal', { ...TOLD, receiptId: open.id })).toBe(
      'not-found',
    );
    await one.does('tiepnhan', 'submissions.tellRefusal', { ...TOLD, receiptId: one.id });
    await vault.close();
    const db = await openRaw(vault.dir);
    try {
      const notice = `INSERT INTO submission_refusal_notice SELECT :caseId, 9, :receiptId, channel, note, by_id, at_ms FROM submission_refusal_notice LIMIT 1`;
      const insert = (caseId: string, receiptId: string) => () =>
        db.prepare(notice).run({ caseId, receiptId });
      expect(insert(open.id, open.id)).toThrow(/only the senders of a refused case/);
      expect(insert(one.id, open.id)).toThrow(/only the senders of a refused case/);
      expect(() => db.prepare(`UPDATE submission_refusal_notice SET note = ''`).run()).toThrow(/is fixed/);
      expect(() => db.prepare('DELETE FROM submission_refusal_notice').run()).toThrow(/stays/);
    } finally {
      db.close();
    }
  });
});
