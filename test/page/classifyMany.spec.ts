import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { faultsOf } from '../flows/inspect.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import type { Station } from '../flows/station.ts';
import { answerDialogs } from '../flows/support/launch.ts';
import { openTraining, sitDown } from '../flows/training.ts';
import { picture, resize } from '../flows/window.ts';
import { workbookOf } from '../support/zip.ts';

/** Letters that came in one file are classified in one act: the list is taken whole, one answer, one key. */
const COUNT = 30;
let station: Station;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-many-page-'));
test.describe.configure({ mode: 'serial', timeout: 90_000 });
test.beforeAll(async () => {
  station = await openTraining();
});
test.afterAll(async () => {
  await station.run.app.close();
  fs.rmSync(folder, { recursive: true });
});

test('thirty letters are accepted by four keys', async () => {
  const page = await sitDown(station, 'intake');
  const main = page.getByRole('main');
  const head = ['Mã phản ánh', 'Loại', 'Tiêu đề', 'Nội dung', 'Họ và tên', 'Địa chỉ', 'Nguồn tiếp nhận'];
  const rows = Array.from({ length: COUNT }, (_, at) => [
    ...[
      `P-${String(at)}`,
      'Phản ánh',
      `Chuyện phân loại thứ ${String(at)}`,
      `Nội dung riêng số ${String(at)}.`,
    ],
    ...[`Nguyễn Văn ${String.fromCharCode(65 + (at % 26))}`, 'Thôn Nà Lạn, xã Đồng Vàng', 'Cổng PAKN'],
  ]);
  const file = path.join(folder, 'ba-muoi-thu.xlsx');
  fs.writeFileSync(file, workbookOf([head, ...rows]));
  await nav(page, 'submissions');
  await page.getByRole('button', { name: 'Nhận từ tệp' }).click();
  await answerDialogs(station.run.app, [file]);
  await main.getByRole('button', { name: 'Chọn tệp' }).click();
  await expect(main.getByRole('button', { name: new RegExp(`^Nhận ${String(COUNT)}`) })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  // on the desk they are one row, which opens the list of what waits for classifying
  await nav(page, 'desk');
  const row = main.getByRole('row', { name: /\d+ thư chờ phân loại/ });
  await expect(row).toHaveCount(1);
  await picture(page, 'classify-many-desk');
  await row.dblclick();
  await expect(page.getByRole('button', { name: /Mới tiếp nhận/ })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('Chuyện phân loại thứ');
  const list = page.getByRole('grid', { name: 'Danh sách hồ sơ' });
  await expect(list.getByText('Chuyện phân loại thứ').first()).toBeVisible();
  // the list forgets its line when what was typed reaches the vault: first then a line is chosen
  await expect(list).toHaveAttribute('aria-rowcount', String(COUNT + 1));
  await list.getByText('Mới tiếp nhận').first().click();
  await expect(page.getByText(new RegExp(`^Mục \\d+ trong ${String(COUNT)}$`))).toBeVisible();

  await page.keyboard.press('Control+a');
  await expect(page.getByText(`${String(COUNT)} hồ sơ đã chọn`)).toBeVisible();
  await picture(page, 'classify-many-marked');
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog', { name: `Phân loại ${String(COUNT)} hồ sơ` });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Alt+3');
  await expect(dialog.getByRole('combobox', { name: 'Chuyển tới' })).toBeVisible();
  await picture(page, 'classify-many-transfer');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Alt+1');
  await resize(page, 'scaled');
  await picture(page, 'classify-many-1093');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, new RegExp(`Đã phân loại ${String(COUNT)} hồ sơ`))).toBeVisible();
  await expect(dialog).toHaveCount(0);
});
