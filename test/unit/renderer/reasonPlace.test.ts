import { describe, expect, it } from 'vitest';
import { reasonPlace } from '../../../renderer/components/reasonPlace.ts';

const window = { width: 1366, height: 768 };
const reason = { width: 300, height: 50 };
const button = (left: number, top: number) => ({ left, top, right: left + 120, bottom: top + 32 });

describe('where the reason of a greyed button stands', () => {
  it('over it, from its left edge', () => {
    expect(reasonPlace(button(966, 697), reason, window)).toEqual({ left: 966, top: 641 });
  });

  it('from its right edge where the window ends', () => {
    expect(reasonPlace(button(1200, 697), reason, window)).toEqual({ left: 1020, top: 641 });
  });

  it('under it where there is no room over it', () => {
    expect(reasonPlace(button(100, 20), reason, window)).toEqual({ left: 100, top: 58 });
  });

  it('whole in a window of few pixels', () => {
    expect(reasonPlace(button(0, 10), reason, { width: 200, height: 80 })).toEqual({ left: 0, top: 30 });
  });
});
