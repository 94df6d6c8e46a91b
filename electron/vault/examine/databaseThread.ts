import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { MetElsewhere } from '../../../shared/incident.ts';
import type { Reply } from '../../../shared/ipc/reply.ts';
import type { DatabaseKey } from '../db/handles.ts';
import { examine, type Examined, type ExamineJob } from './examine.ts';

/** Where the bundle of the worker lies when it is not beside this code: set by the tests' configuration only. */
declare const __WORKER_FOLDER__: string;
const FOLDER = typeof __WORKER_FOLDER__ === 'string' ? __WORKER_FOLDER__ : import.meta.dirname;

/** What the thread says at its end; of a failure with the trail of its cause, see shared/incident.ts. */
export type FromDatabaseThread = Reply<Examined> & { readonly trail?: readonly string[] };

/** Where no thread can be started the work is done here, and others wait. */
export async function examineOnThread(job: ExamineJob): Promise<Examined> {
  const worker = await startWorker();
  if (worker === null) return examine(job);
  const [secret, next] = [taken(job.secret), job.next && taken(job.next)];
  const own = { ...job, secret, ...(next && { next }) };
  const keys = [secret, ...(next ? [next] : [])];
  try {
    const reply = await new Promise<FromDatabaseThread>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new AppError('internal', { at: 'database-thread' })));
      worker.postMessage(
        own,
        keys.flatMap(({ key, salt }) => [key.buffer, salt.buffer]),
      );
    });
    if (reply.ok) return reply.value;
    throw new AppError(reply.error.code, reply.error.params, { cause: new MetElsewhere(reply.trail ?? []) });
  } finally {
    await worker.terminate();
  }
}

/** For the thread alone: a copy that moves there, and nothing left here. */
function taken({ key, salt }: DatabaseKey): { key: Uint8Array<ArrayBuffer>; salt: Uint8Array<ArrayBuffer> } {
  const own = { key: new Uint8Array(key), salt: new Uint8Array(salt) };
  key.fill(0);
  salt.fill(0);
  return own;
}

function startWorker(): Promise<Worker | null> {
  return new Promise((resolve) => {
    const worker = new Worker(path.join(FOLDER, 'database.worker.js'), { env: {}, execArgv: [] });
    worker.once('online', () => resolve(worker));
    worker.once('error', () => resolve(null));
  });
}
