import { expect, type Locator, type Page } from '@playwright/test';

/** The question about files that no program could search. */
export const uncheckedQuestion = (page: Page): Locator =>
  page.getByRole('alertdialog', { name: /Chưa kiểm tra được dấu mật/ });

/** These dialogs take keys only after a pause of 0.8 s. */
const REST_MS = 900;

/** A key that a dialog takes only after a pause: pressed again after another one where the machine was busy. */
const pressAtRest = (page: Page, key: string, dialog: Locator): Promise<void> =>
  expect(async () => {
    await page.waitForTimeout(REST_MS);
    if ((await dialog.count()) > 0) await page.keyboard.press(key);
    await expect(dialog).toHaveCount(0, { timeout: 2_000 });
  }).toPass();

/** Files and draft with a mark go, by the key that does nothing else. */
export async function destroyMarked(page: Page): Promise<void> {
  const dialog = page.getByRole('alertdialog', { name: /^Dừng lại/ });
  await expect(dialog.getByRole('button', { name: /^Đã đọc, hủy/ })).toBeVisible();
  await pressAtRest(page, 'Control+Delete', dialog);
}

/** The one key after the pages were looked at: what was to be saved is saved by itself. */
export async function sayLookedAt(page: Page): Promise<void> {
  const question = uncheckedQuestion(page);
  await expect(question).toBeFocused(); // none of its answers: a letter gives one, Enter none
  await page.waitForTimeout(REST_MS);
  await page.keyboard.press('Enter');
  await expect(question).toBeVisible();
  await pressAtRest(page, 'k', question);
}

/** What was taken for a mark of secrecy is none: the reason is written, and the form goes on. */
export async function sayNoMark(page: Page, reason: string): Promise<void> {
  await page
    .getByRole('alertdialog', { name: /^Dừng lại/ })
    .getByRole('button', { name: /^Đây không phải dấu/ })
    .click();
  const dialog = page.getByRole('dialog', { name: /^Vì sao đây không phải dấu/ });
  await expect(dialog.getByRole('textbox', { name: 'Lý do' })).toBeFocused();
  await page.keyboard.type(reason);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
}
