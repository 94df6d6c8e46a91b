/** How large the window may draw, in hundredths of the usual size. */
export const ZOOM = { least: 80, usual: 100, most: 200 } as const;
const STEPS: readonly number[] = [ZOOM.least, 90, ZOOM.usual, 110, 125, 150, 175, ZOOM.most];

/** The next larger (1) or smaller (-1) size; the same at either end. */
export function zoomStep(now: number, by: 1 | -1): number {
  const steps = by === 1 ? STEPS : STEPS.toReversed();
  return steps.find((step) => (step - now) * by > 0) ?? steps.at(-1) ?? now;
}
