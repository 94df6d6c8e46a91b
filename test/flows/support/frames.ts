import type { Page } from '@playwright/test';

interface Held {
  readonly ask: typeof requestAnimationFrame;
  readonly waiting: FrameRequestCallback[];
}
type Window = typeof globalThis & { heldFrames?: Held };

/** The page draws no frame from here on: what waits for one does not come. */
export const holdFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const window = globalThis as Window;
    const waiting: FrameRequestCallback[] = [];
    window.heldFrames = { ask: window.requestAnimationFrame, waiting };
    window.requestAnimationFrame = (act) => waiting.push(act);
  });

/** Frames are drawn again, and what waited for one gets it. */
export const releaseFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const window = globalThis as Window;
    const held = window.heldFrames;
    if (!held) throw new Error('no frames are held');
    window.requestAnimationFrame = held.ask;
    for (const act of held.waiting) held.ask.call(window, act);
  });
