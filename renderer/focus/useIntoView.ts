import { useEffect, useRef, type RefObject } from 'react';

/**
 * What answers an act is seen: it comes into view, by the shortest way, when it appears and whenever it changes.
 * @param what the answer; null where it answers no act of the person and must move nothing
 */
export function useIntoView<E extends HTMLElement>(what: unknown): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    const answer = element.current;
    if (what === null || answer === null) return undefined;
    const show = (): void => answer.scrollIntoView({ block: 'nearest' });
    show();
    // its ground is read after it appears: what it gains in height is shown too, until the person moves on
    let height = answer.offsetHeight;
    const grown = new ResizeObserver(() => {
      if (answer.offsetHeight > height && answer.contains(document.activeElement)) show();
      height = answer.offsetHeight;
    });
    grown.observe(answer);
    return () => grown.disconnect();
  }, [what]);
  return element;
}
