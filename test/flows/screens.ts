import { expect, type Page } from '@playwright/test';
import { helpPicture, topicOfScreen } from './helpPictures.ts';
import { type Axe, drawn, faultsOf } from './inspect.ts';
import { nav, type NavPage } from './navigation.ts';
import { picture, resize, SIZES } from './window.ts';

/** A screen: its name for the picture, and how one comes to it. */
export interface Screen {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
}

export const through = (target: NavPage): Screen => ({ name: target, open: (page) => nav(page, target) });

/** A list with its first record open. */
export const record = (target: NavPage): Screen => ({
  name: target,
  open: async (page) => {
    await nav(page, target);
    await settled(page);
    const list = page.getByRole('main').locator('[data-keys="list"]').first();
    if ((await list.count()) === 0) return; // an empty book says so instead
    await list.focus();
    await page.keyboard.press('Home');
  },
});

/** A page's form for a new record. */
export async function formOf(page: Page, list: NavPage, key: string): Promise<void> {
  await nav(page, list);
  // the list's own button: its key stands for the book that the page shows
  await page.getByRole('main').getByRole('button').filter({ hasText: key }).first().click();
  await expect(page.getByRole('main')).toHaveAttribute('data-page', /^register/);
  await settled(page);
}

/** A tab of a page, by the key of its place. */
export const tab = (target: NavPage, name: string, place: number): Screen => ({
  name: `${target}-${name}`,
  open: async (page) => {
    await nav(page, target);
    await settled(page);
    await page.keyboard.press(String(place + 1));
    await expect(page.getByRole('main').getByRole('tab').nth(place)).toHaveAttribute('aria-selected', 'true');
  },
});

/** A page behind a button of another. */
export const behind = (target: NavPage, name: string, button: RegExp): Screen => ({
  name: `${target}-${name}`,
  open: async (page) => {
    await nav(page, target);
    await settled(page);
    await page.getByRole('main').getByRole('button', { name: button }).first().click();
  },
});

const LATEST_MS = 60_000;

/** Lists and files come from the vault: the screen stands when nothing is being read any more. */
async function settled(page: Page): Promise<void> {
  // looked at with every frame: an expectation that is asked again waits longer than most pages read
  await page.evaluate(
    (latestMs) =>
      new Promise<void>((resolve, reject) => {
        const begun = performance.now();
        const look = (): void => {
          const reading = document.querySelector('.loadingRows, .viewerBusy');
          if (reading === null) resolve();
          else if (performance.now() - begun > latestMs) reject(new Error(`still ${reading.className}`));
          else requestAnimationFrame(look);
        };
        look();
      }),
    LATEST_MS,
  );
  const desk = page.locator('.viewerDesk');
  // a viewer of the screen before may go between two looks: then there is nothing to wait for
  await expect
    .poll(async () => (await desk.count()) === 0 || (await drawn(desk.locator('canvas').first())))
    .toBe(true);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

type Size = keyof typeof SIZES;

export interface LookPlan {
  readonly sizes?: readonly Size[];
  /** names of the screens whose picture the help shows as this person sees them */
  readonly shownInHelp?: readonly string[];
  /** in the first size; the others are looked at for what may differ there */
  readonly axe?: Axe;
  /** the colours by dark as well, in the first size */
  readonly isDarkToo?: boolean;
}

/** Goes through the screens in both sizes; answers with every fault found, by screen. */
export async function lookAt(
  page: Page,
  screens: readonly Screen[],
  look: string,
  { sizes = ['laptop', 'scaled'], shownInHelp = [], axe = 'whole', isDarkToo = false }: LookPlan = {},
): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, open } of screens) {
    await resize(page, 'laptop');
    await open(page);
    for (const size of sizes) {
      await resize(page, size);
      await settled(page);
      const shown = `${look}-${name}-${SIZES[size].width}`;
      await picture(page, shown);
      const topic = size === 'laptop' && shownInHelp.includes(name) ? topicOfScreen(name) : undefined;
      if (topic !== undefined) await helpPicture(page, topic);
      const looks = size === sizes[0] ? axe : 'none';
      faults.push(...(await faultsOf(page, looks)).map((fault) => `${shown}: ${fault}`));
      faults.push(...(await crowdedHeads(page)).map((head) => `${shown}: no room in the head “${head}”`));
      if (!isDarkToo || size !== sizes[0]) continue;
      await useBackground(page, 'dark');
      const dark = `${look}-dark-${name}-${SIZES[size].width}`;
      await picture(page, dark);
      faults.push(...(await faultsOf(page, 'colours')).map((fault) => `${dark}: ${fault}`));
      await useBackground(page, 'light');
    }
    if (!(await reachedByKeys(page))) faults.push(`${look}-${name}: F6 does not come into the page`);
  }
  await resize(page, 'laptop');
  return faults;
}

/** Heads of panels of which the last thing stands in the panel's border, or beyond it. */
const crowdedHeads = (page: Page): Promise<string[]> =>
  page.locator('.panel > header').evaluateAll((heads) =>
    heads
      .filter((head) => {
        const last = head.lastElementChild?.getBoundingClientRect().right ?? 0;
        return (
          last > head.getBoundingClientRect().right - parseFloat(getComputedStyle(head).paddingRight) + 1
        );
      })
      .map((head) => head.textContent),
  );

/** As the choice of a background does it (renderer/shell/useTheme.ts), without the way through the palette. */
const useBackground = (page: Page, background: 'light' | 'dark'): Promise<void> =>
  page.evaluate((to) => {
    document.documentElement.dataset['theme'] = to;
  }, background);

/** From the frame around a page its parts are one key away, also where it has no panes. */
async function reachedByKeys(page: Page): Promise<boolean> {
  await page.getByRole('navigation').getByRole('link').first().focus();
  await page.keyboard.press('F6');
  return page.getByRole('main').evaluate((main) => main.contains(document.activeElement));
}
