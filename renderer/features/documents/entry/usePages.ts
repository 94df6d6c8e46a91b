import { useEffect, useRef } from 'react';

/**
 * The pages of the files stand in the field until somebody types another number, and follow the files that come and go.
 * @param typed what stands in the field
 * @param counted of all files
 * @param round another one is another entry: a file that was put aside may have as many pages as the one before it
 */
export function usePages(
  typed: number | null,
  counted: number | null,
  write: (pages: number | null) => void,
  round: number,
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
  }, [counted, round]);
}
