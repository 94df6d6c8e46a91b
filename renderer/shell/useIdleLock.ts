import { useEffect } from 'react';
import { useSession } from '../data/session.ts';

const CHECK_MS = 5_000;

/** A shared machine: after so many minutes without a key or a movement the vault locks. */
export function useIdleLock(minutes: number): void {
  useEffect(() => {
    let last = performance.now();
    const touch = (): void => {
      last = performance.now();
    };
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touch, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (performance.now() - last >= minutes * 60_000) void useSession.getState().lock('idle');
    }, CHECK_MS);
    return () => {
      clearInterval(timer);
      for (const kind of kinds) window.removeEventListener(kind, touch, { capture: true });
    };
  }, [minutes]);
}
