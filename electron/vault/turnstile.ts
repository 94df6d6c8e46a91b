/** Counts the calls that run, so that what must be alone in the vault finds the moment when none does. */
export interface Turnstile {
  /** Runs a call. The last one to end is answered when what waited for that moment is done. */
  through<T>(work: () => Promise<T>): Promise<T>;
  /** While something is alone: until it is done. Whoever waited looks again. Null: come in. */
  shut(): Promise<void> | null;
  /** Whether a call runs beside the one that asks. */
  isShared(): boolean;
}

/** @param whenQuiet begins what must be alone, null: nothing must; neither it nor its promise ever throws */
export function createTurnstile(whenQuiet: () => Promise<void> | null): Turnstile {
  let running = 0;
  let alone: Promise<void> | null = null;
  return {
    async through(work) {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        const begun = running === 0 && alone === null ? whenQuiet() : null;
        if (begun !== null) {
          alone = begun.finally(() => (alone = null));
          await alone;
        }
      }
    },
    shut: () => alone,
    isShared: () => running > 1,
  };
}
