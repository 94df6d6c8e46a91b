import { useEffect, useState, type RefObject } from 'react';

/** Inner width of an element, in whole CSS px; settles before it is told, so that dragging a pane edge redraws once. */
export function useSize(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const observer = new ResizeObserver(([entry]) => {
      const next = Math.floor(entry?.contentRect.width ?? 0);
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => setWidth(next), 80);
    });
    observer.observe(target);
    // No first width here: the observer reports one at once (after the same pause).
    return () => {
      if (timer) clearTimeout(timer);
      observer.disconnect();
    };
  }, [element]);
  return width;
}
