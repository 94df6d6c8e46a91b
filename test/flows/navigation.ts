import { expect, type Page } from '@playwright/test';
import { shell as en } from '../../renderer/i18n/en/shell.ts';
import { shell as vi } from '../../renderer/i18n/vi/shell.ts';

type Target = Extract<keyof typeof vi, `nav.${string}`> extends `nav.${infer Page}` ? Page : never;
export type NavPage = Exclude<Target, `group.${string}` | 'count' | 'countLate' | 'more' | 'key'>;

/** Goes to a page by its place in the side bar, in whichever language the window speaks. */
export async function nav(page: Page, target: NavPage): Promise<void> {
  const names = [vi[`nav.${target}`], en[`nav.${target}`]].map((name) => name.replace(/[()]/g, '\\$&'));
  const link = page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^(${names.join('|')})(,|$)`) });
  const here = await page.getByRole('navigation').getByRole('link').first().isVisible();
  if (here && (await link.count()) === 0) {
    // what a post needs now and then stands under one entry
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^(Khác|More)(,|$)/ })
      .click();
    await page.getByRole('menuitem', { name: new RegExp(`^(${names.join('|')})`) }).click();
    // the hand leaves what the menu had covered: no tooltip of a link beneath it comes up
    await page.mouse.move(0, 0);
    await expect(page.locator('[data-overlay-container]')).toHaveCount(0);
  } else await link.click();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', target);
}

/** The command palette, as a person who knows the name of a command uses it. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(words);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
