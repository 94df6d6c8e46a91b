import { expect, type Locator, type Page } from '@playwright/test';
import { answerDialogs } from './support/launch.ts';
import { detail, paper, readPage, toast } from './mainJob.ts';
import { nav } from './navigation.ts';
import type { Station } from './station.ts';

/** Opens a choice in a form or a dialog and takes the first option that fits. */
export async function choose(page: Page, scope: Locator, field: RegExp, option: RegExp): Promise<void> {
  const wanted = page.getByRole('option', { name: option }).first();
  // a list that is still being read does not open
  await expect(async () => {
    if (!(await wanted.isVisible())) await scope.getByRole('button', { name: field }).click();
    await expect(wanted).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await wanted.click();
}

/** The clerk enters a Mật paper with its file into the classified book and presents it. */
export async function registerSecret(station: Station, code: string, presentTo: string): Promise<void> {
  const { page } = station;
  await nav(page, 'classifiedIn');
  await page.keyboard.press('F2');
  const form = page.getByRole('main');
  await expect(form).toHaveAttribute('data-page', 'registerIncoming');
  await form.getByRole('combobox', { name: /Tác giả/ }).fill('Tỉnh ủy Sơn Hà');
  await page.keyboard.press('Tab');
  await form.getByRole('textbox', { name: 'Số, ký hiệu' }).fill(code);
  await form.getByRole('textbox', { name: 'Ngày văn bản' }).fill('hn');
  await choose(page, form, /Loại/, /^Công văn/);
  await form.getByRole('textbox', { name: 'Trích yếu nội dung' }).fill('V/v bảo vệ bí mật (dữ liệu giả)');
  await choose(page, form, /Trình, chuyển cho/, new RegExp(presentTo));
  await answerDialogs(station.run.app, [paper('d02.pdf')]);
  await page.keyboard.press('Control+o');
  await readPage(page, 'd02.pdf');
  await page.keyboard.press('Control+s');
  await expect(toast(page, /Đã đăng ký, số đến/)).toBeVisible();
}

/** The newest line of a classified book, opened beside it. */
export async function openNewest(
  page: Page,
  book: 'classifiedIn' | 'classifiedOut',
  words: string,
): Promise<void> {
  await nav(page, book);
  // the list may still show what stood before a line was added
  await expect(async () => {
    await page.getByRole('main').locator('[data-keys="list"]').first().focus();
    await page.keyboard.press('Home');
    await expect(detail(page)).toContainText(words, { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
}
