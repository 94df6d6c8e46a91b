import { afterAll, beforeAll, expect, test } from 'vitest';
import { civilDateAt } from '../../../shared/domain/calendar/civilDate.ts';
import { arrived, type Counts, ended, FIGURES } from '../../../shared/domain/figures/figure.ts';
import type { Output } from '../../../shared/ipc/contract.ts';
import { type CaseHands, takeInCase } from '../../support/submissions.ts';
import { UNIT_FLOWS } from '../../../shared/domain/figures/unitBalance.ts';
import { openRaw } from '../../support/rawDatabase.ts';
import { createTestVault, type TestVault } from '../../support/vault.ts';
import { ACCEPTED } from '../../support/inputs.ts';

const DAY_MS = 86_400_000;
const clock = { nowMs: Date.UTC(2026, 7, 3, 2) };
const today = (): string => civilDateAt(clock.nowMs);
const ALL = { group: 'all', kind: null, source: null, field: null, holderId: null } as const;
let vault: TestVault;
const unit = { a: '', b: '' };

beforeAll(async () => {
  vault = await createTestVault({
    people: ['quantri', 'vanthu', 'tiepnhan', 'lanhdao', 'bithu', 'chuyenvien', 'chuyenvien2'],
    nowMs: () => clock.nowMs,
  });
}, 240_000);
afterAll(() => vault.remove());

const save = async (name: string, fromOn: string, toOn: string | null = null): Promise<string> => {
  const admin = await vault.as('quantri');
  return (await admin.ok('units.save', { id: null, name, fromOn, toOn })).id;
};
const belongs = async (who: string, unitId: string | null, fromOn: string) =>
  (await vault.as('quantri')).call('units.assign', { personId: vault.ids[who] ?? '', unitId, fromOn });

async function given(who: string): Promise<CaseHands> {
  const one = await takeInCase(vault, { receivedOn: today() });
  await one.does('tiepnhan', 'submissions.classify', { ...ACCEPTED });
  const leadId = vault.ids[who] ?? '';
  await one.does('lanhdao', 'submissions.assign', { leadId, supportIds: [], dueOn: null, text: '' });
  return one;
}

type Part = Output<'figures.overview'>;
const month = async (unitId: string | null = null): Promise<Part> =>
  (await vault.as('lanhdao')).ok('figures.overview', {
    period: { kind: 'month', on: '2026-08-15' },
    filter: { ...ALL, unitId },
  });
const closing = (found: Part): Record<string, number> =>
  Object.fromEntries((found.parts.unit ?? []).map((row) => [row.unit ?? '', row.counts.closing ?? 0]));

test('figures go to the unit of whoever led the case on that day; moving a person leaves the past alone', async () => {
  unit.a = await save('Ban Xây dựng Đảng', '2026-08-01');
  unit.b = await save('Văn phòng', '2026-08-01');
  expect(await belongs('chuyenvien', unit.a, '2026-08-01')).toMatchObject({ ok: true });
  await given('chuyenvien');
  await given('chuyenvien2'); // belongs to no unit
  clock.nowMs += 7 * DAY_MS;
  expect(await belongs('chuyenvien', unit.b, today())).toMatchObject({ ok: true });
  await given('chuyenvien');
  await given('chuyenvien');
  const found = await month();
  expect(closing(found)).toEqual({ 'Ban Xây dựng Đảng': 1, 'Văn phòng': 2, '': 1 });
  for (const figure of FIGURES) {
    const sum = (found.parts.unit ?? []).reduce((total, { counts }) => total + (counts[figure] ?? 0), 0);
    expect(sum, figure).toBe(found.counts[figure]);
  }
  expect((await month(unit.b)).counts.closing).toBe(2);
  const { total, rows } = await (
    await vault.as('lanhdao')
  ).ok('figures.cases', {
    period: { kind: 'month', on: '2026-08-15' },
    filter: ALL,
    figure: 'closing',
    part: { by: 'unit', value: unit.a },
    after: null,
    limit: 10,
  });
  expect([total, rows.length]).toEqual([1, 1]);
});

/** What the balance says, and the list behind each of its movements. */
async function balance() {
  const leader = await vault.as('lanhdao');
  const ask = { period: { kind: 'month', on: '2026-08-15' }, filter: { ...ALL, unitId: null } } as const;
  const told = await leader.ok('figures.units', ask);
  for (const line of told.lines)
    for (const unitFlow of UNIT_FLOWS) {
      const part = { by: 'unit', value: line.value } as const;
      const { rows, total } = await leader.ok('figures.cases', {
        ...ask,
        figure: 'received',
        part,
        unitFlow,
        after: null,
        limit: 100,
      });
      expect([total, rows.length], `${line.unit ?? ''} ${unitFlow}`).toEqual([
        line[unitFlow],
        line[unitFlow],
      ]);
    }
  const lines = told.lines.map(({ unit, opening, taken, passed, done, closing }): [string, number[]] => [
    unit ?? '',
    [opening, taken, passed, done, closing],
  ]);
  return { lines: Object.fromEntries(lines), office: told.office, faults: told.faults };
}

test('opening + taken − given on − done = closing for each unit, and the units are the office', async () => {
  const moved = await given('chuyenvien'); // Văn phòng
  await moved.does('lanhdao', 'submissions.assign', {
    leadId: vault.ids['chuyenvien2'] ?? '',
    supportIds: [],
    dueOn: null,
    text: '', // no unit
  });
  const ended = await given('chuyenvien');
  await ended.does('tiepnhan', 'submissions.withdraw', { note: 'Người gửi xin rút', why: 'sender' });
  await moved.does('tiepnhan', 'submissions.withdraw', { note: 'Người gửi xin rút', why: 'sender' });
  expect(await balance()).toEqual({
    lines: {
      '': [0, 7, 5, 1, 1], // each came to nobody first, and one came back and went
      'Ban Xây dựng Đảng': [0, 1, 0, 0, 1],
      'Văn phòng': [0, 4, 1, 1, 2],
    },
    office: { opening: 0, taken: 6, passed: 0, done: 2, closing: 4 },
    faults: [],
  });
});

test('the balance of one person or unit adds up with what others in the office gave it and it gave on', async () => {
  const leader = await vault.as('lanhdao');
  const period = { kind: 'month', on: '2026-08-15' } as const;
  const whose = [
    ...['chuyenvien', 'chuyenvien2'].map((who) => ({ holderId: vault.ids[who] ?? '', unitId: null })),
    ...[unit.a, unit.b].map((unitId) => ({ holderId: null, unitId })),
  ];
  let movements = 0;
  for (const one of whose) {
    const filter = { ...ALL, ...one };
    const { counts, moved } = await leader.ok('figures.overview', { period, filter });
    if (moved === null) throw new Error('nothing is told of what moved');
    const told = counts as Counts;
    expect(told.opening + arrived(told) + moved.taken - moved.passed - ended(told)).toBe(told.closing);
    for (const made of ['taken', 'passed'] as const) {
      const asked = {
        period,
        filter,
        figure: 'received',
        part: null,
        made,
        after: null,
        limit: 100,
      } as const;
      const { rows, total } = await leader.ok('figures.cases', asked);
      expect([rows.length, total]).toEqual([moved[made], moved[made]]);
      movements += total;
    }
  }
  expect(movements).toBeGreaterThan(4);
  expect(
    (await leader.ok('figures.overview', { period, filter: { ...ALL, unitId: null } })).moved,
  ).toBeNull();
});

test('where the lines do not add up, the unit and the column are named', async () => {
  const db = await openRaw(vault.dir);
  const fixed = db
    .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'submission_stay_fixed'`)
    .pluck()
    .get() as string;
  db.exec('DROP TRIGGER submission_stay_fixed');
  // somebody with the key ends a stay that no act ended
  const { changes } = db
    .prepare(
      `UPDATE submission_stay SET to_day = from_day WHERE to_day = 999999 AND lead_id = ? AND line = (SELECT max(line) FROM submission_stay WHERE to_day = 999999 AND lead_id = ?)`,
    )
    .run(vault.ids['chuyenvien'], vault.ids['chuyenvien']);
  db.exec(fixed);
  db.close();
  expect(changes).toBe(1);
  const { faults } = await balance();
  expect(faults).toEqual([{ unit: unit.a, name: 'Ban Xây dựng Đảng', column: 'closing', by: 1 }]);
});

test('reports have the units too', async () => {
  const leader = await vault.as('lanhdao');
  for (const format of ['xlsx', 'pdf', 'docx'] as const) {
    const made = await leader.ok('figures.report', {
      period: { kind: 'month', on: '2026-08-15' },
      filter: ALL,
      scope: 'office',
      published: false,
      format,
    });
    expect(made.sizeBytes).toBeGreaterThan(1_000);
  }
});

test('units keep to their time and their names', async () => {
  const admin = await vault.as('quantri');
  const refused = async (call: Promise<{ ok: boolean }>) => (await call) as { error?: { params: object } };
  const twin = admin.call('units.save', { id: null, name: 'VĂN PHÒNG', fromOn: '2026-09-01', toOn: null });
  expect((await refused(twin)).error).toMatchObject({ code: 'unit-refused', params: { reason: 'twin' } });
  const ended = { id: unit.b, name: 'Văn phòng', fromOn: '2026-08-01', toOn: '2026-08-31' };
  expect((await refused(admin.call('units.save', ended))).error).toMatchObject({
    params: { reason: 'members' },
  });
  await belongs('chuyenvien', null, '2026-09-01');
  expect(await (await vault.as('quantri')).call('units.save', ended)).toMatchObject({ ok: true });
  expect(await belongs('chuyenvien', unit.b, '2026-09-05')).toMatchObject({
    error: { code: 'unit-refused', params: { reason: 'not-in-force' } },
  });
  const backwards = { id: null, name: 'Ban khác', fromOn: '2026-08-02', toOn: '2026-08-01' };
  const again = await vault.as('quantri');
  expect(await again.call('units.save', backwards)).toMatchObject({ error: { params: { reason: 'dates' } } });
  const { units, members } = await again.ok('units.list', {});
  expect(units.map(({ name, people }) => [name, people])).toEqual([
    ['Ban Xây dựng Đảng', 0],
    ['Văn phòng', 1],
  ]);
  const own = members.find(({ person }) => person.id === vault.ids['chuyenvien']);
  expect(own?.turns.map(({ unitId }) => unitId)).toEqual([null, unit.b, unit.a]);
  const other = await (await vault.as('lanhdao')).call('units.save', backwards);
  expect(other).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
});
