import { expect, test } from '@playwright/test';
import { command } from '../flows/navigation.ts';
import { lookAt, record, type Screen, tab, through } from '../flows/screens.ts';
import type { Station } from '../flows/station.ts';
import { openTraining, sitDown } from '../flows/training.ts';
import { resize } from '../flows/window.ts';

const LEADER_SCREENS: readonly Screen[] = [
  through('desk'),
  through('proposals'),
  through('copies'),
  through('protection'),
  through('delegations'),
  record('incoming'),
  record('submissions'),
];
const OFFICER_SCREENS: readonly Screen[] = [through('desk'), through('proposals'), record('incoming')];
const CIPHER_SCREENS: readonly Screen[] = [
  through('desk'),
  record('keys'),
  tab('keys', 'requests', 1),
  tab('keys', 'lists', 2),
];
const OWN_DESK: readonly Screen[] = [through('desk')];
const ADMIN_SCREENS: readonly Screen[] = [
  through('desk'),
  through('people'),
  through('ledger'),
  through('settings'),
  through('administration'),
];

/** What the clerk does not see, the help shows as these see it. */
const SHOWN_IN_HELP = ['delegations', 'keys', 'people', 'ledger', 'administration'];

let station: Station;
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

test('each desk shows what is late first, and its lines and numbers open the thing', async () => {
  let page = await sitDown(station, 'leader');
  const work = page.getByRole('region', { name: 'Cần đồng chí xem trước' });
  await expect(work.getByRole('grid').getByRole('row').nth(1)).toContainText('Chờ đồng chí');
  await expect(
    page.getByRole('region', { name: 'Việc đang giữ theo người' }).getByRole('button'),
  ).not.toHaveCount(0);
  await resize(page, 'scaled');
  await work.getByRole('grid').focus();
  // line by line too, past the lower edge: the one that is read is never under it
  await page.keyboard.press('Home');
  for (let line = 0; line < 12; line += 1) {
    await page.keyboard.press('j');
    await expect(work.locator('[aria-selected="true"]')).toBeInViewport({ ratio: 1 });
  }
  await resize(page, 'laptop');
  // the fourth number: what waits to be signed
  await page.getByRole('button', { name: /Chờ ký, duyệt/ }).click();
  await expect(work.getByRole('status')).toContainText('Chờ ký, duyệt');
  await page.keyboard.press('Escape');
  // a name among the bars: what that person holds
  await page.getByRole('region', { name: 'Việc đang giữ theo người' }).getByRole('button').first().click();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'incoming');

  page = await sitDown(station, 'officer');
  const own = page.getByRole('region', { name: 'Việc được giao' });
  await own.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toHaveAttribute('data-page', /^(incoming|submissions)$/);

  page = await sitDown(station, 'inspector');
  await page.getByRole('button', { name: 'Kiểm tra nhật ký' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Liền mạch' })).toBeVisible();
  expect(station.complaints).toEqual([]);
});

for (const [who, screens] of [
  ['leader', LEADER_SCREENS],
  ['officer', OFFICER_SCREENS],
  ['intake', OWN_DESK],
  ['cipher', CIPHER_SCREENS],
  ['inspector', OWN_DESK],
  ['admin', ADMIN_SCREENS],
] as const) {
  test(`the screens of the ${who}, light in both sizes and dark`, async () => {
    const page = await sitDown(station, who);
    await command(page, 'nen sang');
    const plan = { shownInHelp: SHOWN_IN_HELP, isDarkToo: true };
    expect(await lookAt(page, screens, who, plan)).toEqual([]);
    expect(station.complaints).toEqual([]);
  });
}
