import type { Locator, Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** How much axe looks at: a screen whole once; by dark only its colours; in another size nothing that could differ. */
export type Axe = 'whole' | 'colours' | 'none';

/**
 * What is wrong with the screen as it stands, in words; empty when nothing is. Accessibility by axe, the content
 * policy by its traces (injected styles), and the page's own width.
 */
export async function faultsOf(page: Page, looks: Axe = 'whole'): Promise<string[]> {
  const faults = looks === 'none' ? [] : await violationsOf(page, looks);
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

/** One source for all pages of a worker; a page that has it is not given it again. */
const { source } = axe;

async function violationsOf(page: Page, looks: 'whole' | 'colours'): Promise<string[]> {
  const faults: string[] = [];
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const violations = await page.evaluate(
    async (rules) => {
      // what still fades in has not the colours that it is read in; it begins to with the next frame
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const ending = document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(ending.map(({ finished }) => finished));
      // what passes is not told of, and nothing is fetched anew to be looked at
      const plan = { resultTypes: ['violations' as const], preload: false };
      const found = await window.axe.run(document, rules === null ? plan : { ...plan, runOnly: rules });
      return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
    },
    looks === 'whole' ? null : ['color-contrast'],
  );
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
