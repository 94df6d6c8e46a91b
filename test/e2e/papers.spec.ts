import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { unlock } from './flows/firstRun.ts';
import { faultsOf } from './flows/inspect.ts';
import { nav } from './flows/navigation.ts';
import { lock, openStation, type Station } from './flows/station.ts';
import { picture } from './flows/window.ts';
import { answerDialogs } from './support/launch.ts';

/** The papers of a document: looked at inside the window, then saved as PDF and as Word through the system's dialog. */
let station: Station;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  station = await openStation();
});
test.afterAll(async () => station.run.app.close());

test('a dispatch slip and an envelope label of an outgoing document', async () => {
  test.setTimeout(180_000);
  const made = await station.page.evaluate(async () => (await window.anThu?.host.createTraining())?.ok);
  expect(made).toBe(true);
  await lock(station);
  const { page, run } = station;
  await unlock(page, 'Nguyễn Thị Hường', 'tập huấn an thư');
  await nav(page, 'outgoing');
  await page.getByRole('main').getByRole('button', { name: 'Thêm việc' }).click();
  await page.getByRole('menuitem', { name: 'Giấy tờ, nhãn bì' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Phiếu gửi' }).click();
  await expect(dialog.locator('canvas').first()).toBeVisible();
  await picture(page, 'papers-dispatch-slip');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Nhãn bì ngoài' }).click();
  await expect(dialog.locator('canvas').first()).toBeVisible();
  await picture(page, 'papers-envelope');
  const target = path.join(run.userData, 'nhan-bi.pdf');
  await answerDialogs(run.app, [target]);
  await dialog.getByRole('button', { name: 'Lưu PDF' }).click();
  await expect(page.getByText('Đã lưu giấy tờ ra tệp')).toBeVisible();
  expect(fs.readFileSync(target).subarray(0, 5).toString('latin1')).toBe('%PDF-');
});
