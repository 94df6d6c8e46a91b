/** Calls that a window may make at once, and per second after that: far above a person, below a runaway loop. */
export const CALLS_AT_ONCE = 400;
export const CALLS_PER_SECOND = 200;

/**
 * A token bucket.
 * @param nowMs monotonic clock, milliseconds
 * @returns a function that takes one token and answers whether there was one
 */
export function tokenBucket(
  nowMs: () => number,
  capacity = CALLS_AT_ONCE,
  perSecond = CALLS_PER_SECOND,
): () => boolean {
  let tokens = capacity;
  let atMs = nowMs();
  return () => {
    const now = nowMs();
    tokens = Math.min(capacity, tokens + (Math.max(0, now - atMs) * perSecond) / 1000);
    atMs = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
