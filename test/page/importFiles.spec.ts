import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { openCase } from '../flows/caseActs.ts';
import { faultsOf } from '../flows/inspect.ts';
import { nav } from '../flows/navigation.ts';
import { CLERK, openStation, setUp, signIn, STATION_A, type Station } from '../flows/station.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs } from '../flows/support/launch.ts';

/** What a person decides in the preview of an import: by outcome, row by row, and by which day. */
let station: Station;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-import-page-'));
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openStation();
  await setUp(station, STATION_A);
  await signIn(station, CLERK);
});
test.afterAll(async () => {
  await station.run.app.close();
  fs.rmSync(folder, { recursive: true });
});

const HEAD = 'Mã phản ánh;Loại;Tiêu đề;Nội dung;Họ và tên;Địa chỉ;Điện thoại;Ngày gửi';
const row = (code: string, kind: string, title: string, body: string): string =>
  [code, kind, title, body, 'Lò Văn Ún', 'Thôn Nà Lạn', '0912000111', '06/01/2026 11:45'].join(';');

function fileOf(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

test('a text that is no export is refused with what to choose instead', async () => {
  const { page, run } = station;
  const main = page.getByRole('main');
  await nav(page, 'submissions');
  await page.getByRole('button', { name: 'Nhận từ tệp' }).click();
  await answerDialogs(run.app, [fileOf('README.md', '# Tên, chỗ, việc\n\nMột, hai, ba\nBốn, năm, sáu\n')]);
  await main.getByRole('button', { name: 'Chọn tệp' }).click();
  await expect(main.getByText(/Tệp này không phải bảng xuất từ cổng/)).toBeVisible();
  await picture(page, 'import-no-export');
});

test('counts are filters; a row says all that is told of it, and is decided by itself', async () => {
  const { page, run } = station;
  const main = page.getByRole('main');
  const long = `Đề nghị ${'sửa đường liên thôn và '.repeat(20)}kết thúc`;
  const lines = [
    HEAD,
    row('X-1', 'Phản ánh', 'Cầu treo gãy ván', 'Cầu treo ở Nậm Mu gãy hai ván, trẻ em qua suối nguy hiểm'),
    row('X-2', '', 'Trạm bơm không chạy', 'Trạm bơm ở bản Khoang không chạy từ đầu mùa khô'),
    row('X-1', 'Phản ánh', 'Cầu treo gãy ván', 'Cầu treo ở Nậm Mu gãy hai ván, trẻ em qua suối nguy hiểm'),
    row('X-3', 'Kiến nghị', long, 'Đã báo ba lần.'),
    row('X-4', 'Phản ánh', 'Để lại', 'Dòng này để lại cho lần sau, chưa nhận'),
  ];
  await answerDialogs(run.app, [fileOf('xuat.csv', lines.join('\n'))]);
  await main.getByRole('button', { name: /^Chọn tệp/ }).click();
  const grid = main.getByRole('grid', { name: 'Các dòng của tệp' });
  await expect(grid).toBeFocused();
  const chips = main.getByRole('radiogroup', { name: 'Lọc theo kết quả' });
  await chips.getByRole('radio', { name: /Chưa nhận được/ }).click();
  await grid.getByText('Trạm bơm không chạy').click();
  const details = main.getByRole('region', { name: 'Dòng 3' });
  await expect(details).toContainText('Không rõ loại');
  await expect(grid.getByText('Cầu treo gãy ván')).toHaveCount(0);
  await details.getByRole('button', { name: /Loại của dòng này/ }).click();
  await page.getByRole('option', { name: 'Phản ánh' }).click();
  await chips.getByRole('radio', { name: /5 dòng/ }).click();
  await grid.getByText('Trùng mã với dòng 2').click();
  await expect(main.getByRole('region', { name: 'Dòng 4' })).toContainText(
    'Trùng mã với dòng 2, chỉ nhận một',
  );
  await grid.getByText('Để lại', { exact: true }).first().click();
  await main.getByRole('region', { name: 'Dòng 6' }).getByText('Để lại dòng này').click();
  await main.getByRole('button', { name: /Ngày nhận/ }).click();
  await page.getByRole('option', { name: 'Theo ngày gửi' }).click();
  await expect(main.getByText('3 dòng sẽ quá hạn ngay khi nhận.')).toBeVisible();
  await picture(page, 'import-decided');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'import-decided-1093');
  await resize(page, 'laptop');
  await main.getByRole('button', { name: /Ngày nhận/ }).click();
  await page.getByRole('option', { name: 'Hôm nay' }).click();
  await main.getByRole('button', { name: 'Nhận 3 dòng' }).click();
  await expect(chips.getByRole('radio', { name: /Đã nhận\s*3/ })).toBeVisible();
  await expect(chips.getByRole('radio', { name: /Để lại\s*1/ })).toBeVisible();
});

test('a case that was taken in says when the portal had it', async () => {
  const { page } = station;
  await openCase(page, 'Cầu treo gãy ván');
  await expect(page.getByRole('main').getByText(/gửi ngày 06\/01\/2026/)).toBeVisible();
  await picture(page, 'case-sent-on');
  expect(station.complaints).toEqual([]);
});
