import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { MetElsewhere } from '../../../shared/incident.ts';
import type { Done, FromWorker, Job, ToWorker } from './protocol.ts';
import { Stopped } from './ring.ts';

/** Where the bundle of the worker lies when it is not beside this code: set by the tests' configuration only. */
declare const __WORKER_FOLDER__: string;
const FOLDER = typeof __WORKER_FOLDER__ === 'string' ? __WORKER_FOLDER__ : import.meta.dirname;

/** Two lanes: one reads and hashes while the other seals, or both open. An office's old PC has two cores. */
const LANES = 2;

/** What the cipher lets fall is cleared away early: it stays in the processor's cache, and memory stays flat. */
const YOUNG_MIB = 3;

interface Pending {
  readonly resolve: (done: Done) => void;
  readonly reject: (cause: unknown) => void;
  readonly onStep: (at: number) => void;
}

/** One worker thread and the jobs it was given. */
export class Lane {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  isGone = false;

  constructor(onReady: () => void, onGone: () => void) {
    this.#worker = new Worker(path.join(FOLDER, 'files.worker.js'), {
      env: {},
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB, maxOldGenerationSizeMb: 64 },
    });
    this.#worker.unref(); // an idle thread keeps no process alive
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') onReady();
      else this.#receive(message);
    });
    const gone = (cause?: unknown): void => {
      this.isGone = true;
      for (const { reject } of this.#pending.values()) reject(new AppError('internal', {}, { cause }));
      this.#pending.clear();
      onGone();
    };
    this.#worker.on('error', gone);
    this.#worker.on('exit', () => gone());
  }

  run(job: Job, onStep: (at: number) => void = () => undefined): Promise<Done> {
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, onStep });
      this.#worker.ref();
      const message: ToWorker = { id, job };
      this.#worker.postMessage(message, keysOf(job));
    });
  }

  #receive(message: Exclude<FromWorker, { kind: 'ready' }>): void {
    const waiting = this.#pending.get(message.id);
    if (waiting === undefined) return;
    if (message.kind === 'step') {
      waiting.onStep(message.at);
      return;
    }
    this.#pending.delete(message.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if (message.kind === 'done') waiting.resolve(message.done);
    else waiting.reject(asError(message));
  }
}

/** The buffers of keys: transferred, so that this thread's copy is gone. */
function keysOf(job: Job): ArrayBuffer[] {
  const keys: Uint8Array[] = [];
  if (job.kind === 'seal' || job.kind === 'open') keys.push(job.contentKey);
  if (job.kind === 'read' && 'sealed' in job.source) keys.push(job.source.contentKey);
  return keys.map((key) => key.buffer as ArrayBuffer);
}

/** A key in a buffer of its own, ready to be transferred. */
export function keyToGo(key: Uint8Array): Uint8Array {
  return new Uint8Array(key);
}

function asError({ error, errno, trail }: Extract<FromWorker, { kind: 'failed' }>): Error {
  if (errno === 'STOPPED') return new Stopped();
  const cause = new MetElsewhere(trail);
  if (errno === null) return new AppError(error.code, error.params, { cause });
  return Object.assign(new Error(errno, { cause }), { code: errno });
}

let lanes: Promise<readonly Lane[] | null> | null = null;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Gives the lanes to one piece of work at a time. They are started when first needed and kept.
 * @returns null when no thread could be started: the caller then does the work itself, slower
 */
export async function withLanes<T>(work: (lanes: readonly Lane[]) => Promise<T>): Promise<T | null> {
  const mine = turn.then(async () => {
    const ready = await (lanes ??= startLanes());
    if (ready === null) return null;
    if (ready.some((lane) => lane.isGone)) {
      lanes = null;
      throw new AppError('internal');
    }
    return work(ready);
  });
  turn = mine.catch(() => undefined);
  return mine;
}

async function startLanes(): Promise<readonly Lane[] | null> {
  try {
    return await Promise.all(
      Array.from(
        { length: LANES },
        () =>
          new Promise<Lane>((resolve, reject) => {
            const lane: Lane = new Lane(
              () => resolve(lane),
              () => reject(new Error('no worker thread')),
            );
          }),
      ),
    );
  } catch {
    return null;
  }
}
