import { expect, it } from 'vitest';
import { zoomStep } from '../../../shared/domain/zoom.ts';

it('goes by steps to twice the size and back, from wherever it stood, and stays at either end', () => {
  const up = [100];
  for (let at = 0; at < 6; at += 1) up.push(zoomStep(up.at(-1) ?? 0, 1));
  expect(up).toEqual([100, 110, 125, 150, 175, 200, 200]);
  expect(zoomStep(130, -1)).toBe(125);
  expect(zoomStep(80, -1)).toBe(80);
});
