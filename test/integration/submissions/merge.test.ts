import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRaw } from '../../support/rawDatabase.ts';
import { answered, type CaseHands, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const NOW = Date.UTC(2026, 10, 25, 2, 41);
let vault: TestVault;
let first: CaseHands;
let second: CaseHands;

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu', 'chuyenvien'],
    nowMs: () => NOW,
  });
  first = await takeInCase(vault);
  second = await takeInCase(vault, {
    source: 'phone',
    title: 'Mất mạng ở điểm phục vụ hành chính công',
    body: 'Ở thôn Nà Lạn mạng điểm phục vụ hành chính công chập chờn đầu giờ sáng, nộp hồ sơ nửa chừng phải làm lại.',
  });
});
afterAll(() => vault.remove());

describe('duplicates', () => {
  test('are shown while typing with the rare words that both have', async () => {
    const intake = await vault.as('tiepnhan');
    const typed = await intake.ok('submissions.screen', {
      title: 'mang hay mat',
      body: 'Diem phuc vu hanh chinh cong o thon Na Lan hay mat mang vao dau gio sang.',
    });
    expect(typed.similar.map((one) => one.receiptCode)).toContain(first.receiptCode);
    const shared = typed.similar[0]?.shared ?? [];
    expect(shared.length).toBeGreaterThan(0);
    // as people write them, with their marks
    expect(shared.some((word) => /[^a-z0-9]/.test(word))).toBe(true);
  });

  test('follow the master, and each sender still asks by the own receipt', async () => {
    await second.does('tiepnhan', 'submissions.merge', { masterId: first.id, note: 'Cùng điểm phục vụ' });
    const merged = await second.see('tiepnhan');
    expect(merged).toMatchObject({
      state: 'merged',
      reasonCode: 'L4',
      master: { id: first.id },
      dueOn: null,
    });
    expect((await first.see('tiepnhan')).duplicates).toMatchObject([
      { id: second.id, receiptCode: second.receiptCode, source: 'phone' },
    ]);
    const status = async () =>
      (await vault.as('tiepnhan')).ok('submissions.status', { receiptCode: second.receiptCode });
    expect(await status()).toMatchObject({ found: true, merged: true, state: 'received' });
    await answered(vault, first, 'Kính gửi ông/bà, đường dự phòng lắp xong trước 15/12/2026.');
    expect(await status()).toMatchObject({
      merged: true,
      state: 'approved', // nobody sent it yet
      receiptCode: second.receiptCode,
    });
  });

  test('are never chained, never merged into themselves or into what ended', async () => {
    const third = await takeInCase(vault);
    const into = (masterId: string) => ({ masterId, note: '' });
    expect(await third.refused('tiepnhan', 'submissions.merge', into(third.id))).toBe('merge-refused');
    expect(await third.refused('tiepnhan', 'submissions.merge', into(second.id))).toBe('merge-refused');
    expect(await third.refused('chuyenvien', 'submissions.merge', into(first.id))).toBe('not-permitted');
    const fourth = await takeInCase(vault);
    await fourth.does('tiepnhan', 'submissions.merge', into(third.id));
    const fifth = await takeInCase(vault);
    expect(await third.refused('tiepnhan', 'submissions.merge', into(fifth.id))).toBe('merge-refused');
    expect(await first.refused('tiepnhan', 'submissions.merge', into(third.id))).toBe('merge-refused');
  });

  test('are separated with a reason; both histories keep it', async () => {
    expect(await second.refused('tiepnhan', 'submissions.unmerge', { note: ' ' })).toBe('bad-input');
    await second.does('tiepnhan', 'submissions.unmerge', { note: 'Khác điểm phục vụ' });
    const apart = await second.see('tiepnhan');
    expect(apart).toMatchObject({
      state: 'classifying',
      master: null,
      reasonCode: null,
      dueOn: '2026-12-02',
    });
    expect(apart.timeline.map((item) => item.act).slice(0, 2)).toEqual([
      'submission.unmerged',
      'submission.merged',
    ]);
    const { timeline, duplicates } = await first.see('tiepnhan');
    expect(duplicates).toEqual([]);
    expect(timeline[0]).toMatchObject({
      act: 'submission.lost-duplicate',
      facts: { code: second.receiptCode },
    });
    await second.does('tiepnhan', 'submissions.merge', { masterId: first.id, note: '' });
  });

  test('the database itself refuses a chain and a rewritten merge', async () => {
    await vault.close();
    const db = await openRaw(vault.dir);
    try {
      const by = vault.ids['tiepnhan'] ?? '';
      const chain = () =>
        db
          .prepare('INSERT INTO submission_merge VALUES (?, 9, ?, ?, 1, NULL, NULL)')
          .run(first.id, second.id, by);
      expect(chain).toThrow('a master is no duplicate itself');
      expect(() => db.prepare('UPDATE submission_merge SET at_ms = 1').run()).toThrow('never rewritten');
      expect(() => db.prepare('DELETE FROM submission_merge').run()).toThrow('stays');
      expect(() =>
        db
          .prepare('UPDATE submission_merge SET undone_ms = NULL, undone_by = NULL WHERE undone_ms > 0')
          .run(),
      ).toThrow('undone once');
    } finally {
      db.close();
    }
  });
});
