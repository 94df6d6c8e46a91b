import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { trailOf } from '../../../shared/incident.ts';
import { copyLane, openLane, readLane, sealLane } from './lanes.ts';
import type { Done, FromWorker, Job, ToWorker } from './protocol.ts';
import { RingControl, Stopped } from './ring.ts';

/** A worker thread of the vault: one job at a time, no socket, no database, no key beyond the job's own. */
const say = (message: FromWorker): void => parentPort?.postMessage(message);

function run(id: number, job: Job): Done {
  const step = (at: number): void => say({ kind: 'step', id, at });
  switch (job.kind) {
    case 'seal':
      return sealLane(job, step);
    case 'read':
      return readLane(job);
    case 'open':
      return openLane(job, step);
    case 'copy':
      return copyLane(job, step);
  }
}

function fail(id: number, job: Job, cause: unknown): void {
  if ('control' in job) new RingControl(job.control).stop(); // the lane beside this one waits for it
  const error = cause instanceof AppError ? cause.toWire() : new AppError('internal').toWire();
  const errno = cause instanceof Stopped ? 'STOPPED' : ((cause as NodeJS.ErrnoException).code ?? null);
  say({ kind: 'failed', id, error, errno: cause instanceof AppError ? null : errno, trail: trailOf(cause) });
}

parentPort?.on('message', ({ id, job }: ToWorker) => {
  try {
    say({ kind: 'done', id, done: run(id, job) });
  } catch (cause) {
    fail(id, job, cause);
  }
});

/**
 * Let go of at once. Freeing a block of this size tells glibc to keep what a thread frees instead of handing it back
 * to the system piece by piece; without it the cipher's pieces are mapped anew for every segment, and two threads
 * that do so wait for each other (measured: 40 % of the time). No page of it is ever touched.
 */
const LET_GO_BYTES = 24 * 1024 * 1024;
new ArrayBuffer(LET_GO_BYTES);
say({ kind: 'ready' });
