import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

/** How much axe looks at: a screen whole once; by dark only its colours; in another size nothing that could differ. */
export type Axe = 'whole' | 'colours' | 'none';

/**
 * What is wrong with the screen as it stands, in words; empty when nothing is. Accessibility by axe, the content
 * policy by its traces (injected styles), and the page's own width.
 */
export async function faultsOf(page: Page, axe: Axe = 'whole'): Promise<string[]> {
  const faults = axe === 'none' ? [] : await violationsOf(page, axe);
  const seen = await page.evaluate(() => ({
    styles: document.querySelectorAll('style').length,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    taller: document.documentElement.scrollHeight - document.documentElement.clientHeight,
  }));
  if (seen.styles > 0) faults.push(`${seen.styles} injected style elements`);
  if (seen.wider > 0) faults.push(`the page scrolls ${seen.wider} px sideways`);
  if (seen.taller > 0) faults.push(`the page scrolls ${seen.taller} px down; only panes may`);
  return faults;
}

async function violationsOf(page: Page, axe: 'whole' | 'colours'): Promise<string[]> {
  const faults: string[] = [];
  // Electron opens no second page to run axe in: the legacy mode stays in this one
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (axe === 'whole' ? builder : builder.withRules(['color-contrast'])).analyze();
  for (const { id, nodes: found } of violations) {
    // the choice of a level shows its mark as a drawing; axe reads the letter in it (A, B, C) as words of the button
    const nodes = found.filter(
      ({ html }) => id !== 'label-content-name-mismatch' || !html.includes('data-field="level"'),
    );
    faults.push(...nodes.slice(0, 3).map((node) => `axe ${id}: ${node.html.slice(0, 160)}`));
  }
  return faults;
}

/** Whether there is ink on the paper: a page of a PDF stands in the viewer. */
export function drawn(canvas: Locator): Promise<boolean> {
  return canvas.evaluate((element) => {
    const paper = element as HTMLCanvasElement;
    if (paper.width === 0 || paper.height === 0) return false;
    // read from a copy: the browser complains of canvases that are read again and again
    const width = Math.min(400, paper.width);
    const height = Math.round((paper.height * width) / paper.width);
    const copy = Object.assign(document.createElement('canvas'), { width, height });
    const ink = copy.getContext('2d', { willReadFrequently: true });
    if (!ink) return false;
    ink.drawImage(paper, 0, 0, width, height);
    const { data } = ink.getImageData(0, 0, width, height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 255) < 170 && (data[at + 3] ?? 0) > 0) dark += 1;
    return dark > 50;
  });
}
