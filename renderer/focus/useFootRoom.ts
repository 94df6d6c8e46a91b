import { useEffect, type RefObject } from 'react';

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at !== null; at = at.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(at).overflowY)) return at;
  return null;
}

/**
 * Buttons that stay over the foot of what scrolls hide nothing that has the focus: as much as they cover, in one row or in
 * several, is kept free there, also when the window becomes smaller or the buttons more.
 */
export function useFootRoom(form: RefObject<HTMLElement | null>, foot: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const bar = foot.current;
    const scroller = bar === null ? null : scrollerOf(bar);
    if (bar === null || scroller === null) return undefined;
    const observer = new ResizeObserver(() => {
      scroller.style.scrollPaddingBottom = `${bar.offsetHeight}px`;
      const focused = document.activeElement;
      const inForm = focused !== null && form.current?.contains(focused) === true && !bar.contains(focused);
      if (inForm) focused.scrollIntoView({ block: 'nearest' });
    });
    observer.observe(bar, { box: 'border-box' });
    observer.observe(scroller);
    return () => {
      observer.disconnect();
      scroller.style.scrollPaddingBottom = '';
    };
  }, [form, foot]);
}
