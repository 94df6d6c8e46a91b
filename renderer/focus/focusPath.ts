const LINE = 'li, [role="row"], [role="listitem"]';
const ACT = 'button:enabled, a[href], input:enabled';
const PLACE = '[tabindex="0"], [data-pane-focus]';

/** What the focus stands in, from the element outwards. */
export function pathOf(element: Element): readonly Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement)
    path.push(at);
  return path;
}

/**
 * Where the focus goes when what it stood on is gone or out of use: to the next act of the same line, else to the list or pane that the
 * line stood in.
 */
export function placeOn(path: readonly Element[]): HTMLElement | null {
  for (const at of path) {
    if (!at.isConnected || at.matches(':disabled')) continue;
    if (at === path[0] && at instanceof HTMLElement) return at;
    const act = at.matches(LINE) ? at.querySelector<HTMLElement>(ACT) : null;
    if (act) return act;
    if (at instanceof HTMLElement && at.matches(PLACE)) return at;
  }
  return null;
}
