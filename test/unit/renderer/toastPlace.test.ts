import { expect, it } from 'vitest';
import { type Box, liftOver } from '../../../renderer/components/toastPlace.ts';

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
const CARD = box(900, 640, 1350, 690);

it('a card lies where it was put while nothing stands under it', () => {
  expect(liftOver(CARD, [])).toBe(0);
  expect(liftOver(CARD, [box(0, 640, 600, 700)])).toBe(0);
});

it('it goes up over the row of acts, and over the field above it in which is being written', () => {
  const buttons = box(980, 660, 1366, 704);
  expect(CARD.bottom - liftOver(CARD, [buttons])).toBeLessThanOrEqual(buttons.top - 8);
  const field = box(980, 600, 1366, 650);
  expect(CARD.bottom - liftOver(CARD, [buttons, field])).toBeLessThanOrEqual(field.top - 8);
});

it('it never leaves the window, and what is not drawn stands in no way', () => {
  expect(liftOver(CARD, [box(0, 0, 1366, 768)])).toBe(0);
  expect(liftOver(CARD, [box(900, 660, 1366, 660)])).toBe(0);
});
