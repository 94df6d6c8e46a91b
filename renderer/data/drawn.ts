/** Not waited for longer than this: a window that is not shown draws nothing. */
const DRAWN_WITHIN_MS = 250;

/** Resolves when what was just rendered stands on the screen. */
export const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, DRAWN_WITHIN_MS);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
