import { useEffect, type RefObject } from 'react';
import { ENTRY, focusFirst } from './focusFirst.ts';

/**
 * A dialog opens with the focus in its first field, also where its fields come a moment later (what they offer is still
 * being asked for): a field further down does not take it meanwhile. Never after the person has begun.
 */
export function useFirstField(dialog: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    let begun = false;
    const observer = new MutationObserver(() => enter());
    const stop = (): void => {
      begun = true;
      observer.disconnect();
    };
    const enter = (): void => {
      const at = document.activeElement;
      const inside = at !== element && element.contains(at);
      if (begun || inside) return stop();
      const body = element.querySelector<HTMLElement>('.dialogBody');
      if (!isStillAsked(body) && focusFirst(body)) stop();
    };
    enter();
    if (begun) return undefined;
    observer.observe(element, { childList: true, subtree: true });
    element.addEventListener('keydown', stop);
    return () => {
      observer.disconnect();
      element.removeEventListener('keydown', stop);
    };
  }, [dialog]);
}

/** A list above all the fields is on its way: it is the first of them. */
function isStillAsked(body: HTMLElement | null): boolean {
  const waits = body?.querySelector('[aria-busy="true"]') ?? null;
  const first = body?.querySelector(ENTRY) ?? null;
  if (waits === null || first === null) return false;
  return Boolean(waits.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING);
}
