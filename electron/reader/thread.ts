import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReaderError, ReaderJob } from '../../shared/ipc/readerProtocol.ts';
import type { Part } from './operations.ts';

export type ToThread =
  | { readonly kind: 'work'; readonly job: ReaderJob; readonly bytes: Uint8Array }
  | { readonly kind: 'more' };
export type FromThread =
  | Part
  | { readonly kind: 'failed'; readonly error: ReaderError; readonly trail?: string[] };

/** What short-lived objects may take, MiB; the rest of the budget is for what is kept. */
const YOUNG_MIB = 16;

export interface Thread {
  readonly heapMiB: number;
  post(message: ToThread): void;
  /** Resolves when it is gone, in the midst of whatever it did; false when it does not go. */
  end(): Promise<boolean>;
}

/** @param onGone it ended by itself; `memory` tells that it had kept more than it may; of a crash the cause, if known */
export function startThread(
  heapMiB: number,
  onMessage: (from: Thread, message: FromThread) => void,
  onGone: (from: Thread, why: 'memory' | 'crash', cause?: unknown) => void,
): Thread {
  const worker = new Worker(path.join(import.meta.dirname, 'reader.worker.js'), {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMiB, maxYoungGenerationSizeMb: YOUNG_MIB },
  });
  const thread: Thread = {
    heapMiB,
    post: (message) =>
      worker.postMessage(message, message.kind === 'work' ? [message.bytes.buffer as ArrayBuffer] : []),
    end: () => settledWithin(worker.terminate(), ENDING_MS),
  };
  worker.on('message', (message: FromThread) => onMessage(thread, message));
  worker.on('error', (cause: NodeJS.ErrnoException) =>
    cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? onGone(thread, 'memory') : onGone(thread, 'crash', cause),
  );
  worker.on('exit', () => onGone(thread, 'crash'));
  return thread;
}

/** A thread that has not ended by then is in code that cannot be interrupted: the process ends instead. */
const ENDING_MS = 500;

async function settledWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  const settled = await Promise.race([work.then(() => true as const), late]);
  clearTimeout(timer);
  return settled;
}
