import { expect, test } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import {
  ADMIN,
  changeTo,
  CLERK,
  openStation,
  setUp,
  signIn,
  STATION_A,
  type Station,
} from '../flows/station.ts';
import { proveAgain } from '../flows/stepUp.ts';
import { picture, resize } from '../flows/window.ts';

/** The administrator asks for another vault key, with a reason; it is changed in the act, and the same person goes on. */
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openStation();
  await setUp(station, STATION_A);
  await signIn(station, ADMIN);
});
test.afterAll(async () => station.run.app.close());

test('the vault key is changed in the act, by the keys', async () => {
  const { page } = station;
  await nav(page, 'backup');
  await page.getByRole('button', { name: 'Đổi khóa kho…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Đổi khóa kho' });
  await expect(dialog.getByLabel('Lý do')).toBeFocused();
  await resize(page, 'scaled');
  expect(await faultsOf(page, 'whole')).toEqual([]);
  await picture(page, 'doi-khoa-kho');
  await resize(page, 'laptop');
  await page.keyboard.type('Máy mang đi sửa');
  await page.keyboard.press('Control+Enter');
  await proveAgain(page, ADMIN.passphrase);
  await expect(toast(page, /Đã ghi yêu cầu đổi khóa kho/)).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await nav(page, 'ledger');
  await expect(page.getByText(/^Đổi khóa kho, \d+ lối vào/).first()).toBeVisible();
  await changeTo(station, CLERK);
  await changeTo(station, ADMIN);
  await nav(station.page, 'ledger');
  await expect(station.page.getByText(/^Đổi khóa kho, \d+ lối vào/).first()).toBeVisible();
  expect(station.complaints).toEqual([]);
});
