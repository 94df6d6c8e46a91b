/**
 * The reading or writing of a channel that runs now, so that a person can stop it. What was done until then stays
 * done: every file is a whole step, and the next run goes on where this one stopped.
 */
let running: AbortController | null = null;

/** Runs with a signal; a second run beside it gets its own and is stopped together with it. */
export async function stoppable<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const mine = (running ??= new AbortController());
  try {
    return await run(mine.signal);
  } finally {
    if (running === mine) running = null;
  }
}

/** @returns whether anything ran */
export function stopPumping(): boolean {
  running?.abort();
  return running !== null;
}
