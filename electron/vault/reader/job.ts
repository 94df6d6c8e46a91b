import { AppError } from '../../../shared/errors.ts';
import { MetElsewhere } from '../../../shared/incident.ts';
import {
  type Budget,
  FromReader,
  MOST_GIVEN_BYTES,
  MOST_ITEMS,
  OPERATIONS,
  PIECE_BYTES,
  PIECES_IN_FLIGHT,
  type ReaderItem,
  type ReaderJob,
  type ReaderOp,
  type ReaderValue,
} from '../../../shared/ipc/readerProtocol.ts';
import type { ByteSource, ReaderLine } from './line.ts';

/** What came of a job. */
export interface JobDone<K extends ReaderOp> {
  readonly value: ReaderValue<K>;
  readonly items: readonly ReaderItem<K>[];
  /** for each item that names bytes, those bytes */
  readonly files: readonly Buffer[];
}

/** The reader ends what costs too much by itself; the vault ends a reader that does not. */
const GRACE_MS = 3_000;
/** For one piece to be taken; the reader does nothing else meanwhile. */
const TAKING_MS = 30_000;
/** From the wish to stop to the end of the process, if it must come to that. */
const STOPPING_MS = 900;

/** How a job ended, and whether the process may go on to the next one. */
export type JobEnd<K extends ReaderOp> =
  | { readonly done: JobDone<K>; readonly isSpent: boolean }
  | { readonly error: AppError; readonly isSpent: boolean };

export interface RunningJob<K extends ReaderOp> {
  readonly ended: Promise<JobEnd<K>>;
  receive(message: unknown): void;
  /** the process is gone */
  gone(): void;
  stop(): void;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One job over a line: hands the bytes over piece by piece, and checks each batch of the answer as it comes. */
export function startJob<K extends ReaderOp>(
  line: ReaderLine,
  id: number,
  job: Extract<ReaderJob, { op: K }>,
  source: ByteSource,
  budget: Budget,
): RunningJob<K> {
  const spec = OPERATIONS[job.op];
  const items: ReaderItem<K>[] = [];
  const files: Buffer[] = [];
  let [filled, given] = [0, 0];
  let onWay = 0;
  let roomAgain = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  let end: (how: JobEnd<K>) => void = () => undefined;
  let isOver = false;
  const ended = new Promise<JobEnd<K>>((resolve) => (end = resolve));

  function finish(how: JobEnd<K>): void {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    roomAgain();
    end(how);
  }
  const fail = (error: AppError, isSpent = true): void => finish({ error, isSpent });
  const costly = (why: 'time' | 'crash'): AppError =>
    new AppError('file-too-costly', {
      why,
      seconds: Math.ceil(budget.deadlineMs / 1000),
      mib: budget.residentMiB,
    });
  function within(ms: number, error: () => AppError): void {
    clearTimeout(timer);
    timer = setTimeout(() => fail(error()), ms);
  }

  async function handOver(): Promise<void> {
    line.post({ kind: 'job', id, job, sizeBytes: source.sizeBytes, budget });
    let sent = 0;
    for await (const piece of source.pieces) {
      for (let from = 0; from < piece.length; from += PIECE_BYTES) {
        while (onWay >= PIECES_IN_FLIGHT && !isOver) await new Promise<void>((go) => (roomAgain = go));
        if (isOver) return;
        within(TAKING_MS, () => costly('time'));
        // a copy that is alone in its buffer: a message takes the whole buffer along, and ours hold other things too
        const bytes = new Uint8Array(piece.subarray(from, from + PIECE_BYTES));
        onWay += 1;
        sent += bytes.length;
        if (sent === source.sizeBytes) within(budget.deadlineMs + GRACE_MS, () => costly('time'));
        line.post({ kind: 'piece', id, bytes });
        await turn();
      }
    }
    if (sent !== source.sizeBytes) fail(new AppError('blob-damaged', { reason: 'length' }));
  }

  function add(batch: readonly unknown[]): void {
    if (items.length + batch.length > MOST_ITEMS) throw new Error('too many items');
    for (const one of batch) {
      const item = spec.item.parse(one) as ReaderItem<K>;
      items.push(item);
      const size = sizeOf(item);
      if (size === null) continue;
      if (files.length > 0 && filled !== files.at(-1)?.length) throw new Error('a file is not whole');
      given += size;
      if (given > MOST_GIVEN_BYTES) throw new Error('too many bytes');
      files.push(Buffer.allocUnsafeSlow(size));
      filled = 0;
    }
  }

  function fill(bytes: Uint8Array): void {
    const file = files.at(-1);
    if (file === undefined || filled + bytes.length > file.length) throw new Error('bytes of no file');
    file.set(bytes, filled);
    filled += bytes.length;
  }

  function hear(message: FromReader): void {
    if (message.id !== id || isOver) return;
    switch (message.kind) {
      case 'taken':
        onWay -= 1;
        roomAgain();
        return;
      case 'items':
      case 'bytes':
        if (message.kind === 'items') add(message.items);
        else fill(message.bytes);
        setImmediate(() => isOver || line.post({ kind: 'more', id }));
        return;
      case 'done': {
        if (files.length > 0 && filled !== files.at(-1)?.length) throw new Error('a file is not whole');
        const value = spec.value.parse(message.value) as ReaderValue<K>;
        finish({ done: { value, items, files }, isSpent: message.spent });
        return;
      }
      case 'failed':
        fail(
          new AppError(
            message.error.code,
            message.error.params,
            message.trail && { cause: new MetElsewhere(message.trail) },
          ),
          message.spent,
        );
    }
  }

  within(TAKING_MS, () => costly('time'));
  if (source.sizeBytes === 0) within(budget.deadlineMs + GRACE_MS, () => costly('time'));
  void handOver().catch((cause: unknown) =>
    fail(cause instanceof AppError ? cause : new AppError('internal', {}, { cause })),
  );
  return {
    ended,
    receive(raw) {
      try {
        hear(FromReader.parse(raw));
      } catch {
        fail(new AppError('file-unreadable', { reason: 'reader' })); // what the reader says makes no sense
      }
    },
    gone: () => fail(costly('crash')),
    stop() {
      if (isOver) return;
      within(STOPPING_MS, () => new AppError('stopped'));
      line.post({ kind: 'stop', id });
    },
  };
}

const sizeOf = (item: unknown): number | null =>
  typeof item === 'object' && item !== null && 'sizeBytes' in item && typeof item.sizeBytes === 'number'
    ? item.sizeBytes
    : null;
