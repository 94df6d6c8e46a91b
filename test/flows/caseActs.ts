import { expect, type Page } from '@playwright/test';
import { toast } from './mainJob.ts';
import { nav } from './navigation.ts';

/** Opens a case by what its line in the list says: its receipt code, its words, its state. */
export async function openCase(page: Page, words: string, line = words): Promise<void> {
  await nav(page, 'submissions');
  await page.getByRole('searchbox').fill(words);
  await page.getByRole('row').filter({ hasText: line }).first().dblclick();
  await expect(page.getByRole('region', { name: 'Người gửi' }).first()).toBeVisible();
}

/** Opens a step of the bar, or one behind "Việc khác". */
export async function step(page: Page, name: string): Promise<void> {
  const shown = page.getByRole('button', { name: new RegExp(`^${name}`) });
  const other = page.getByRole('button', { name: 'Việc khác' });
  await expect(shown.or(other).first()).toBeVisible();
  if ((await shown.count()) > 0) return shown.first().click();
  await other.click();
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
}

/** Does the act of the open form. */
export async function go(page: Page, said: string): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, new RegExp(said))).toBeVisible();
}
