import { AppError, raise } from '../../../shared/errors.ts';
import {
  type Budget,
  OPERATIONS,
  ReaderIncident,
  type ReaderJob,
  type ReaderOp,
} from '../../../shared/ipc/readerProtocol.ts';
import { type JobDone, type RunningJob, startJob } from './job.ts';
import type { ByteSource, ReaderLine, StartReader } from './line.ts';

/** The process that reads foreign bytes, as the vault's handlers see it. */
export interface Reader {
  /**
   * Has one job done, after those that were asked for before.
   * @throws AppError `file-too-costly` beyond the budget or when the process broke down; `stopped`; `vault-locked`
   *   after the end of the session; `busy` when no process could be started; whatever the parser refuses
   */
  read<K extends ReaderOp>(
    job: Extract<ReaderJob, { op: K }>,
    source: ByteSource,
    how?: ReadHow,
  ): Promise<JobDone<K>>;
  /** Ends what is being read and what waits, with `stopped`. */
  stop(): void;
  /** Ends the process and this reader for good. */
  close(): void;
}

export interface ReadHow {
  /** in a process of its own, which reads nothing before and nothing after: for records that may be classified */
  readonly alone?: boolean;
  /** somebody waits before the screen: what is read in the background meanwhile ends with `stopped` */
  readonly isAwaited?: boolean;
  /** done while nobody waits, and asked for again later */
  readonly isBackground?: boolean;
}

/**
 * One process at a time, started with the first job and kept; another one after a job that it did not survive.
 * @param onIncident told of a bug that ended a thread or the process, with its trail
 */
export function createReader(
  start: StartReader,
  budgetOf: (op: ReaderOp) => Budget = usualBudget,
  onIncident: (trail: readonly string[]) => void = () => undefined,
): Reader {
  let line: Promise<ReaderLine> | null = null;
  /** the one that `running` goes over: an earlier one may still tell that it is gone */
  let inUse: ReaderLine | null = null;
  let running: Pick<RunningJob<ReaderOp>, 'receive' | 'gone' | 'stop'> | null = null;
  let isBackground = false;
  let turn: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  /** the wishes to stop so far: what was asked for before the last one is not done any more */
  let stops = 0;
  let isClosed = false;

  async function open(): Promise<ReaderLine> {
    const opened = await start();
    inUse = opened;
    opened.onMessage((message) => {
      const incident = ReaderIncident.safeParse(message);
      if (incident.success) onIncident(incident.data.trail);
      else running?.receive(message);
    });
    opened.onGone(() => {
      if (inUse !== opened) return;
      [inUse, line] = [null, null];
      running?.gone();
    });
    return opened;
  }

  async function work<K extends ReaderOp>(
    job: Extract<ReaderJob, { op: K }>,
    source: ByteSource,
    {
      asked,
      isAlone,
      isRest,
    }: { readonly asked: number; readonly isAlone: boolean; readonly isRest: boolean },
  ): Promise<JobDone<K>> {
    refuseOver(asked);
    if (isAlone) endLine();
    const own = (line ??= open());
    let at: ReaderLine;
    try {
      at = await own;
    } catch (cause) {
      line = null;
      throw cause instanceof AppError ? cause : new AppError('busy', {}, { cause });
    }
    refuseOver(asked);
    // it died before it was given anything: nobody would tell the job so
    if (inUse !== at) raise('busy', { at: 'reader' });
    const mine = startJob(at, (lastId += 1), job, source, budgetOf(job.op));
    running = mine;
    isBackground = isRest;
    at.hold(true);
    const end = await mine.ended;
    running = null;
    at.hold(false);
    if (end.isSpent || isAlone) {
      if (line === own) line = null;
      at.end();
    }
    if (isClosed) raise('vault-locked');
    if ('error' in end) throw end.error;
    return end.done;
  }

  function refuseOver(asked: number): void {
    if (isClosed) raise('vault-locked');
    if (asked !== stops) raise('stopped');
  }

  function endLine(): void {
    void line?.then(
      (opened) => opened.end(),
      () => undefined,
    );
    line = null;
  }

  return {
    read(job, source, how = {}) {
      const asked = stops;
      const { alone: isAlone = false, isAwaited = false, isBackground: isRest = false } = how;
      if (isAwaited && isBackground) running?.stop();
      const mine = turn.then(() => work(job, source, { asked, isAlone, isRest }));
      turn = mine.catch(() => undefined);
      return mine;
    },
    stop() {
      stops += 1;
      running?.stop();
    },
    close() {
      isClosed = true;
      running?.gone();
      endLine();
    },
  };
}

const usualBudget = (op: ReaderOp): Budget => OPERATIONS[op].budget;
