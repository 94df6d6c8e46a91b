export interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export interface Size {
  width: number;
  height: number;
}

const GAP = 6;

/**
 * Where the reason of a greyed button stands in the window: over the button and from its left edge; where there is no
 * room, from its right edge, and under it. Never beyond the window: a reason that is cut is none.
 */
export function reasonPlace(button: Edges, reason: Size, window: Size): { left: number; top: number } {
  const fromLeft = button.left + reason.width <= window.width;
  const left = fromLeft ? button.left : Math.min(button.right, window.width) - reason.width;
  const over = button.top - GAP - reason.height;
  const under = Math.min(button.bottom + GAP, window.height - reason.height);
  return { left: Math.max(0, left), top: Math.max(0, over >= 0 ? over : under) };
}
