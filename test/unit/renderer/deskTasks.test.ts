import { expect, test } from 'vitest';
import { deskTasks } from '../../../renderer/features/desk/deskTasks.ts';
import type { PlanTask } from '../../../shared/ipc/contract/plan.ts';

const task = (id: string, rest: Partial<PlanTask>): PlanTask => ({
  id,
  title: id,
  ground: 'Kế hoạch',
  verified: false,
  dueOn: '2026-12-05',
  holders: [],
  mine: false,
  holder: { kind: 'person', id: 'thuy', name: 'Đặng Thị Thu Thủy' },
  colour: 'green',
  why: 'on-course',
  days: 6,
  reports: [],
  ...rest,
});
const by = { id: 'thuy', fullName: 'Đặng Thị Thu Thủy', position: 'Chuyên viên' };
const done: PlanTask['reports'] = [
  { state: 'done', percent: 100, note: 'Báo cáo 12-BC/ĐU', by, atMs: 1_795_000_000_000 },
];
const tasks = [
  task('NV-03', { mine: true }),
  task('NV-01', { mine: true, dueOn: '2026-10-31', why: 'overdue', colour: 'red' }),
  task('NV-02', { mine: true, reports: done, why: 'done' }),
  task('NV-04', { why: 'overdue', colour: 'red' }),
  task('NV-05', { why: 'stuck', colour: 'yellow' }),
  task('NV-06', { why: 'overdue', colour: 'red', holder: null }),
  task('NV-07', { why: 'soon', colour: 'yellow' }),
];
const ids = (some: readonly PlanTask[]): string[] => some.map(({ id }) => id);

test('a desk reminds of the tasks that its person holds, the earliest first, until they are done', () => {
  expect(ids(deskTasks(tasks, false).mine)).toEqual(['NV-01', 'NV-03']);
  expect(deskTasks(tasks, false).late).toEqual([]);
});

test('whoever gives the tasks out is reminded of those that others hold and that are late or stuck', () => {
  expect(ids(deskTasks(tasks, true).late)).toEqual(['NV-04', 'NV-05']);
});
