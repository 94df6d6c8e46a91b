/** What is free on the screen, taskbar taken off, and sizes of a window, in CSS pixels (a scale of 125 % makes them fewer). */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Below this the screens are not laid out; a smaller screen wins all the same. */
const SMALLEST: Size = { width: 1024, height: 560 };
const USUAL: Size = { width: 1320, height: 740 };

export interface WindowSize extends Size {
  readonly minWidth: number;
  readonly minHeight: number;
  /** the screen has no room to spare: the whole of it */
  readonly maximized: boolean;
}

/**
 * Size in which the window opens: the usual one, never larger than what the screen has free. A PC of 1366 × 768
 * at 125 % has about 1093 × 574 of it; a window larger than that hides its foot and its right edge.
 */
export function windowSize(free: Size): WindowSize {
  return {
    width: Math.min(USUAL.width, free.width),
    height: Math.min(USUAL.height, free.height),
    minWidth: Math.min(SMALLEST.width, free.width),
    minHeight: Math.min(SMALLEST.height, free.height),
    maximized: free.width < USUAL.width || free.height < USUAL.height,
  };
}
