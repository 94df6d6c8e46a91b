import { useEffect, useRef, type RefObject } from 'react';
import { keyOf, type Line, newestOf } from './caseLines.ts';

/** What an act on the case that is open left in it is seen: on a low screen it would lie below the edge. */
export function useNewestInView(lines: readonly Line[]): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const newest = known.current === null ? null : newestOf(lines, known.current);
    known.current = new Set(lines.map(keyOf));
    if (newest === null) return;
    list.current?.querySelector(`[data-line="${CSS.escape(newest)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [lines]);
  return list;
}
