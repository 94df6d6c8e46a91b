import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { unlock } from '../flows/firstRun.ts';
import { faultsOf } from '../flows/inspect.ts';
import { nav } from '../flows/navigation.ts';
import { CLERK, openStation, setUp, signIn, STATION_A, type Station } from '../flows/station.ts';
import { picture, resize } from '../flows/window.ts';
import { folderWithTraining, openTraining, sitDown as sitDownAt } from '../flows/training.ts';
import { afterLock } from '../flows/support/launch.ts';

/** The training vault from the palette of a real one, through its partners and its calendar, to nothing left. */
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openStation({ userData: await folderWithTraining() });
  await setUp(station, STATION_A);
  await signIn(station, CLERK);
});
test.afterAll(async () => station.run.app.close().catch(() => undefined));

/** Asks the palette for an act of the training vault. */
async function ask(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(words);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
}

/** The window is replaced: what an open vault showed goes with it. */
async function turned(act: () => Promise<void>): Promise<Page> {
  station.page = await afterLock(station.run.app, act);
  station.page.setDefaultTimeout(60_000);
  await resize(station.page, 'laptop');
  return station.page;
}

async function sitDown(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Mở kho' }).waitFor();
  await expect(page.getByText(/mọi người dùng chung cụm mật khẩu/)).toBeVisible();
  await chosenStaysInView(page);
  await unlock(page, 'Nguyễn Thị Hường', 'tập huấn an thư');
}

/** More people than the list of a small screen has room for, gone through by the arrows from the passphrase. */
async function chosenStaysInView(page: Page): Promise<void> {
  await resize(page, 'scaled');
  await page.getByLabel('Cụm mật khẩu', { exact: true }).focus();
  for (let times = 0; times < 7; times += 1) await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toBeInViewport({ ratio: 0.9 });
  await picture(page, 'training-gate-arrows');
  await resize(page, 'laptop');
}

const band = (page: Page) => page.getByRole('region', { name: 'KHO TẬP HUẤN' });
const dialog = (page: Page) => page.getByRole('dialog');
/** What cannot be undone is asked once more. */
const confirm = (page: Page, name: string) =>
  page.getByRole('alertdialog').getByRole('button', { name }).click();

test('opens from the palette of a real vault', async () => {
  const { page } = station;
  await page.getByRole('main').waitFor();
  const training = await turned(() => ask(page, 'mo kho tap huan'));
  await sitDown(training);
  await expect(band(training)).toBeVisible();
  await ask(training, 'bai tap huan');
  const tasks = training.getByRole('main');
  await expect(tasks.getByRole('button', { name: 'Bắt đầu' }).first()).toBeVisible();
  await expect(tasks.getByRole('button', { name: 'Bắt đầu' }).first()).toBeFocused(); // the task to do next
  await training.keyboard.press('Tab'); // on in the page, not into the bands above it
  await expect(tasks.locator('[data-lesson]').nth(1).getByRole('button', { name: 'Các bước' })).toBeFocused();
});

test('partners open what waits, answer with signed receipts and send of their own', async () => {
  const { page } = station;
  await nav(page, 'exchange');
  await ask(page, 'doi tac tra loi');
  await expect(dialog(page).getByText(/biên nhận có chữ ký đã về/)).toBeVisible({ timeout: 60_000 });
  await expect(dialog(page).getByText(/gói đối tác tự gửi tới/)).toBeVisible();
  await picture(page, 'training-partners');
  expect(await faultsOf(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Đóng' }).click();
  await expect(page.getByText('Đảng ủy xã Suối Ngà').first()).toBeVisible();
});

test('the calendar goes on, the band says so, and goes back', async () => {
  const { page } = station;
  await ask(page, 'chuyen lich');
  await picture(page, 'training-calendar');
  await dialog(page)
    .getByRole('button', { name: /Thêm 1 tuần/ })
    .click();
  await expect(band(page).getByText(/Lịch tập huấn: .*, tới trước 7 ngày/)).toBeVisible();
  await nav(page, 'desk');
  await resize(page, 'scaled');
  await picture(page, 'training-moved-scaled');
  await resize(page, 'laptop');
  await band(page).getByRole('button', { name: 'Kho tập huấn' }).click();
  await picture(page, 'training-menu');
  await page.getByRole('menuitem', { name: 'Chuyển lịch tập huấn' }).click();
  expect(await faultsOf(page)).toEqual([]);
  await dialog(page)
    .getByRole('button', { name: /Về ngày thật/ })
    .click();
  await expect(band(page).getByText(/Dữ liệu giả/)).toBeVisible();
});

test('is deleted with all that lies beside it; the real vault stands, and makes another where there is none', async () => {
  const { page, run } = station;
  expect(readdirSync(run.userData).filter((name) => name.startsWith('kho-tap-huan'))).not.toEqual([]);
  expect(existsSync(path.join(run.userData, 'kho-tap-huan', 'doi-tac', 'superior', 'vault.db'))).toBe(true);
  await ask(page, 'xoa kho tap huan');
  const door = await turned(() => confirm(page, 'Xóa kho tập huấn'));
  await door.getByRole('heading', { name: 'Mở kho' }).waitFor();
  await expect(door.getByRole('option', { name: new RegExp(CLERK.fullName) })).toBeVisible();
  expect(readdirSync(run.userData).filter((name) => name.startsWith('kho-tap-huan'))).toEqual([]);
  expect(readdirSync(path.join(run.userData, 'kho'))).toContain('vault.db');
  await unlock(door, CLERK.fullName, CLERK.passphrase);
  await expect(door.getByRole('main')).toBeVisible();
  expect(station.complaints).toEqual([]);
  const another = await turned(() => ask(door, 'mo kho tap huan'));
  await expect(another.getByRole('progressbar')).toBeVisible();
  run.app.process().kill('SIGKILL'); // nobody waits for it to be made once more
});

test('begins again: what was there goes, and it is made as the first time', async () => {
  station = await openTraining();
  const page = await sitDownAt(station, 'clerk');
  const partner = path.join(station.run.userData, 'kho-tap-huan', 'doi-tac', 'superior', 'vault.db');
  expect(existsSync(partner)).toBe(true);
  await ask(page, 'lam lai tu dau');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await picture(page, 'training-reset');
  const again = await turned(() => confirm(page, 'Làm lại từ đầu'));
  await expect(again.getByRole('progressbar')).toBeVisible();
  expect(existsSync(partner)).toBe(false); // the partners are made last
  await picture(again, 'training-making');
  station.run.app.process().kill('SIGKILL'); // what is made is the beginning that every test of the run has
});
