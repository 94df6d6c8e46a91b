import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** Linux counts in nanoseconds how long this thread waited for a processor; elsewhere nothing is known of it. */
const SCHEDSTAT = `/proc/self/task/${String(process.pid)}/schedstat`;

/** How long this (main) thread stood ready and was not run, ms: what other programs on the machine cost. */
function waitedMs(): number {
  if (process.platform !== 'linux') return 0;
  return Number(readFileSync(SCHEDSTAT, 'utf8').split(' ')[1]) / 1e6;
}

/** What some work takes this thread, ms: by the clock, without the time for which other programs had the processor. */
export async function ownMsOf(work: () => unknown): Promise<number> {
  const [began, waited] = [performance.now(), waitedMs()];
  await work();
  return performance.now() - began - (waitedMs() - waited);
}

export interface OnThread {
  /** what the work took by the clock, ms */
  readonly ms: number;
  /** the same without the time for which other programs had the processor: this thread's own, and the disk's */
  readonly ownMs: number;
  /** the longest that this thread answered nobody, between two turns of the event loop, counted likewise */
  readonly longestMs: number;
}

/** Does work that waits again and again, and looks how long this thread was kept at a time. */
export async function onThread(work: () => Promise<unknown>): Promise<OnThread> {
  let longestMs = 0;
  let runs = true;
  const turn = (since: number, waited: number): void => {
    const [now, wait] = [performance.now(), waitedMs()];
    longestMs = Math.max(longestMs, now - since - (wait - waited));
    if (runs) setImmediate(turn, performance.now(), wait);
  };
  const [began, waited] = [performance.now(), waitedMs()];
  setImmediate(turn, began, waited);
  try {
    await work();
  } finally {
    runs = false;
  }
  const ms = performance.now() - began;
  return { ms, ownMs: ms - (waitedMs() - waited), longestMs };
}
