import { expect, type Locator, type Page } from '@playwright/test';

/** The question about files that no program could search. */
export const uncheckedQuestion = (page: Page): Locator =>
  page.getByRole('alertdialog', { name: /Chưa kiểm tra được dấu mật/ });

/** The one key after the pages were looked at: what was to be saved is saved by itself. */
export async function sayLookedAt(page: Page): Promise<void> {
  const question = uncheckedQuestion(page);
  await expect(question.getByRole('button', { name: /^Đã xem các trang/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
}
