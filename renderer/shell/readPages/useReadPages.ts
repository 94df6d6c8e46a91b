import { useEffect } from 'react';
import { call } from '../../data/bridge.ts';

/** The machine is the person's: files are read while nobody types or moves the mouse. */
const REST_MS = 20_000;
const LOOK_MS = 5_000;

/**
 * Reads files of ordinary documents for the search while the person rests: one page after the other, the next only
 * while the rest lasts.
 */
export function useReadPages(may: boolean): void {
  useEffect(() => {
    if (!may) return undefined;
    let last = performance.now();
    let isReading = false;
    let isOver = false;
    const touch = (): void => {
      last = performance.now();
    };
    const rests = (): boolean => !isOver && performance.now() - last >= REST_MS;
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touch, { capture: true, passive: true });
    const read = async (): Promise<void> => {
      isReading = true;
      try {
        while (rests()) {
          const reply = await call('pages.due', {});
          if (!reply.ok || reply.value.next === null) return;
          const { readDueFile } = await import('./readDueFile.ts'); // what draws PDF is large, and seldom needed here
          if (!(await readDueFile(reply.value.next, rests))) return;
        }
      } finally {
        isReading = false;
      }
    };
    const timer = setInterval(() => {
      if (!isReading && rests()) read().catch(() => undefined); // the next rest tries again
    }, LOOK_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
      for (const kind of kinds) window.removeEventListener(kind, touch, { capture: true });
    };
  }, [may]);
}
