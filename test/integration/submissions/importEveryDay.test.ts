import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import type { IntakeRow } from '../../../shared/ipc/contract/intake.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { type Caller, createTestVault, type TestVault } from '../../support/vault.ts';

/** Wednesday 25/11/2026, 9:41 in Hà Nội */
const TODAY = '2026-11-25';
const nowMs = Date.UTC(2026, 10, 25, 2, 41);
const HEAD = 'Mã phản ánh;Loại;Tiêu đề;Nội dung;Họ và tên;Địa chỉ;Điện thoại;Ngày gửi;Ghi chú';
const DECIDED: Omit<Input<'intake.takeRows'>, 'stageId' | 'mapping' | 'from' | 'count'> = {
  kindForMissing: null,
  kindOfLines: [],
  undatedAsToday: false,
  receivedAs: 'today',
  confirmedLines: [],
  leftOutLines: [],
  note: '',
};

let vault: TestVault;
let folder: string;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao'], nowMs: () => nowMs });
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-every-day-'));
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await vault.remove();
});

interface Row {
  readonly code: string;
  readonly title?: string;
  readonly body: string;
  readonly sentAt?: string;
  readonly kind?: string;
  readonly note?: string;
}
let files = 0;

async function staged(clerk: Caller, rows: readonly Row[]) {
  const lines = rows.map(
    ({ code, title = 'Đèn đường ở thôn hỏng', body, sentAt = '', kind = 'Phản ánh', note = '' }) =>
      [code, kind, title, body, 'Lò Văn Ún', 'Thôn Nà Lạn', '0912000111', sentAt, note].join(';'),
  );
  const file = path.join(folder, `xuat-${String((files += 1))}.csv`);
  fs.writeFileSync(file, [HEAD, ...lines].join('\n'));
  const { stageId } = await clerk.ok('attachments.stagePath', { path: file });
  const seen = await clerk.ok('intake.preview', { stageId, mapping: null, from: 0, count: 200 });
  return { stageId, seen };
}

async function takes(clerk: Caller, rows: readonly Row[], decided: Partial<typeof DECIDED> = {}) {
  const { stageId, seen } = await staged(clerk, rows);
  const taken: IntakeRow[] = [];
  for (let from: number | null = 0; from !== null;) {
    const reply: Output<'intake.takeRows'> = await clerk.ok('intake.takeRows', {
      stageId,
      mapping: seen.mapping,
      from,
      count: 50,
      ...DECIDED,
      ...decided,
    });
    taken.push(...reply.rows);
    from = reply.next;
  }
  return { seen: seen.rows, taken };
}

/** The case that came of a row. */
async function caseOf(clerk: Caller, row: IntakeRow | undefined): Promise<Output<'submissions.get'>> {
  const { id } = await clerk.ok('submissions.status', { receiptCode: row?.receiptCode ?? '' });
  return clerk.ok('submissions.get', { id: id ?? '' });
}

const outcomes = (rows: readonly IntakeRow[]) => rows.map(({ outcome }) => outcome);
const received = async (clerk: Caller, on: string): Promise<number | undefined> => {
  const { counts } = await clerk.ok('figures.overview', {
    period: { kind: 'month', on },
    filter: { group: 'all', kind: null, source: null, field: null, holderId: null },
  });
  return counts['received'];
};

describe('the day of receipt', () => {
  test('is the day of taking in; the day of the portal stays beside it', async () => {
    const clerk = await vault.as('vanthu');
    const rows = [
      {
        code: 'N-1',
        body: 'Cầu treo ở Nậm Mu gãy ván, trẻ em qua suối rất nguy hiểm',
        sentAt: '10/09/2026 08:15',
      },
      { code: 'N-2', body: 'Trạm bơm ở bản Khoang không chạy từ đầu mùa khô', sentAt: '24/11/2026' },
      { code: 'N-3', body: 'Loa truyền thanh ở Cốc Sâm rè, không nghe được gì' },
    ];
    const before = await received(clerk, '2026-09-10');
    const { seen, taken } = await takes(clerk, rows);
    expect(seen.map(({ bySent }) => bySent)).toEqual(['overdue', 'in-time', null]);
    expect(outcomes(taken)).toEqual(['taken', 'taken', 'taken']);
    expect(await caseOf(clerk, taken[0])).toMatchObject({
      receivedOn: TODAY,
      sentOn: '2026-09-10',
      lateDays: 0,
    });
    expect(await caseOf(clerk, taken[2])).toMatchObject({ receivedOn: TODAY, sentOn: null });
    expect(await received(clerk, '2026-09-10')).toBe(before);
  });

  test('is the day of the portal where a person chose so', async () => {
    const clerk = await vault.as('vanthu');
    const row = { code: 'C-1', body: 'Biển báo ở ngã ba Pá Cha bị cây che khuất', sentAt: '12/10/2026' };
    const { taken } = await takes(clerk, [row], { receivedAs: 'sent' });
    const found = await caseOf(clerk, taken[0]);
    expect(found).toMatchObject({ receivedOn: '2026-10-12', sentOn: '2026-10-12' });
    expect(found.lateDays).toBeGreaterThan(0);
  });

  test('never lies in or before a period whose figures are signed', async () => {
    const clerk = await vault.as('vanthu');
    await clerk.ok('figures.sign', { period: { kind: 'month', on: '2026-10-31' }, note: '' });
    const before = [await received(clerk, '2026-09-10'), await received(clerk, '2026-10-12')];
    const rows = [
      { code: 'D-1', body: 'Nhà văn hóa thôn Làng Giàng dột khi mưa to', sentAt: '20/10/2026' },
      { code: 'D-2', body: 'Đập tràn ở Tả Phìn sạt một bên vai', sentAt: '20/09/2026' },
      { code: 'D-3', body: 'Rác ở chợ Đồng Vàng ba ngày không ai gom', sentAt: '02/11/2026' },
    ];
    const { seen, taken } = await takes(clerk, rows, { receivedAs: 'sent' });
    expect(seen.map(({ bySent }) => bySent)).toEqual(['signed', 'signed', 'overdue']);
    const days = [];
    for (const row of taken) days.push((await caseOf(clerk, row)).receivedOn);
    expect(days).toEqual([TODAY, TODAY, '2026-11-02']);
    expect([await received(clerk, '2026-09-10'), await received(clerk, '2026-10-12')]).toEqual(before);
  });

  test('is held by the database itself', async () => {
    const raw = await openRaw(vault.dir);
    const row = raw.prepare('SELECT submission_id, taken_by FROM intake_row LIMIT 1').get() as Record<
      string,
      unknown
    >;
    const add = (takenMs: number) =>
      raw
        .prepare(
          `INSERT INTO intake_row (source_key, content_hash, submission_id, line, taken_ms, taken_by)
           VALUES (?, ?, (SELECT id FROM submission WHERE received_on = '2026-10-12'), 1, ?, ?)`,
        )
        .run('code:x', 'a'.repeat(64), takenMs, row['taken_by']);
    expect(() => add(nowMs)).toThrow('figures that were signed are not changed by an import');
    raw.close();
  });
});

describe('rows that are known', () => {
  test('are the same whatever way the file writes the moment', async () => {
    const clerk = await vault.as('vanthu');
    const row = { code: 'E-1', body: 'Cột điện ở đầu bản nghiêng sau bão', sentAt: '2026-11-22T20:35' };
    expect(outcomes((await takes(clerk, [row])).taken)).toEqual(['taken']);
    for (const sentAt of ['22/11/2026 20:35', '22/11/2026 8:35:10 PM', '2026-11-22 20:35:00'])
      expect(outcomes((await takes(clerk, [{ ...row, sentAt }])).taken), sentAt).toEqual(['already']);
    expect(outcomes((await takes(clerk, [{ ...row, sentAt: '22/11/2026 20:36' }])).taken)).toEqual([
      'changed',
    ]);
    expect(outcomes((await takes(clerk, [{ ...row, code: '' }])).taken)).toEqual(['taken']);
    expect(outcomes((await takes(clerk, [{ ...row, code: '', sentAt: '22/11/2026 20:35' }])).taken)).toEqual([
      'already',
    ]);
  });

  test('are known by the hashes of earlier versions', async () => {
    const { createHash } = await import('node:crypto');
    const { candidateOf } = await import('../../../electron/vault/submissions/intake/candidates.ts');
    const mapping = { body: 0, title: 1, sentAt: 2 };
    const [body, title] = ['Mương ở Nà Lạn tắc', 'Mương tắc'];
    const hash = (moment: string): string =>
      createHash('sha256').update([title, body, moment].join('\u0000')).digest('hex');
    const row = { line: 2, cells: [body, title, '22/06/2026 20:35'], original: null, tooLong: [] };
    const { hashes, keys } = candidateOf(row, mapping, TODAY).older();
    expect(hashes).toEqual(expect.arrayContaining([hash('22/06/2026 20:35'), hash('2026-06-22T20:35')]));
    expect(keys).toContain(`text:${hash('2026-06-22T20:35')}`);
  });

  test('are told before they are taken in, where a code stands twice in one file', async () => {
    const clerk = await vault.as('vanthu');
    const rows = [
      { code: 'F-1', body: 'Ao ở cuối thôn bốc mùi, cá chết nổi trắng mặt nước' },
      { code: 'F-2', body: 'Đường lên trường học trơn trượt mỗi khi trời mưa' },
      { code: 'F-1', body: 'Ao ở cuối thôn bốc mùi, cá chết nổi trắng mặt nước' },
      { code: 'F-2', body: 'Nội dung khác hẳn dưới cùng một mã của cổng' },
    ];
    const { seen, taken } = await takes(clerk, rows);
    expect(outcomes(seen)).toEqual(['new', 'new', 'already', 'changed']);
    expect(seen.map(({ sameCodeLine }) => sameCodeLine)).toEqual([null, null, 2, 3]);
    expect(outcomes(taken)).toEqual(['taken', 'taken', 'already', 'changed']);
    const { taken: rest } = await takes(
      clerk,
      [
        { code: 'G-1', body: 'Dòng thứ nhất để lại' },
        { code: 'G-1', body: 'Dòng thứ hai cùng mã thì nhận' },
      ],
      { leftOutLines: [2] },
    );
    expect(outcomes(rest)).toEqual(['left', 'taken']);
  });

  test('with nearly the same words are told however far above they stand', async () => {
    const clerk = await vault.as('vanthu');
    const said = 'Đèn chiếu sáng trước trạm y tế Nậm Mu tắt hai tháng, bệnh nhân đi khám buổi tối vấp ngã';
    const between = Array.from({ length: 150 }, (_, n) => ({
      code: `H-${String(n)}`,
      body: `Hộ ${String(n)} hỏi tiền hỗ trợ giống lúa đợt ${String(n * 7)} tại xóm ${String(n * 3)}`,
    }));
    const { seen } = await staged(clerk, [
      { code: 'H-a', body: said },
      ...between,
      { code: 'H-b', body: `${said.toUpperCase()}.` },
    ]);
    expect(seen.rows.at(-1)?.likeLine).toBe(2);
    expect(seen.rows[1]?.likeLine).toBeNull();
  });
});

describe('words that are longer than a case can hold', () => {
  test('of a title stand whole above the text', async () => {
    const clerk = await vault.as('vanthu');
    const title = `Đề nghị ${'sửa đường liên thôn và '.repeat(40)}kết thúc`;
    const { seen, taken } = await takes(clerk, [{ code: 'I-1', title, body: 'Đã báo ba lần.' }]);
    expect(seen[0]).toMatchObject({
      outcome: 'new',
      findings: expect.arrayContaining(['long-title']) as unknown,
    });
    const found = await caseOf(clerk, taken[0]);
    expect(found.title.length).toBeLessThanOrEqual(300);
    expect(found.body).toBe(`${title}\n\nĐã báo ba lần.`);
  });

  test('are told, and taken in only after a person read it', async () => {
    const clerk = await vault.as('vanthu');
    const row = { code: 'K-1', body: 'Thư có ghi chú rất dài của cổng', note: 'ghi chú '.repeat(400) };
    const { seen, taken } = await takes(clerk, [row]);
    expect(seen[0]).toMatchObject({ outcome: 'ask', findings: expect.arrayContaining(['cut']) as unknown });
    expect(outcomes(taken)).toEqual(['ask']);
    const { taken: confirmed } = await takes(clerk, [row], { confirmedLines: [2] });
    expect(outcomes(confirmed)).toEqual(['taken']);
    expect((await caseOf(clerk, confirmed[0])).note).toContain('đã bị cắt');
  });
});

test('single rows are given a kind, or left out', async () => {
  const clerk = await vault.as('vanthu');
  const rows = [
    { code: 'L-1', kind: '', body: 'Đề xuất dùng cảm biến đo mực nước suối để báo lũ' },
    { code: 'L-2', kind: '', body: 'Cổng trường bị ngập mỗi lần mưa to' },
    { code: 'L-3', body: 'Dòng này để lại cho lần sau' },
  ];
  const { taken } = await takes(clerk, rows, {
    kindForMissing: 'phan-anh',
    kindOfLines: [{ line: 2, kind: 'sang-kien' }],
    leftOutLines: [4],
  });
  expect(taken.map(({ outcome, kind }) => [outcome, kind])).toEqual([
    ['taken', 'sang-kien'],
    ['taken', 'phan-anh'],
    ['left', 'phan-anh'],
  ]);
});
