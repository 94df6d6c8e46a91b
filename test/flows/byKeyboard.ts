import { expect, type Locator, type Page } from '@playwright/test';
import { shell } from '../../renderer/i18n/vi/shell.ts';
import type { NavPage } from './navigation.ts';

/** Nobody tabs further than through a whole screen. */
const MOST_TABS = 140;
/** Nor with the arrows through more lines than stand in a window or three. */
const MOST_LINES = 90;

/**
 * Whether the focus stands in it, asked again after each key: the element is looked for by its role and name once, and
 * again only where the page has put another in its place.
 */
async function watchFocus(target: Locator): Promise<() => Promise<boolean>> {
  let element = await target.elementHandle();
  return async () => {
    for (;;) {
      const found = await element?.evaluate((node) =>
        node.isConnected ? node.contains(document.activeElement) : null,
      );
      if (typeof found === 'boolean') return found;
      element = await target.elementHandle();
    }
  };
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.activeElement?.outerHTML.slice(0, 200)}, window ${document.hasFocus()}`);

/** The page has drawn what the last key did. */
const drawnAgain = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

/** What this process walked to before, by the page or dialog in which it stands. */
const walkedTo = new Set<string>();

const placeOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const dialog = document.querySelector('[role="dialog"], [role="alertdialog"]');
    return `${document.querySelector('main')?.dataset['page']} ${dialog?.getAttribute('aria-label') ?? dialog !== null}`;
  });

/**
 * Walks with Tab (or back, with Shift) until the focus stands in it. Each control of a page is walked to once, which
 * shows that the keys come there; after that the focus is put on it, as a walk of forty steps costs seconds.
 * @param place names the page it belongs to, where that is not the one that is open
 */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
  place?: string,
): Promise<void> {
  const one = target.first();
  await expect(one).toBeVisible();
  const holdsFocus = await watchFocus(one);
  const way = `${place ?? (await placeOf(page))} ${key} ${target.toString()}`;
  if (walkedTo.has(way)) {
    await one.focus();
    await drawnAgain(page); // what the page itself moves the focus to with its next picture is the page's choice
  }
  walkedTo.add(way);
  for (let step = 0; step < MOST_TABS; step += 1) {
    if (await holdsFocus()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the focus never came to ${target.toString()}`);
}

/** Walks to a button, a tab or a link and presses it. */
export async function press(page: Page, target: Locator, key = 'Enter', place?: string): Promise<void> {
  await expect(target.first()).toBeEnabled();
  await tabTo(page, target, 'Tab', place);
  // an answer that is not taken back is given by Space or by its letter, never by Enter
  const isFinal = (await target.first().getAttribute('data-answer')) !== null;
  await page.keyboard.press(key === 'Enter' && isFinal ? 'Space' : key);
}

/** Walks to a field and types into it in place of what stands there. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  // the list under it hides the rest of the form until the hand goes on
  if ((await field.first().getAttribute('role')) === 'combobox') await page.keyboard.press('Tab');
}

/** The arrows of an open list or menu, down to what is wanted, and Enter. */
async function pickOpen(page: Page, role: 'option' | 'menuitem', wanted: RegExp): Promise<void> {
  const target = page.getByRole(role, { name: wanted }).first();
  await expect(target).toBeVisible();
  await expect(page.getByRole(role).and(page.locator(':focus')))
    .toHaveCount(1)
    .catch(async (error: unknown) => {
      throw new Error(`the open list has not the keys, but ${await focused(page)}`, { cause: error });
    });
  await page.keyboard.press('Home');
  const holdsFocus = await watchFocus(target);
  for (let step = 0; step < 60; step += 1) {
    if (await holdsFocus()) break;
    await page.keyboard.press('ArrowDown');
    await drawnAgain(page);
  }
  if (!(await holdsFocus())) throw new Error(`the arrows never came to ${String(wanted)}`);
  await page.keyboard.press('Enter');
  await expect(target).toHaveCount(0);
}

/** A choice of a form: opened and chosen with the arrows. */
export async function choose(page: Page, field: Locator, wanted: RegExp): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ArrowDown');
  await pickOpen(page, 'option', wanted);
}

/** A menu button and one line of it. */
export async function menu(page: Page, button: Locator, wanted: RegExp): Promise<void> {
  await press(page, button);
  await pickOpen(page, 'menuitem', wanted);
}

/** A tab of the page, from the one that is open with the arrows. */
export async function openTab(page: Page, name: RegExp): Promise<void> {
  const tabs = page.getByRole('main').getByRole('tablist').first();
  await tabTo(page, tabs.getByRole('tab', { selected: true }));
  const wanted = tabs.getByRole('tab', { name });
  const holdsFocus = await watchFocus(wanted);
  for (let step = 0; step < 12 && !(await holdsFocus()); step += 1) {
    await page.keyboard.press('ArrowRight');
    await drawnAgain(page);
  }
  await page.keyboard.press('Space');
  await expect(wanted).toHaveAttribute('aria-selected', 'true');
}

/** To a page by its line in the side bar. */
export async function goTo(page: Page, target: NavPage): Promise<void> {
  const name = shell[`nav.${target}`].replace(/[()]/g, '\\$&');
  const link = page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}(,|$)`) });
  // a desk that has just been opened takes the focus once when it has its lists
  await expect(async () => {
    const more = page.getByRole('navigation').getByRole('button', { name: /^Khác(,|$)/ });
    // what a post needs now and then stands under one entry
    if ((await link.count()) === 0 && (await more.count()) > 0) {
      await press(page, more, 'Enter', 'side bar');
      await pickOpen(page, 'menuitem', new RegExp(`^${name}`));
    } else await press(page, link, 'Enter', 'side bar');
    await expect(page.getByRole('main')).toHaveAttribute('data-page', target, { timeout: 2_000 });
  }).toPass();
}

/** The list of a page, and its first line. */
export async function firstLine(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('main').locator('[data-keys="list"]').first());
  await page.keyboard.press('Home');
}

/** Goes down the list of a page until the line that is read holds every one of the words. */
export async function findLine(page: Page, ...wanted: readonly RegExp[]): Promise<void> {
  const read = page
    .getByRole('main')
    .locator('[data-keys="list"] [role="row"][aria-selected="true"]')
    .first();
  await firstLine(page);
  for (let step = 0; step < MOST_LINES; step += 1) {
    const text = (await read.innerText()).replaceAll('\n', ' ');
    if (wanted.every((one) => one.test(text))) return;
    await page.keyboard.press('ArrowDown');
    await drawnAgain(page);
  }
  throw new Error(`the arrows never came to a line with ${wanted.join(', ')}`);
}
