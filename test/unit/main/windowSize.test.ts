import { describe, expect, test } from 'vitest';
import { windowSize } from '../../../electron/main/windows/windowSize.ts';

describe('the size in which the window opens', () => {
  test('a large screen: the usual one, not maximized', () => {
    expect(windowSize({ width: 1920, height: 1040 })).toEqual({
      width: 1320,
      height: 740,
      minWidth: 1024,
      minHeight: 560,
      maximized: false,
    });
  });

  test('1366 × 768 at 125 % with a taskbar: the whole screen and nothing beyond it', () => {
    expect(windowSize({ width: 1093, height: 574 })).toEqual({
      width: 1093,
      height: 574,
      minWidth: 1024,
      minHeight: 560,
      maximized: true,
    });
  });

  test.each([
    { width: 1024, height: 552 },
    { width: 800, height: 600 },
    { width: 1366, height: 500 },
  ])('no smallest size is larger than a screen of $width × $height', (free) => {
    const size = windowSize(free);
    expect(size.width).toBeLessThanOrEqual(free.width);
    expect(size.height).toBeLessThanOrEqual(free.height);
    expect(size.minWidth).toBeLessThanOrEqual(free.width);
    expect(size.minHeight).toBeLessThanOrEqual(free.height);
    expect(size.maximized).toBe(true);
  });
});
