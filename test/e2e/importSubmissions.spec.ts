import path from 'node:path';
import { expect, test } from '@playwright/test';
import { faultsOf } from './flows/inspect.ts';
import { nav } from './flows/navigation.ts';
import { CLERK, openStation, setUp, signIn, STATION_A, type Station } from './flows/station.ts';
import { picture, resize } from './flows/window.ts';
import { answerDialogs, ROOT } from './support/launch.ts';

/** An export of the portal: every row looked at first, taken in with a report, and nothing twice. */
const EXPORT = path.join(ROOT, 'test/fixtures/submissions/pakn-mau.xlsx');
let station: Station;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  station = await openStation();
  await setUp(station, STATION_A);
  await signIn(station, CLERK);
});
test.afterAll(async () => station.run.app.close());

test('rows are looked at, taken in, and known the second time', async () => {
  test.setTimeout(180_000);
  const { page, run } = station;
  await nav(page, 'submissions');
  await page.getByRole('button', { name: 'Nhận từ tệp' }).click();
  await picture(page, 'import-empty');
  await answerDialogs(run.app, [EXPORT]);
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Chọn tệp' }).click();
  await expect(main.getByText('60 dòng')).toBeVisible();
  const take = main.getByRole('button', { name: /^Nhận \d+ dòng/ });
  await expect(take).toBeEnabled();
  await expect(main.getByText('Có dòng mang dấu mật')).toBeVisible();
  await picture(page, 'import-preview');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'import-preview-1093');
  await resize(page, 'laptop');
  await take.click();
  await expect(main.getByRole('status').filter({ hasText: /Đã nhận: 5\d/ })).toBeVisible({ timeout: 60_000 });
  await picture(page, 'import-report');
  await expect(main.getByText('TỐI MẬT')).toHaveCount(0);
  // the same file once more: all of it is known
  await main.getByRole('button', { name: 'Chọn tệp khác' }).click();
  await expect(main.getByRole('status').filter({ hasText: /Đã có từ trước: 5\d/ })).toBeVisible({
    timeout: 60_000,
  });
  await expect(main.getByRole('button', { name: 'Nhận', exact: true })).toBeDisabled();
  expect(station.complaints).toEqual([]);
});
