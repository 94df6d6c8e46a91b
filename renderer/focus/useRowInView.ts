import { useEffect, useRef, type RefObject } from 'react';

/**
 * Where the list has the focus and its height changes (another size of the window), the row that is read stays in view.
 * @param bring brings it into view, by the shortest way
 */
export function useRowInView(
  scroller: RefObject<HTMLElement | null>,
  focused: boolean,
  bring: () => void,
): void {
  const latest = useRef(bring);
  useEffect(() => {
    latest.current = bring;
  });
  useEffect(() => {
    const element = scroller.current;
    if (!focused || element === null) return undefined;
    let height: number | null = null; // the observer reports once at its beginning: nothing has changed then
    const observer = new ResizeObserver(() => {
      const before = height;
      height = element.clientHeight;
      if (before !== null && before !== height) latest.current();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, focused]);
}
