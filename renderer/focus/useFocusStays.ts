import { useEffect, type RefObject } from 'react';
import { pathOf, placeOn } from './focusPath.ts';

/**
 * Keeps the focus in a pane whose lines change under it: an act that is done takes its button away, often a moment after
 * the dialog gave the focus back to it. The next act of the line has it then, or the pane itself.
 */
export function useFocusStays(pane: RefObject<HTMLElement | null>, on = true): void {
  useEffect(() => {
    const element = pane.current;
    if (!element || !on) return undefined;
    let path: readonly Element[] = [];
    const note = (): void => {
      const at = document.activeElement;
      path = at !== null && element.contains(at) ? pathOf(at) : [];
    };
    note();
    const observer = new MutationObserver(() => {
      const lost = path[0] !== undefined && !path[0].isConnected;
      if (lost && document.activeElement === document.body) placeOn(path)?.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', note);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', note);
      observer.disconnect();
    };
  }, [pane, on]);
}
