import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import readXlsxFile from 'read-excel-file/node';
import { openCase } from '../flows/caseActs.ts';
import { faultsOf } from '../flows/inspect.ts';
import { toast } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { CLERK, openOffice, signIn, STATION_A, type Station } from '../flows/station.ts';
import { picture, resize } from '../flows/window.ts';
import { answerDialogs, ROOT } from '../flows/support/launch.ts';

/** An export of the portal: every row looked at first, taken in with a report, and nothing twice. */
const EXPORT = path.join(ROOT, 'test/fixtures/submissions/pakn-mau.xlsx');
let station: Station;
test.beforeAll(async () => {
  station = await openOffice(STATION_A);
  await signIn(station, CLERK);
});
test.afterAll(async () => station.run.app.close());

test('rows are looked at, taken in, and known the second time', async () => {
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
  await expect(main.getByRole('grid', { name: 'Các dòng của tệp' })).toBeFocused(); // the arrows read the rows at once
  await picture(page, 'import-preview');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'import-preview-1093');
  await resize(page, 'laptop');
  await take.click();
  await expect(main.getByRole('status').filter({ hasText: /Đã nhận\s*5\d/ })).toBeVisible({
    timeout: 60_000,
  });
  await picture(page, 'import-report');
  await expect(main.getByText('TỐI MẬT')).toHaveCount(0);
  // what became of each row is carried away as a workbook: its number, the result, the code, why
  const report = path.join(run.userData, 'ket-qua.xlsx');
  await answerDialogs(run.app, [report]);
  await main.getByRole('button', { name: 'Lưu báo cáo' }).click();
  await expect(toast(page, /Đã lưu/)).toBeVisible();
  const [lines, counts] = await readXlsxFile(report);
  expect(lines?.data).toHaveLength(61);
  expect(lines?.data[0]).toEqual(['Dòng', 'Tệp', 'Kết quả', 'Mã biên nhận', 'Lý do']);
  expect(lines?.data[1]?.slice(1, 3)).toEqual(['pakn-mau.xlsx', 'Đã nhận']);
  expect(lines?.data[1]?.[3]).toMatch(/^[PKSG][ANKP]-\d{4}-/);
  const secret = lines?.data.filter((line) => line[2] === 'Dừng: có dấu mật') ?? [];
  expect(secret.length).toBeGreaterThan(0);
  expect(secret.every((line) => line[4] === null)).toBe(true);
  expect(counts?.data.at(-1)).toEqual(['Tổng số', 60]);
  await answerDialogs(run.app, [EXPORT]);
  // the same file once more: all of it is known
  await main.getByRole('button', { name: 'Chọn tệp khác' }).click();
  await expect(main.getByRole('status').filter({ hasText: /Đã có từ trước\s*5\d/ })).toBeVisible({
    timeout: 60_000,
  });
  await expect(main.getByRole('button', { name: 'Nhận', exact: true })).toBeDisabled();
  expect(station.complaints).toEqual([]);
});

test('stopped midway, what was taken is shown row by row; the same file goes on without doubles', async () => {
  const { page, run } = station;
  const main = page.getByRole('main');
  const before = await kept();
  await answerDialogs(run.app, [fileOf('dai', LONG)]);
  await main.getByRole('button', { name: 'Chọn tệp khác' }).click();
  const take = main.getByRole('button', { name: new RegExp(`^Nhận ${String(LONG)} dòng`) });
  await expect(take).toBeEnabled({ timeout: 60_000 });
  await take.click();
  await expect(main.getByRole('status').filter({ hasText: /Đã nhận\s*\d/ })).toBeVisible();
  await main.getByRole('button', { name: 'Dừng' }).click();
  await expect(main.getByRole('progressbar')).toHaveCount(0);
  const first = await counted('Đã nhận');
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(LONG);
  expect(await kept()).toBe(before + first);
  await picture(page, 'import-stopped');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'import-stopped-1093');
  await resize(page, 'laptop');

  await main.getByRole('button', { name: 'Chọn tệp khác' }).click();
  const rest = main.getByRole('button', { name: new RegExp(`^Nhận ${String(LONG - first)} dòng`) });
  await expect(rest).toBeEnabled({ timeout: 60_000 });
  expect(await counted('Đã có từ trước')).toBe(first);
  await rest.click();
  await expect(main.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  expect(await counted('Đã nhận')).toBe(LONG - first);
  expect(await kept()).toBe(before + LONG);
  expect(station.complaints).toEqual([]);
});

test('stopped while the rows are looked at, only those that were looked at are taken in', async () => {
  const { page, run } = station;
  const main = page.getByRole('main');
  const before = await kept();
  await answerDialogs(run.app, [fileOf('xem', LOOKED_AT)]);
  await main.getByRole('button', { name: 'Chọn tệp khác' }).click();
  await expect(main.getByRole('progressbar', { name: 'Đang đọc tệp' })).toBeVisible();
  await main.getByRole('button', { name: 'Dừng' }).click();
  await expect(main.getByRole('progressbar')).toHaveCount(0);
  const note = main.getByText(/^Mới xem \d+ trên/);
  const looked = Number(/Mới xem (\d+)/.exec(await note.innerText())?.[1]);
  expect(looked).toBeGreaterThan(0);
  expect(looked).toBeLessThan(LOOKED_AT);
  expect(await kept()).toBe(before);
  await picture(page, 'import-looked-at');
  await main.getByRole('button', { name: new RegExp(`^Nhận ${String(looked)} dòng`) }).click();
  await expect(main.getByRole('progressbar')).toHaveCount(0, { timeout: 120_000 });
  expect(await counted('Đã nhận')).toBe(looked);
  expect(await kept()).toBe(before + looked);
  expect(station.complaints).toEqual([]);
});

test('words with a mark of secrecy are stopped, and a machine with a network offers no place for them', async () => {
  const { page } = station;
  await page.keyboard.press('Escape');
  await page.keyboard.press('F3');
  const body = page.getByRole('textbox', { name: /Nội dung, đúng lời/ });
  await body.fill('TỐI MẬT\nSố 15-KH/TU\nKế hoạch bố trí lực lượng');
  await expect(page.getByRole('heading', { name: 'Dừng lại: nội dung mang dấu chỉ độ mật' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Niêm phong/ })).toHaveCount(0);
  await picture(page, 'entry-secret-connected');
  await body.fill('');
  expect(station.complaints).toEqual([]);
});

test('whoever sorts what came from a file sees what its words point to', async () => {
  const { page } = station;
  await openCase(page, 'Tố cáo cán bộ nhận tiền');
  await page.keyboard.press('p');
  const form = page.getByRole('region', { name: 'Phân loại' });
  await expect(form.getByText('Giống khiếu nại, tố cáo')).toBeVisible();
  await expect(form).toContainText('đề nghị từ chối; thư báo người gửi chỉ rõ nơi nhận');
  await picture(page, 'case-seen-in-case');
  expect(await faultsOf(page)).toEqual([]);
  await resize(page, 'scaled');
  await picture(page, 'case-seen-in-case-1093');
  await resize(page, 'laptop');
  await page.keyboard.press('Escape');
});

async function counted(name: string): Promise<number> {
  const status = station.page.getByRole('main').getByRole('status').filter({ hasText: name });
  return Number(new RegExp(`${name}\\s*([\\d.]+)`).exec(await status.innerText())?.[1]?.replace('.', ''));
}

/** How many cases there are. */
async function kept(): Promise<number> {
  const asked = { group: 'all', state: null, personId: null, overdue: false, words: null } as const;
  const reply = await station.page.evaluate((input) => window.anThu?.call('submissions.list', input), {
    ...asked,
    after: null,
    limit: 1,
  });
  return reply?.ok === true ? (reply.value.total ?? -1) : -1;
}

/** Rows of one file: many chunks, so that there is a middle to stop in. */
const LONG = 240;
/** Rows are looked at five times as many at once, and faster: a middle that a hand can find. */
const LOOKED_AT = 6000;
const MATTERS = [
  'đèn đường hỏng',
  'mương thoát nước tắc',
  'cầu treo gãy ván',
  'điện yếu buổi tối',
  'rác tồn lâu ngày',
];

/** An export with so many rows, each its own matter. */
function fileOf(name: string, length: number): string {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-import-')), `${name}.csv`);
  const lines = Array.from({ length }, (_, n) => {
    const matter = MATTERS[n % MATTERS.length] ?? '';
    const words = `${name}: Thôn ${String(n % 17)} xóm ${String(n)}: ${matter} ở ngõ ${String(n * 7)}`;
    return `${name}-${String(n)};${words};Lò Văn Số ${String(n)};Phản ánh`;
  });
  fs.writeFileSync(file, ['Mã;Nội dung;Người gửi;Loại', ...lines].join('\r\n'));
  return file;
}
