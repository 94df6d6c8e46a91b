import path from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from './support/launch.ts';

export const SIZES = { laptop: { width: 1366, height: 768 }, scaled: { width: 1093, height: 614 } } as const;

/** Brings the page to a size; the window follows where the screen allows. */
export const resize = (page: Page, size: keyof typeof SIZES): Promise<void> =>
  page.setViewportSize(SIZES[size]);

/** A picture for people to look at, where `AN_THU_PICTURES=1` asks for it: out/<folder>/<name>.png */
export async function picture(page: Page, name: string, folder = 'screens'): Promise<void> {
  if (process.env['AN_THU_PICTURES'] === '1') await takePicture(page, `${folder}/${name}`);
}

/** out/<name>.png */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: path.join(ROOT, 'out', `${name}.png`), animations: 'disabled' });
}

/** Chromium's advice to whoever reads a canvas back: that is these tests looking for ink, not the page. */
const ADVICE = /^Canvas2D: Multiple readback operations/;

/** Everything the page complains about: policy violations, script errors. A run expects none. */
export function watchComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const bad = ['error', 'warning'].includes(message.type()) && !ADVICE.test(message.text());
    if (bad) complaints.push(message.text());
  });
  return complaints;
}
