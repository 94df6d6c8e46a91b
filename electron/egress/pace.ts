export interface Pace {
  /** Resolves when `bytes` may pass; those who ask wait in the order of their asking. */
  pass(bytes: number): Promise<void>;
}

/** Most that may pass at once after a pause, in milliseconds of the line. */
const BURST_MS = 1000;

/**
 * Holds the traffic below `bytesPerSecond`, so that the office's line stays free for others; null is no limit.
 * A piece larger than the burst passes and is paid for by those after it.
 */
export function createPace(
  bytesPerSecond: number | null,
  nowMs: () => number,
  wait: (ms: number) => Promise<void>,
): Pace {
  let freeAtMs = nowMs() - BURST_MS;
  return {
    async pass(bytes) {
      if (bytesPerSecond === null) return;
      const now = nowMs();
      const startMs = Math.max(freeAtMs, now - BURST_MS);
      freeAtMs = startMs + (bytes * 1000) / bytesPerSecond;
      if (startMs > now) await wait(startMs - now);
    },
  };
}
