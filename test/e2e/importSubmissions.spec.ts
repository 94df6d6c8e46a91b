import fs from 'node:fs';
import os from 'node:os';
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

test('stopped midway, what was taken is shown row by row; the same file goes on without doubles', async () => {
  const { page, run } = station;
  const main = page.getByRole('main');
  const counted = async (name: string): Promise<number> => {
    const words = await main.getByRole('status').filter({ hasText: name }).innerText();
    return Number(new RegExp(`${name}: ([\\d.]+)`).exec(words)?.[1]?.replace('.', ''));
  };
  const kept = async (): Promise<number> => {
    const asked = { group: 'all', state: null, personId: null, overdue: false, words: null } as const;
    const reply = await page.evaluate((input) => window.anThu?.call('submissions.list', input), {
      ...asked,
      after: null,
      limit: 1,
    });
    return reply?.ok === true ? (reply.value.total ?? -1) : -1;
  };
  const before = await kept();
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-import-')), 'dai.csv');
  fs.writeFileSync(
    file,
    ['Mã;Nội dung;Người gửi;Loại', ...Array.from({ length: LONG }, lineOf)].join('\r\n'),
  );
  await answerDialogs(run.app, [file]);
  await main.getByRole('button', { name: 'Chọn tệp khác' }).click();
  const take = main.getByRole('button', { name: new RegExp(`^Nhận ${String(LONG)} dòng`) });
  await expect(take).toBeEnabled({ timeout: 60_000 });
  await take.click();
  await expect(main.getByRole('status').filter({ hasText: /Đã nhận: \d/ })).toBeVisible();
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

/** Rows of one file: many chunks, so that there is a middle to stop in. */
const LONG = 240;
const MATTERS = [
  'đèn đường hỏng',
  'mương thoát nước tắc',
  'cầu treo gãy ván',
  'điện yếu buổi tối',
  'rác tồn lâu ngày',
];
const lineOf = (_: unknown, n: number): string =>
  `M-${String(n)};Thôn ${String(n % 17)} xóm ${String(n)}: ${MATTERS[n % MATTERS.length] ?? ''} ở ngõ ${String(n * 7)};Lò Văn Số ${String(n)};Phản ánh`;
