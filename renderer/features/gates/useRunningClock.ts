import { useEffect, useState } from 'react';

const LOOK_MS = 5_000;

/**
 * A time of day that goes on while a screen stands.
 * @param fromMs what the clock said when the screen came, epoch ms
 */
export function useRunningClock(fromMs: number): number {
  const [passedMs, setPassedMs] = useState(0);
  useEffect(() => {
    const came = Date.now();
    const timer = setInterval(() => setPassedMs(Date.now() - came), LOOK_MS);
    return () => clearInterval(timer);
  }, [fromMs]);
  return fromMs + passedMs;
}
