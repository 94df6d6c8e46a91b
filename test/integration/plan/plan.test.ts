import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOfPdf } from '../../support/papers.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { createTestVault, TEST_NOW_MS, type TestVault } from '../../support/vault.ts';

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao', 'kiemtra'] });
}, 120_000);
afterAll(() => vault.remove());

test('the tasks of the pack have a colour each, with its ground, and say that they are a sample', async () => {
  const clerk = await vault.as('vanthu');
  const { tasks, counts, rule } = await clerk.ok('plan.tasks', {});
  expect(rule).toBe('NV-00');
  expect(tasks.length).toBe(counts.green + counts.yellow + counts.red);
  for (const { title, verified } of tasks)
    expect([title.startsWith('MẪU: '), verified]).toEqual([true, false]);
  const of = (id: string) => tasks.find((task) => task.id === id);
  expect(of('NV-01')).toMatchObject({ dueOn: '2026-10-31', colour: 'red', why: 'overdue', days: 24 });
  expect(of('NV-02')).toMatchObject({ dueOn: '2026-11-30', colour: 'yellow', why: 'soon', days: 6 });
  // the plan is older than the vault: silence before that is no silence
  expect(of('NV-06')).toMatchObject({ colour: 'green', why: 'on-course' });
});

test('silence is counted from the day the office began, not from that of the plan', async () => {
  let nowMs = TEST_NOW_MS;
  const later = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'], nowMs: () => nowMs });
  try {
    nowMs += 31 * 86_400_000;
    const { tasks } = await (await later.as('vanthu')).ok('plan.tasks', {});
    expect(tasks.find(({ id }) => id === 'NV-06')).toMatchObject({
      colour: 'yellow',
      why: 'silent',
      days: 31,
    });
  } finally {
    await later.remove();
  }
}, 120_000);

test('a report changes the colour, stays, and is refused where it contradicts itself', async () => {
  const clerk = await vault.as('vanthu');
  const report = (taskId: string, state: 'doing' | 'stuck' | 'done', percent: number, note: string) =>
    clerk.call('plan.report', { taskId, state, percent, note });
  expect(await report('NV-01', 'done', 100, 'Đủ 12 xã')).toMatchObject({ ok: true, value: { position: 1 } });
  expect(await report('NV-06', 'doing', 40, '')).toMatchObject({ ok: true });
  expect(await report('NV-05', 'stuck', 10, 'Chưa có báo cáo viên')).toMatchObject({ ok: true });
  for (const wrong of [
    await report('NV-02', 'done', 90, ''),
    await report('NV-02', 'doing', 100, ''),
    await report('NV-02', 'stuck', 10, '  '),
    await report('NV-02', 'done', 100, ' '),
  ])
    expect(wrong).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  expect(await report('NV-99', 'doing', 1, '')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  const { tasks } = await clerk.ok('plan.tasks', {});
  const of = (id: string) => tasks.find((task) => task.id === id);
  expect(of('NV-01')).toMatchObject({ colour: 'green', why: 'done-late', days: 24 });
  expect(of('NV-06')).toMatchObject({ colour: 'green', why: 'on-course', reports: [{ percent: 40 }] });
  expect(of('NV-05')).toMatchObject({ colour: 'yellow', why: 'stuck' });
  const inspector = await vault.as('kiemtra');
  expect(
    await inspector.call('plan.report', { taskId: 'NV-02', state: 'doing', percent: 1, note: '' }),
  ).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
});

test('a leader gives a task to a person or a unit in force; nobody else does, and the paper names who holds it', async () => {
  const admin = await vault.as('quantri');
  const unit = { id: null, name: 'Phòng Cơ yếu, Công nghệ thông tin', fromOn: '2026-01-01', toOn: null };
  const { id: unitId } = await admin.ok('units.save', unit);
  const past = { id: null, name: 'Tổ sắp xếp cũ', fromOn: '2026-01-01', toOn: '2026-06-30' };
  const { id: goneId } = await admin.ok('units.save', past);
  const leader = await vault.as('lanhdao');
  const give = (taskId: string, kind: 'person' | 'unit', id: string) =>
    leader.call('plan.assign', { taskId, to: { kind, id } });
  expect(await give('NV-01', 'person', vault.ids['vanthu'] ?? '')).toMatchObject({ value: { position: 1 } });
  expect(await give('NV-01', 'unit', unitId)).toMatchObject({ value: { position: 2 } });
  expect(await give('NV-02', 'person', vault.ids['vanthu'] ?? '')).toMatchObject({ ok: true });
  expect(await give('NV-03', 'unit', goneId)).toMatchObject({ error: { code: 'unit-refused' } });
  expect(await give('NV-03', 'person', unitId)).toMatchObject({ error: { code: 'not-found' } });
  expect(await give('NV-99', 'unit', unitId)).toMatchObject({ error: { code: 'not-found' } });
  const { tasks } = await leader.ok('plan.tasks', {});
  const of = (id: string) => tasks.find((task) => task.id === id)?.holder;
  expect(of('NV-01')).toEqual({ kind: 'unit', id: unitId, name: 'Phòng Cơ yếu, Công nghệ thông tin' });
  expect(of('NV-02')).toMatchObject({ kind: 'person', name: 'Nguyễn Thị Hường' });
  expect(of('NV-03')).toBeNull();
  const given = tasks.find(({ id }) => id === 'NV-01')?.holders;
  expect(given?.map(({ name, by }) => [name, by.fullName])).toEqual([
    ['Phòng Cơ yếu, Công nghệ thông tin', 'Lê Đức Toản'],
    ['Nguyễn Thị Hường', 'Lê Đức Toản'],
  ]);
  const clerk = await vault.as('vanthu');
  const to = { kind: 'unit', id: unitId } as const;
  expect(await clerk.call('plan.assign', { taskId: 'NV-03', to })).toMatchObject({
    error: { code: 'not-permitted' },
  });
});

test('whoever holds a task, in person or by the unit of today, is told that it is theirs; an administrator too', async () => {
  const mine = async (who: 'quantri' | 'vanthu' | 'lanhdao') =>
    (await (await vault.as(who)).ok('plan.tasks', {})).tasks.filter((task) => task.mine).map(({ id }) => id);
  const belong = async (fromOn: string, unitId: string | null) =>
    (await vault.as('quantri')).ok('units.assign', { personId: vault.ids['quantri'] ?? '', unitId, fromOn });
  expect(await mine('quantri')).toEqual([]);
  const { units } = await (await vault.as('quantri')).ok('units.list', {});
  await belong('2026-11-01', units.find(({ name }) => name.startsWith('Phòng Cơ yếu'))?.id ?? '');
  expect(await mine('quantri')).toEqual(['NV-01']);
  expect(await mine('vanthu')).toEqual(['NV-02']);
  expect(await mine('lanhdao')).toEqual([]);
  const member = await vault.as('quantri');
  const report = { taskId: 'NV-01', state: 'done', percent: 100, note: 'Đủ 12 xã' } as const;
  expect(await member.call('plan.report', report)).toMatchObject({ ok: true });
  await belong('2026-11-02', null);
  expect(await mine('quantri')).toEqual([]);
});

test('the status report names every task with its colour and ground, as PDF and as Word', async () => {
  const leader = await vault.as('lanhdao');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-plan-'));
  try {
    const made = await leader.ok('plan.paper', { format: 'pdf' });
    const file = path.join(folder, 'bao-cao.pdf');
    await leader.ok('reports.saveTo', { reportId: made.reportId, path: file });
    const text = textOfPdf(file).replaceAll(/\s+/g, ' ');
    for (const said of [
      'MẪU',
      'Xanh',
      'Vàng',
      'Đủ 12 xã',
      'Lê Đức Toản',
      '6 nhiệm vụ',
      'Phòng Cơ yếu',
      'Chưa giao',
    ])
      expect(text).toContain(said);
    const word = await leader.ok('plan.paper', { format: 'docx' });
    expect(word.fileName).toMatch(/\.docx$/);
    expect(word.sizeBytes).toBeGreaterThan(2000);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

test('the report of an office without a superior goes to no one above', async () => {
  const top = await createTestVault({ people: ['quantri', 'vanthu', 'lanhdao'], office: { superior: '' } });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-plan-'));
  try {
    const leader = await top.as('lanhdao');
    const { reportId } = await leader.ok('plan.paper', { format: 'pdf' });
    const file = path.join(folder, 'bao-cao.pdf');
    await leader.ok('reports.saveTo', { reportId, path: file });
    const text = textOfPdf(file);
    expect(text).toContain('Lưu: hồ sơ kế hoạch');
    expect(text).not.toContain('để báo cáo');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    await top.remove();
  }
}, 120_000);

test('the database keeps what was reported', async () => {
  await vault.close();
  const raw = await openRaw(vault.dir);
  try {
    expect(() => raw.exec('UPDATE plan_report SET percent = 50')).toThrow('what was reported stays');
    expect(() => raw.exec('DELETE FROM plan_report')).toThrow('what was reported stays');
    expect(() => raw.exec('UPDATE plan_holder SET set_ms = 1')).toThrow('who held a task stays');
    expect(() => raw.exec('DELETE FROM plan_holder')).toThrow('who held a task stays');
  } finally {
    raw.close();
  }
});
