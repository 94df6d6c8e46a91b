import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openCase } from '../flows/caseActs.ts';
import { faultsOf } from '../flows/inspect.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import type { Station } from '../flows/station.ts';
import { answerDialogs } from '../flows/support/launch.ts';
import { openTraining, sitDown } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';
import { nearLetters } from '../support/nearLetters.ts';
import { workbookOf } from '../support/zip.ts';

/** Forty people send one letter in wordings of their own: from the import to "told" reception presses no more than five keys. */
const COUNT = 40;
const MOST_KEYS = 5;
let station: Station;
/** the case that the others were merged into */
let master = '';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-near-page-'));
test.describe.configure({ mode: 'serial', timeout: 90_000 });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => {
  await station.run.app.close();
  fs.rmSync(folder, { recursive: true });
});

test('forty letters are merged and their senders told by five keys at the most', async () => {
  const page = await sitDown(station, 'intake');
  const main = page.getByRole('main');
  const head = ['Mã phản ánh', 'Loại', 'Tiêu đề', 'Nội dung', 'Họ và tên', 'Địa chỉ', 'Nguồn tiếp nhận'];
  const rows = nearLetters(COUNT).map(({ name, title, body }, at) => [
    ...[`G-${String(at)}`, 'Phản ánh', title, body, name, 'Thôn Nà Lạn, xã Đồng Vàng', 'Cổng PAKN'],
  ]);
  const file = path.join(folder, 'bon-muoi-thu.xlsx');
  fs.writeFileSync(file, workbookOf([head, ...rows]));
  await nav(page, 'submissions');
  await page.getByRole('button', { name: 'Nhận từ tệp' }).click();
  await answerDialogs(station.run.app, [file]);
  await main.getByRole('button', { name: 'Chọn tệp' }).click();
  await expect(main.getByRole('button', { name: new RegExp(`^Nhận ${String(COUNT)}`) })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(main.getByRole('button', { name: `Xem và gộp ${String(COUNT - 1)} hồ sơ` })).toBeVisible();
  await picture(page, 'import-one-letter');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'import-one-letter-1093');
  expect(await faultsOf(page)).toEqual([]);

  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await press('m');
  const dialog = page.getByRole('dialog', { name: `${String(COUNT)} thư cùng một nội dung` });
  await expect(dialog.getByRole('checkbox')).toHaveCount(COUNT - 1);
  await picture(page, 'gather-1093');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'laptop');
  await picture(page, 'gather');
  expect(await faultsOf(page)).toEqual([]);
  const verb = await dialog.getByRole('button', { name: /Gộp 39 hồ sơ vào/ }).textContent();
  master = /PA-\d{4}-\w\w/.exec(verb ?? '')?.[0] ?? '';
  await press('Control+Enter');
  const sure = page.getByRole('alertdialog', { name: new RegExp(`${String(COUNT)} người gửi`) });
  await expect(sure).toContainText(`${String(COUNT)} Cổng PAKN`);
  await picture(page, 'gather-told');
  await press('d');
  await expect(toast(page, new RegExp(`${String(COUNT)}`))).toBeVisible();
  await expect(sure).toHaveCount(0);
  await expect(main.getByText('Thư cùng một nội dung')).toHaveCount(0);
  expect(keys).toBeLessThanOrEqual(MOST_KEYS);
  expect(await stillToTell(page)).toBe(0);
});

test('what was told by one press too many is taken back, and the history keeps both', async () => {
  const { page } = station;
  await page.keyboard.press('F9');
  await expect(toast(page, /Đã lấy lại 40 hồ sơ/)).toBeVisible();
  expect(await stillToTell(page)).toBeGreaterThan(0);
  await openCase(page, master);
  const main = page.getByRole('main');
  await expect(main.getByText('Lấy lại việc ghi đã báo nhận').first()).toBeVisible();
  await expect(main.getByRole('button', { name: 'Đã báo cả 40 hồ sơ' })).toBeVisible();
  await picture(page, 'case-told-taken-back');
  expect(await faultsOf(page)).toEqual([]);
});

const stillToTell = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const said = await window.anThu?.call('submissions.duties', { duty: 'acknowledge', from: 0 });
    const cases = said?.ok === true ? (said.value.duties[0]?.cases ?? []) : [];
    return cases.filter(({ row }) => /thôn Nà Lạn bị sạt lở/.test(row.title)).length;
  });
