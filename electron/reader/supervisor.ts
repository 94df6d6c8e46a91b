import {
  type Budget,
  type FromReader,
  type ReaderError,
  type ReaderIncident,
  type ReaderJob,
  ToReader,
} from '../../shared/ipc/readerProtocol.ts';
import { foreignTrailOf } from '../../shared/incident.ts';
import { type FromThread, startThread, type Thread } from './thread.ts';

/** The end of the line to the vault, of Electron's or of Node's child processes. */
export interface VaultPort {
  onMessage(listener: (message: unknown) => void): void;
  post(message: FromReader | ReaderIncident): void;
}

interface Current {
  readonly id: number;
  readonly job: ReaderJob;
  readonly budget: Budget;
  readonly bytes: Uint8Array;
  filled: number;
  timers: NodeJS.Timeout[];
  /** its end was told, or is about to be */
  isOver: boolean;
}

/** How often the memory of the process is looked at. */
const LOOK_MS = 50;
/** What the process keeps after a large job is not given back to the machine: another one takes its place. */
const SPENT_MIB = 320;
const residentMiB = (): number => process.memoryUsage.rss() / 2 ** 20;

export type Cost = 'time' | 'memory' | 'crash';

const tooCostly = (why: Cost, { deadlineMs, residentMiB: mib }: Budget): ReaderError => ({
  code: 'file-too-costly',
  params: { why, seconds: Math.ceil(deadlineMs / 1000), mib },
});

/**
 * Takes jobs one at a time and has them done by one thread; ends the thread at once when a job costs more than its
 * budget or is told to stop, and starts another one for the next. A message that is out of order ends the process.
 */
export function serveReader(port: VaultPort, leave: () => void): void {
  let thread: Thread | null = null;
  let current: Current | null = null;

  function receive(raw: unknown): void {
    const parsed = ToReader.safeParse(raw);
    if (!parsed.success) return leave();
    const message = parsed.data;
    if (message.kind === 'job') {
      if (current !== null) return leave();
      const { id, job, budget, sizeBytes } = message;
      const bytes = new Uint8Array(sizeBytes);
      current = { id, job, budget, bytes, filled: 0, timers: [], isOver: false };
      if (sizeBytes === 0) begin(current);
      return undefined;
    }
    const at = current;
    if (at === null || at.id !== message.id || at.isOver) return undefined; // it ended meanwhile
    if (message.kind === 'piece') take(at, message.bytes);
    else if (message.kind === 'more') thread?.post({ kind: 'more' });
    else void abort(at, { code: 'stopped', params: {} });
    return undefined;
  }

  function take(at: Current, piece: Uint8Array): void {
    if (at.filled + piece.length > at.bytes.length) return leave();
    at.bytes.set(piece, at.filled);
    at.filled += piece.length;
    port.post({ kind: 'taken', id: at.id });
    if (at.filled === at.bytes.length) begin(at);
    return undefined;
  }

  function begin(at: Current): void {
    const { job, bytes, budget } = at;
    if (thread !== null && thread.heapMiB !== budget.heapMiB) {
      void thread.end();
      thread = null;
    }
    thread ??= startThread(budget.heapMiB, heard, gone);
    const look = (): void => {
      if (residentMiB() > budget.residentMiB) void abort(at, tooCostly('memory', budget));
    };
    at.timers = [
      setTimeout(() => void abort(at, tooCostly('time', budget)), budget.deadlineMs),
      setInterval(look, LOOK_MS),
    ];
    thread.post({ kind: 'work', job, bytes });
  }

  function heard(from: Thread, message: FromThread): void {
    const at = current;
    if (from !== thread || at === null || at.isOver) return;
    if (message.kind === 'items') port.post({ kind: 'items', id: at.id, items: [...message.items] });
    else if (message.kind === 'bytes') port.post({ kind: 'bytes', id: at.id, bytes: message.bytes });
    else finish(at, message.kind === 'done' ? { kind: 'done', value: message.value } : message);
  }

  function gone(from: Thread, why: 'memory' | 'crash', cause?: unknown): void {
    if (from !== thread) return;
    thread = null;
    if (cause !== undefined) port.post({ kind: 'incident', trail: foreignTrailOf(cause) });
    if (current !== null && !current.isOver)
      finish(current, { kind: 'failed', error: tooCostly(why, current.budget) });
  }

  /** Answered when the thread is gone, so that nothing of the job goes on behind its answer. */
  async function abort(at: Current, error: ReaderError): Promise<void> {
    if (at.isOver) return;
    at.isOver = true;
    at.timers.forEach(clearTimeout);
    const ending = thread;
    thread = null;
    const hasGone = (await ending?.end()) ?? true;
    finish(at, { kind: 'failed', error }, !hasGone);
  }

  function finish(
    at: Current,
    end: { readonly kind: 'done'; readonly value: unknown } | Extract<FromThread, { kind: 'failed' }>,
    isStuck = false,
  ): void {
    at.isOver = true;
    at.timers.forEach(clearTimeout);
    if (at.bytes.length > 0) at.bytes.fill(0); // else they went to the thread
    current = null;
    const spent = isStuck || residentMiB() > SPENT_MIB;
    port.post({ ...end, id: at.id, spent });
  }

  port.onMessage(receive);
}
