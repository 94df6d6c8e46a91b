/** A machine that slept, or whose clock was set, is looked at again within this. */
const LOOK_AGAIN_MS = 60_000;

/**
 * Acts once the time of an inspection is over.
 * @returns stops waiting
 */
export function atVisitEnd(untilMs: number, nowMs: () => number, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const left = untilMs - nowMs();
    if (left <= 0) act();
    else timer = setTimeout(look, Math.min(left, LOOK_AGAIN_MS));
  };
  look();
  return () => clearTimeout(timer);
}
