import { useEffect, useRef } from 'react';

/**
 * The pages of the files stand in the field until somebody types another number, and follow the files that come and go.
 * @param typed what stands in the field
 * @param counted of all files
 */
export function usePages(
  typed: number | null,
  counted: number | null,
  write: (pages: number | null) => void,
): void {
  const before = useRef<number | null>(null);
  const latest = useRef({ typed, write });
  useEffect(() => {
    latest.current = { typed, write };
  });
  useEffect(() => {
    const isOurs = latest.current.typed === null || latest.current.typed === before.current;
    before.current = counted;
    if (isOurs && latest.current.typed !== counted) latest.current.write(counted);
  }, [counted]);
}
