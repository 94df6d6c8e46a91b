import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submission, takeInCase } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { ACCEPTED } from '../../support/inputs.ts';

describe('guided tasks about what comes now and then', () => {
  let vault: TestVault;
  beforeAll(async () => {
    const nowMs = (): number => Date.UTC(2026, 10, 26, 2);
    vault = await createTestVault({ profile: 'standalone', training: true, nowMs });
  });
  afterAll(() => vault.remove());
  const done = async (who: string): Promise<number | undefined> =>
    (await (await vault.as(who)).ok('lessons.list', {})).running?.done;

  it('the export of a portal is learned with a file of invented rows', async () => {
    const intake = await vault.as('tiepnhan');
    await intake.ok('lessons.start', { lessonId: 'import-a-portal-file' });
    const { reportId, fileName, sizeBytes } = await intake.ok('lessons.sample', {});
    expect(fileName).toMatch(/\.csv$/);
    expect(await done('tiepnhan')).toBe(1);
    const again = await vault.as('tiepnhan'); // who asks anew ends the session of before
    const made = await again.ok('lessons.sample', {});
    const file = path.join(vault.dir, '..', 'mau.csv');
    await again.ok('reports.saveTo', { reportId: made.reportId, path: file });
    expect(fs.statSync(file).size).toBe(sizeBytes);
    expect(reportId).not.toBe(made.reportId);
    const { stageId } = await again.ok('attachments.stagePath', { path: file });
    const { rows, mapping } = await again.ok('intake.preview', {
      stageId,
      mapping: null,
      from: 0,
      count: 20,
    });
    // there is something of each kind to look at
    const seen = new Set(
      rows.flatMap(({ outcome, findings, missing, faults }) => [outcome, ...findings, ...missing, ...faults]),
    );
    for (const what of ['new', 'ask', 'faulty', 'phoneOrEmail', 'out-of-scope', 'secret-phrase', 'no-kind'])
      expect([...seen], what).toContain(what);
    // how many go at once is a question of time
    for (let from: number | null = 0; from !== null;) {
      const { next }: { next: number | null } = await again.ok('intake.takeRows', {
        stageId,
        mapping,
        from,
        count: 20,
        kindForMissing: null,
        kindOfLines: [],
        undatedAsToday: false,
        receivedAs: 'today',
        confirmedLines: [],
        leftOutLines: [],
        note: '',
      });
      from = next;
    }
    expect((await again.ok('lessons.list', {})).running?.done).toBe(2);
    // the fourth row tells the first in other words
    const after = await again.ok('intake.preview', { stageId, mapping, from: 3, count: 1 });
    expect(after.rows[0]).toMatchObject({ outcome: 'already' });
    expect(await again.ok('lessons.finish', {})).toMatchObject({ mistakes: 0 });
  });

  it('a case is transferred, the one that was just taken in', async () => {
    const other = await takeInCase(vault);
    await (await vault.as('tiepnhan')).ok('lessons.start', { lessonId: 'transfer-a-case' });
    const one = await takeInCase(
      vault,
      submission({ title: 'Đường tỉnh sạt lở', body: 'Đường tỉnh 105 sạt lở.' }),
    );
    const transfer = {
      decision: 'transfer',
      reasonCode: 'L10',
      note: 'Thuộc tỉnh',
      transferTo: 'Văn phòng Tỉnh ủy Sơn Hà',
    } as const;
    await other.does('tiepnhan', 'submissions.classify', transfer);
    expect(await done('tiepnhan')).toBe(1);
    await one.does('tiepnhan', 'submissions.classify', transfer);
    expect(await done('tiepnhan')).toBe(2);
  });

  it('an initiative is sifted', async () => {
    const one = await takeInCase(vault, {
      kind: 'sang-kien',
      title: 'Máy sấy ngô dùng lõi ngô',
      body: 'Lò sấy bằng thùng phuy, đốt lõi ngô, sấy một tạ trong bốn giờ.',
    });
    await one.does('tiepnhan', 'submissions.classify', { ...ACCEPTED });
    const intake = await vault.as('tiepnhan');
    await intake.ok('lessons.start', { lessonId: 'sift-an-initiative' });
    const { revision } = await intake.ok('initiatives.get', { id: one.id });
    const note = 'Có ích, chưa nơi nào làm.';
    await intake.ok('initiatives.sift', { id: one.id, revision, pass: true, note });
    expect(await intake.ok('lessons.finish', {})).toMatchObject({ lessonId: 'sift-an-initiative' });
  });

  it('is refused in an office vault', async () => {
    const office = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'] });
    expect(await (await office.as('vanthu')).call('lessons.sample', {})).toMatchObject({
      error: { code: 'not-permitted' },
    });
    await office.remove();
  });
});
