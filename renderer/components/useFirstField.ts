import { useEffect, type RefObject } from 'react';
import { focusFirst } from './focusFirst.ts';

/**
 * A dialog opens with the keys in its first field, also where its fields come a moment later (what they offer is still
 * being asked for), but never after the hand has begun.
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
      if (begun || inside || focusFirst(element.querySelector('.dialogBody'))) stop();
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
