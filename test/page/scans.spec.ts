import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from '@playwright/test';
import { answerDialogs } from '../flows/support/launch.ts';
import { paper } from '../flows/mainJob.ts';
import { nav } from '../flows/navigation.ts';
import { sayLookedAt } from '../flows/secrecyGate.ts';
import { CLERK, openStation, setUp, signIn, STATION_A, type Station } from '../flows/station.ts';
import { picture, resize } from '../flows/window.ts';

/** A scan from the scanner to the search: its head is recognised for the form, its pages while the clerk rests. */
let station: Station;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  station = await openStation();
  await setUp(station, STATION_A);
  await signIn(station, CLERK);
});
test.afterAll(async () => station.run.app.close());

/** The first page of the scan alone: recognising one costs ten seconds of a core. */
async function firstPage(): Promise<string> {
  const whole = await PDFDocument.load(readFileSync(paper('d01-scan.pdf')));
  const first = await PDFDocument.create();
  for (const page of await first.copyPages(whole, [0])) first.addPage(page);
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'an-thu-scan-')), 'd01-scan.pdf');
  writeFileSync(file, await first.save());
  return file;
}

test('a scan fills the form, and shows what has to be compared as it stands on the paper', async () => {
  const { page, run } = station;
  await nav(page, 'incoming');
  await page.keyboard.press('F2');
  const form = page.getByRole('main');
  await expect(form.getByRole('combobox', { name: /Tác giả/ })).toBeFocused();
  await answerDialogs(run.app, [await firstPage()]);
  // saved before the pages are read, the entry would lack what they ask: the form says so meanwhile
  const warned = page.waitForFunction(
    () => document.body.textContent.includes('hạn trả lời chưa được điền'),
    undefined,
    { polling: 'raf' },
  );
  await page.keyboard.press('Control+o');
  await expect(form.getByLabel('Số, ký hiệu')).toHaveValue('47-CV/ĐU', { timeout: 30_000 });
  await expect(form.getByRole('combobox', { name: /Tác giả/ })).toHaveValue('Đảng ủy xã An Mẫu');
  await expect(form.getByLabel('Trích yếu')).toHaveValue(/đôn đốc cập nhật kết quả/);
  // what is asked stands under the head: it comes when the page is recognised whole, to be compared
  await expect(form.getByText('12/03/2026').first()).toBeVisible({ timeout: 90_000 });
  await warned;
  await expect(form.getByText(/hạn trả lời chưa được điền/)).toBeHidden();
  const cuts = form.getByRole('list', { name: 'Đọc từ bản quét, cần so lại' });
  await expect(cuts.getByRole('img', { name: /^Tác giả/ })).toBeVisible();
  await picture(page, 'scan-read');
  await resize(page, 'scaled');
  await picture(page, 'scan-read-1093');
  await resize(page, 'laptop');
});

test('left and begun again, the draft shows them as before', async () => {
  const { page } = station;
  const form = page.getByRole('main');
  const cut = form
    .getByRole('list', { name: 'Đọc từ bản quét, cần so lại' })
    .getByRole('img', { name: /^Tác giả/ });
  await expect(form.getByText(/Đã giữ nháp/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form).toHaveAttribute('data-page', 'incoming');
  await page.keyboard.press('F2');
  await expect(form.getByLabel('Số, ký hiệu')).toHaveValue('47-CV/ĐU');
  await expect(cut).toBeVisible({ timeout: 30_000 });
});

test('it is entered, and found by words that stand on its paper alone', async () => {
  const { page } = station;
  await page.keyboard.press('Control+s');
  await sayLookedAt(page);
  await expect(page.getByRole('main')).toHaveAttribute('data-page', 'incoming');
  // nobody touches the machine: the pages are read
  await nav(page, 'backup');
  const panel = page.getByRole('region', { name: 'Tìm theo chữ trong tệp' });
  await expect(panel).toContainText('Đã đọc 1 trang, trong đó 1 trang quét', { timeout: 90_000 });
  await picture(page, 'scan-pages-read');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: /Tìm văn bản/ });
  await field.fill('dang bo tinh dong mau');
  await expect(page.getByRole('option', { name: /47-CV/ })).toBeVisible();
});

test('no page complained', () => expect(station.complaints).toEqual([]));
