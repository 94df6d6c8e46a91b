import { useEffect, type RefObject } from 'react';

/**
 * Keeps the keyboard inside a dialog: where the element with the focus is taken away or put out of use (a button whose
 * work is done), the focus would fall out of the dialog, and Esc and Tab with it. The dialog itself takes it then.
 */
export function useKeepFocus(dialog: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    let frame = 0;
    const check = (): void => {
      const at = document.activeElement;
      if (at === null || at === document.body || at.matches(':disabled')) element.focus();
    };
    // a list that closes gives the focus back to its field a frame later: only what is still lost then is caught
    const keep = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(check);
      });
    };
    const observer = new MutationObserver(keep);
    observer.observe(element, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [dialog]);
}
