import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** Linux counts in nanoseconds how long this thread waited for a processor; elsewhere nothing is known of it. */
const SCHEDSTAT = `/proc/self/task/${String(process.pid)}/schedstat`;

/** How long this (main) thread stood ready and was not run, ms: what other programs on the machine cost. */
function waitedMs(): number {
  if (process.platform !== 'linux') return 0;
  return Number(readFileSync(SCHEDSTAT, 'utf8').split(' ')[1]) / 1e6;
}

/**
 * The longest that this thread answered nobody while `work` ran, ms: between two turns of the event loop, the disk's time in it,
 * the time that other programs had the processor taken off.
 */
export async function longestTaskOf(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let runs = true;
  const turn = (since: number, waited: number): void => {
    const [now, wait] = [performance.now(), waitedMs()];
    longest = Math.max(longest, now - since - (wait - waited));
    if (runs) setImmediate(turn, performance.now(), wait);
  };
  setImmediate(turn, performance.now(), waitedMs());
  try {
    await work();
  } finally {
    runs = false;
  }
  return longest;
}
