import { useEffect, useRef, type RefObject } from 'react';

/**
 * What answers an act is seen: it comes into view, by the shortest way, when it appears and whenever it changes.
 * @param what the answer; null where it answers no act of the hand and must move nothing
 */
export function useIntoView<E extends HTMLElement>(what: unknown): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (what !== null) element.current?.scrollIntoView({ block: 'nearest' });
  }, [what]);
  return element;
}
