/** A pause after the last letter, in ms: the usual moment to keep what was typed. */
export const KEEP_AFTER_MS = 900;
/** Whoever types without a pause loses no more than this, in ms, whenever the power goes. */
export const KEEP_LATEST_MS = 1_500;

export interface KeepSoon {
  /** Something was typed: kept after a pause, and at the latest `KEEP_LATEST_MS` after the first letter not kept yet. */
  typed(): void;
  /** Nothing more is kept until something is typed again. */
  stop(): void;
}

/** @param keep writes what stands there now */
export function makeKeepSoon(keep: () => void): KeepSoon {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let latestMs = 0;
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    stop,
    typed: () => {
      const nowMs = performance.now(); // a clock that is set back does not put the keeping off
      if (timer === null) latestMs = nowMs + KEEP_LATEST_MS;
      else clearTimeout(timer);
      timer = setTimeout(
        () => {
          timer = null;
          keep();
        },
        Math.max(0, Math.min(KEEP_AFTER_MS, latestMs - nowMs)),
      );
    },
  };
}
