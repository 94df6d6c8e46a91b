/** What a card must not lie on: where it is in the window, in CSS px. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 8;

/**
 * How far a card must go up so that it lies on none of these, one above the other; where there is no room left above,
 * it stays as low as it can.
 * @param card where it lies without being lifted
 */
export function liftOver(card: Box, taken: readonly Box[]): number {
  let lift = 0;
  // going up over one may bring it under another
  for (let turn = 0; turn <= taken.length; turn += 1) {
    const top = card.top - lift;
    const bottom = card.bottom - lift;
    const under = taken.filter(
      (box) =>
        box.bottom > box.top &&
        box.right > card.left &&
        box.left < card.right &&
        box.bottom > top &&
        box.top < bottom + GAP,
    );
    if (under.length === 0) return lift;
    const next = card.bottom + GAP - Math.min(...under.map((box) => box.top));
    if (card.top - next < 0) return lift;
    lift = next;
  }
  return lift;
}

/** Bars and rows of acts, and the field in which is being written. */
export function takenPlaces(): Box[] {
  const bars = [...document.querySelectorAll('.actionBar, .actButtons, .dialogActions')];
  const focused = document.activeElement;
  const field =
    focused instanceof HTMLElement && focused.matches('input, textarea, .selectButton')
      ? (focused.closest('.field') ?? focused)
      : null;
  return [...bars, ...(field === null ? [] : [field])].map((element) => element.getBoundingClientRect());
}
