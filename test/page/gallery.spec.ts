import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { drawn, faultsOf } from '../flows/inspect.ts';
import { openStation, type Station } from '../flows/station.ts';
import { picture, resize, SIZES } from '../flows/window.ts';
import { ROOT } from '../flows/support/launch.ts';

/** Files of renderer/components that have no place of their own in the gallery (build/gallery), and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  ButtonReason: 'the reason of a greyed Button',
  ColumnHandle: 'in the head of VirtualTable',
  MissingKey: 'words beside a Button, after a key in a form that is not filled in',
  ShowTyped: 'in a TextField for a passphrase',
};

let station: Station;
test.beforeAll(async () => {
  station = await openStation({ args: ['--gallery'] });
});
test.afterAll(async () => station.run.app.close());

/** Shows a component alone, or all of them (''), and waits until nothing is being read any more. */
async function show(page: Page, component: string, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), `${component}?theme=${theme}`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  const places = page.locator('[data-component]');
  if (component === '') await expect.poll(() => places.count()).toBeGreaterThan(1);
  else await expect(places).toHaveCount(1);
}

const namesOfPlaces = (page: Page): Promise<string[]> =>
  page
    .locator('[data-component]')
    .evaluateAll((places) => places.map((place) => place.getAttribute('data-component') ?? ''));

/** States that are wider than their box, or that reach past the page. */
const sideways = (page: Page): Promise<string[]> =>
  page.locator('.galleryState').evaluateAll((states) =>
    states
      .filter((state) => {
        const box = state.querySelector('.galleryBox');
        return box === null || box.scrollWidth > box.clientWidth;
      })
      .map(
        (state) =>
          `${state.closest('[data-component]')?.getAttribute('data-component') ?? '?'}: ${state.getAttribute('data-state') ?? '?'}`,
      ),
  );

test('every component has a place', async () => {
  await show(station.page, '', 'light');
  const files = readdirSync(path.join(ROOT, 'renderer/components'))
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => name.replace('.tsx', ''));
  const placed = await namesOfPlaces(station.page);
  expect([...placed, ...Object.keys(WITHOUT)].toSorted()).toEqual(files.toSorted());
});

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: no fault, and nothing is wider than its place`, async () => {
    const { page } = station;
    const faults: string[] = [];
    for (const size of ['laptop', 'scaled'] as const) {
      await resize(page, size);
      await show(page, '', theme);
      await expect.poll(() => drawn(page.locator('.viewerDesk canvas').last())).toBe(true);
      faults.push(...(await sideways(page)).map((state) => `${SIZES[size].width}: ${state} is too wide`));
    }
    faults.push(...(await faultsOf(page)));
    expect(faults).toEqual([]);
  });

  test(`${theme}: what lies over the page has no fault`, async () => {
    const { page } = station;
    const faults: string[] = [];
    await resize(page, 'scaled');
    for (const component of ['Dialog', 'Palette']) {
      await show(page, component, theme);
      for (const [index, opener] of (await page.locator('[data-opener] > button').all()).entries()) {
        await opener.click();
        const dialog = page.locator('[role="dialog"], [role="alertdialog"]');
        await expect(dialog).toBeVisible();
        await picture(page, `${component}-${index}-${theme}`, 'screens/gallery');
        faults.push(...(await faultsOf(page)).map((fault) => `${component} ${index}: ${fault}`));
        await page.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
      }
    }
    for (const [component, role] of [
      ['Menu', 'menu'],
      ['Select', 'listbox'],
      ['ToastRegion', 'status'],
    ] as const) {
      await show(page, component, theme);
      await page.locator('.galleryBox button').first().click();
      await expect(page.getByRole(role)).toBeVisible();
      await picture(page, `${component}-${theme}`, 'screens/gallery');
      faults.push(...(await faultsOf(page)).map((fault) => `${component}: ${fault}`));
      await page.keyboard.press('Escape');
    }
    expect(faults).toEqual([]);
  });

  // for people to look at; nothing is asserted on them
  if (process.env['AN_THU_PICTURES'] === '1')
    test(`${theme}: pictures`, async () => {
      const { page } = station;
      await show(page, '', theme);
      const names = await namesOfPlaces(page);
      for (const size of ['laptop', 'scaled'] as const) {
        await resize(page, size);
        for (const name of names) {
          await show(page, name, theme);
          await expect(page.locator('.loadingRows:empty')).toHaveCount(0);
          const drawing = page.locator('.viewerDesk canvas');
          if (['ImageViewer', 'PdfViewer'].includes(name))
            await expect.poll(() => drawn(drawing.first())).toBe(true);
          await picture(page, `${name}-${theme}-${SIZES[size].width}`, 'screens/gallery');
        }
      }
    });
}

test('the gallery complains of nothing', () => expect(station.complaints).toEqual([]));
