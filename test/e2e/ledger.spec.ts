import { expect, test, type Page } from '@playwright/test';
import { unlock } from './flows/firstRun.ts';
import { faultsOf } from './flows/inspect.ts';
import { nav } from './flows/navigation.ts';
import { lock, type Station } from './flows/station.ts';
import { openTraining } from './flows/training.ts';
import { picture, resize, SIZES } from './flows/window.ts';

const PASSPHRASE = 'tập huấn an thư';
const [LEADER, INSPECTOR] = ['Bùi Quang Thắng', 'Đinh Thị Lan'];

let station: Station;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  station = await openTraining();
});
test.afterAll(async () => station.run.app.close());

async function signedIn(name: string): Promise<Page> {
  await lock(station);
  await unlock(station.page, name, PASSPHRASE);
  return station.page;
}

test('an inspector is let in by a leader, filters the ledger, checks it and makes minutes; nothing else is open to him', async () => {
  test.setTimeout(180_000);
  let page = await signedIn(LEADER);
  await nav(page, 'ledger');
  await page.getByRole('button', { name: 'Đợt kiểm tra', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Đợt kiểm tra' });
  await dialog.getByRole('button', { name: /Người kiểm tra/ }).click();
  await page.getByRole('option', { name: new RegExp(INSPECTOR) }).click();
  await dialog.getByLabel('Quyết định, kế hoạch kiểm tra (số, ngày)').fill('QĐ 15-QĐ/UBKT, 20/11/2026');
  await picture(page, 'inspection');
  await dialog.getByRole('button', { name: 'Mở đợt kiểm tra' }).click();
  await expect(dialog.getByText(/đang mở/)).toBeVisible();
  await page.keyboard.press('Escape');

  page = await signedIn(INSPECTOR);
  await nav(page, 'ledger');
  await page.getByRole('button', { name: 'Kiểm tra nhật ký' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Nhật ký liền mạch' })).toBeVisible();
  await page.getByRole('button', { name: /Loại việc/ }).click();
  await page.getByRole('option', { name: 'Quản trị, kiểm tra' }).click();
  await expect(
    page
      .getByRole('grid')
      .getByText(/Mở đợt kiểm tra cho/)
      .first(),
  ).toBeVisible();
  const faults: string[] = [];
  for (const size of ['scaled', 'laptop'] as const) {
    await resize(page, size);
    await picture(page, `ledger-${SIZES[size].width}`);
    faults.push(...(await faultsOf(page)));
  }
  expect(faults).toEqual([]);
  await page.getByRole('button', { name: 'Lập biên bản' }).click();
  await expect(page.getByRole('dialog', { name: 'Biên bản trích nhật ký' })).toBeVisible();
  await picture(page, 'ledger-minutes');
  await page.keyboard.press('Escape');
  expect(station.complaints).toEqual([]);
});
