import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/ipc/contract.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { submission } from '../../support/submissions.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';

const STUCK: Input<'obstacles.report'> = {
  screen: 'incoming',
  code: 'illegal-transition',
  rule: 'SO-09',
  urgency: 'soon',
  steps: ['screen:desk', 'screen:incoming', 'op:documents.direct'],
  text: 'Bấm lưu thì báo số đã có người giữ, không biết làm gì tiếp.',
  phraseConfirmed: false,
};

describe('being stuck', () => {
  let vault: TestVault;
  beforeAll(async () => {
    vault = await createTestVault({
      people: ['quantri', 'vanthu', 'lanhdao', 'tiepnhan', 'chuyenvien', 'coyeu'],
    });
  });
  afterAll(() => vault.remove());

  it('shows what would be taken: screens and acts, never questions or anything unknown', async () => {
    const clerk = await vault.as('vanthu');
    const shown = await clerk.ok('obstacles.preview', {
      steps: [
        'screen:desk',
        'op:documents.list',
        'op:documents.direct',
        'op:no.such',
        'Nguyễn Văn Hải',
        'screen:47-CV',
      ],
    });
    expect(shown).toEqual({
      office: 'Đảng ủy xã Đồng Vàng',
      version: '0.1.0',
      steps: ['screen:desk', 'op:documents.direct'],
    });
  });

  it.each(['vanthu', 'quantri', 'coyeu'])(
    '%s opens a case that is a vướng mắc, and finds it again',
    async (who) => {
      const person = await vault.as(who);
      const { id, receiptCode } = await person.ok('obstacles.report', STUCK);
      expect(receiptCode).toMatch(/^VM-/);
      const { rows } = await person.ok('obstacles.list', { whose: 'mine' });
      expect(rows).toMatchObject([
        { id, screen: 'incoming', urgency: 'soon', state: 'received', sent: false, answer: null },
      ]);
      const clerk = await vault.as('vanthu');
      const seen = await clerk.ok('submissions.get', { id });
      expect(seen).toMatchObject({ kind: 'vuong-mac', source: 'app', body: STUCK.text });
      expect(seen.obstacle).toMatchObject({
        screen: 'incoming',
        version: '0.1.0',
        steps: STUCK.steps,
        rule: 'SO-09',
      });
      expect(seen.dueOn).not.toBeNull();
      // who was stuck is masked and sealed as any sender
      expect(JSON.stringify(seen.senderMasked)).not.toContain('Nguyễn Thị Hường');
    },
  );

  it('has a list of its own and stands in no figure of citizens', async () => {
    const intake = await vault.as('tiepnhan');
    await intake.ok('submissions.register', submission({ receivedOn: '2026-11-24' }));
    const list = async (group: 'all' | 'pakn' | 'vuong-mac') =>
      (
        await intake.ok('submissions.list', {
          group,
          state: null,
          personId: null,
          overdue: false,
          words: null,
          after: null,
          limit: 50,
        })
      ).rows.map(({ kind }) => kind);
    expect(await list('pakn')).toEqual(['phan-anh']);
    // all are all that citizens sent
    expect(await list('all')).toEqual(['phan-anh']);
    expect(await intake.ok('submissions.counts', { group: 'all' })).toMatchObject({ all: 1, open: 1 });
    expect(new Set(await list('vuong-mac'))).toEqual(new Set(['vuong-mac']));
    const leader = await vault.as('lanhdao');
    const period = { kind: 'year', on: '2026-11-24' } as const;
    const { counts } = await leader.ok('figures.overview', {
      period,
      filter: { group: 'all', kind: null, source: null, field: null, holderId: null },
    });
    expect(counts).toMatchObject({ received: 1 });
  });

  it('keeps nothing of words with a mark of secrecy, asks about a phrase, and refuses unknown words', async () => {
    const clerk = await vault.as('vanthu');
    const before = (await clerk.ok('obstacles.list', { whose: 'office' })).rows.length;
    const secret = 'MẬT\nCông văn 12-BC/HU về bố phòng không mở được.';
    expect(await clerk.call('obstacles.report', { ...STUCK, text: secret })).toMatchObject({
      ok: false,
      error: { code: 'secret-mark-found' },
    });
    for (const wrong of [
      { steps: ['op:documents.list'] },
      { steps: ['Nguyễn Văn Hải'] },
      { code: 'nguyen-van-hai' },
      { screen: 'số 47' },
      { rule: 'trích yếu' },
    ])
      expect(await clerk.call('obstacles.report', { ...STUCK, ...wrong })).toMatchObject({
        ok: false,
        error: { code: 'bad-input' },
      });
    expect((await clerk.ok('obstacles.list', { whose: 'office' })).rows).toHaveLength(before);
    const { items } = await (
      await vault.as('lanhdao')
    ).ok('ledger.list', {
      actorId: null,
      act: null,
      before: null,
      limit: 50,
    });
    expect(items.map(({ act }) => act)).toContain('secrecy.refused');
    expect(JSON.stringify(items)).not.toContain('bố phòng');
  });

  it('takes nothing of the records on the screen: a canary in every field is in no part of it', async () => {
    const canary = 'Hoàng Yến Chim Báo Hiệu';
    const intake = await vault.as('tiepnhan');
    const sent = submission({
      receivedOn: '2026-11-24',
      title: canary,
      body: `${canary} nội dung`,
      note: canary,
      field: 'Hạ tầng số',
    });
    const { id } = await intake.ok('submissions.register', sent);
    await intake.ok('submissions.get', { id });
    const { steps } = await intake.ok('obstacles.preview', {
      steps: [
        'screen:submissions',
        'op:submissions.get',
        'op:submissions.register',
        canary,
        id,
        `op:${canary}`,
      ],
    });
    expect(steps).toEqual(['screen:submissions', 'op:submissions.register']);
    const reported = await intake.ok('obstacles.report', {
      ...STUCK,
      screen: 'submissions',
      code: null,
      steps,
    });
    await vault.close();
    const raw = await openRaw(vault.dir);
    try {
      const rows = raw.prepare('SELECT * FROM obstacle').all();
      expect(rows.length).toBeGreaterThan(3);
      expect(JSON.stringify(rows)).not.toContain(canary);
      expect(JSON.stringify(rows)).not.toContain(id);
      // the last line: the table itself has no room for it
      const put = (column: string, value: string) => () =>
        raw.prepare(`UPDATE obstacle SET ${column} = ? WHERE submission_id = ?`).run(value, reported.id);
      expect(put('screen', 'desk')).toThrow('what was reported stays');
      raw.exec('DROP TRIGGER obstacle_fixed');
      for (const column of ['screen', 'code', 'rule', 'version'])
        expect(put(column, canary)).toThrow('CHECK constraint failed');
      expect(put('steps', JSON.stringify([canary]))).toThrow('CHECK constraint failed');
    } finally {
      raw.close();
    }
  });
});
