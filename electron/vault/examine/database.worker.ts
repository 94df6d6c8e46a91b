import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { trailOf } from '../../../shared/incident.ts';
import { examine, type ExamineJob } from './examine.ts';
import type { FromDatabaseThread } from './databaseThread.ts';
import { toAppError } from '../db/handles.ts';

const say = (message: FromDatabaseThread): void => parentPort?.postMessage(message);

/**
 * A thread that reads a whole database: a copy, never the vault's own file, so that the vault answers meanwhile. One
 * job, then it ends; the key comes in a buffer of its own and is wiped after use.
 */
parentPort?.on('message', (job: ExamineJob) => {
  try {
    say({ ok: true, value: examine(job) });
  } catch (cause) {
    const error = cause instanceof AppError ? cause : toAppError(cause);
    say({ ok: false, error: error.toWire(), trail: trailOf(cause) });
  }
});
