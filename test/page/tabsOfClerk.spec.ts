import { expect, test } from '@playwright/test';
import { RARE_LISTS, WORK_LISTS } from '../../shared/domain/levels/worklists.ts';
import { command } from '../flows/navigation.ts';
import { behind, lookAt, type Screen, tab } from '../flows/screens.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDown } from '../flows/training.ts';

const COPIES_TABS = ['mine', 'transit', 'permits', 'out', 'all', 'muster', 'places', 'leaving'];
const PROTECTION_TABS = [...WORK_LISTS.filter((list) => !RARE_LISTS.has(list)), 'lists'];
const CLERK_PARTS: readonly Screen[] = [
  ...COPIES_TABS.map((name, place) => tab('copies', name, place)),
  ...PROTECTION_TABS.map((name, place) => tab('protection', name, place)),
  tab('obstacles', 'plan', 4),
  behind('books', 'requests', /^Đề nghị/),
  behind('books', 'handovers', /^Bàn giao sổ/),
  behind('books', 'statistics', /^Thống kê BMNN/),
  behind('submissions', 'import', /^Nhận từ tệp/),
];

let station: Station;
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

test('the clerk’s tabs and views, light and dark', async () => {
  const page = await sitDown(station, 'clerk');
  await command(page, 'nen sang');
  expect(await lookAt(page, CLERK_PARTS, 'clerk', { isDarkToo: true })).toEqual([]);
  expect(station.complaints).toEqual([]);
});
