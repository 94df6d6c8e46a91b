import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { examine, type ExamineJob } from '../backup/examine.ts';
import { toAppError } from '../db/handles.ts';

/**
 * A thread that reads a whole database: a copy, never the vault's own file, so that the vault answers meanwhile. One
 * job, then it ends; the key comes in a buffer of its own and is wiped after use.
 */
parentPort?.on('message', (job: ExamineJob) => {
  try {
    parentPort?.postMessage({ ok: true, value: examine(job) });
  } catch (cause) {
    const error = cause instanceof AppError ? cause : toAppError(cause);
    parentPort?.postMessage({ ok: false, error: error.toWire() });
  }
});
