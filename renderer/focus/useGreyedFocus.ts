import { type RefObject, useEffect } from 'react';

/** A page has these to place the focus itself, on what an act brought; then it goes back. */
const FRAMES = 4;

/**
 * Gives the focus back to the button that lost it: one that is greyed while its act runs (a file is chosen, a vault
 * works) falls out of use with the focus on it, and the next Enter or Tab would begin at the top of the window.
 */
export function useGreyedFocus(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = place.current;
    if (!root) return undefined;
    let at: EventTarget | null = document.activeElement;
    let greyed: HTMLElement | null = null;
    let frame = 0;
    const note = ({ target }: FocusEvent): void => {
      at = target;
      // a dialog or a pane that takes the focus meanwhile only keeps it for what is inside
      if (greyed !== null && !(target instanceof Node && target !== greyed && target.contains(greyed)))
        greyed = null;
    };
    const giveBack = (button: HTMLElement, left: number): void => {
      frame = requestAnimationFrame(() => {
        if (left > 1) giveBack(button, left - 1);
        else if (greyed === button && document.activeElement?.contains(button) === true) button.focus();
      });
    };
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (!(target instanceof HTMLButtonElement)) continue;
        if (target.disabled && target === at) greyed = target;
        else if (!target.disabled && target === greyed) giveBack(target, FRAMES);
      }
    });
    observer.observe(root, { subtree: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', note);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      document.removeEventListener('focusin', note);
    };
  }, [place]);
}
