export const MAX_RESTARTS = 3;
export const RESTART_WINDOW_MS = 60_000;

/** Answers whether a process that died may be started again: at most `max` times within `windowMs`. */
export function restartBudget(
  nowMs: () => number,
  max = MAX_RESTARTS,
  windowMs = RESTART_WINDOW_MS,
): () => boolean {
  let taken: number[] = [];
  return () => {
    const now = nowMs();
    taken = taken.filter((atMs) => now - atMs < windowMs);
    if (taken.length >= max) return false;
    taken.push(now);
    return true;
  };
}
