import { useEffect, useState } from 'react';

/**
 * The pause after wrong entries; counts down while it runs.
 * @param until epoch ms at which it ends, 0 where there is none
 * @returns milliseconds left
 */
export function useWait(until: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    if (until <= Date.now()) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, until - now);
}
