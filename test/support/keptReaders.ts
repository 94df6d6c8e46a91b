import { forkReader } from '../../electron/cli/forkBeside.ts';
import type { ReaderLine, StartReader } from '../../electron/vault/reader/index.ts';
import type { ReaderOp, ToReader } from '../../shared/ipc/readerProtocol.ts';

/** What the vault has done by a process that reads nothing before and nothing after (`ReadHow.alone`). */
const ALONE: readonly ReaderOp[] = ['markCopies'];

/** A process, with whoever listens to it now. */
interface Kept {
  readonly line: ReaderLine;
  hear: (message: unknown) => void;
  told: () => void;
}

const idle: Kept[] = [];

/**
 * Starts readers for vaults of tests, the real process, which goes on to the next session when one ends: a test signs
 * people in and out many times, and a new process loads and warms its parsers anew each time, up to a second of work.
 * It is ended, as in the product, when it is spent, when it is in the midst of a job, and where a job is done alone.
 * What is about the process itself starts its own (`forkReader`, test/support/readers.ts).
 */
export const keptReader: StartReader = () => {
  let kept: Promise<Kept> | null = null;
  let isAlone = false;
  let jobs = 0;
  let isSpent = false;
  let hear: (message: unknown) => void = () => undefined;
  let told: () => void = () => undefined;

  function heard(message: unknown): void {
    const { kind, spent } = message as { kind: string; spent?: boolean };
    if (kind === 'done' || kind === 'failed') jobs -= 1;
    if (spent === true || kind === 'incident') isSpent = true;
    hear(message);
  }

  async function take(): Promise<Kept> {
    const taken = (isAlone ? undefined : idle.pop()) ?? (await started());
    [taken.hear, taken.told] = [heard, () => told()];
    return taken;
  }

  function post(message: ToReader): void {
    if (message.kind === 'job') {
      jobs += 1;
      isAlone ||= ALONE.includes(message.job.op);
    }
    kept ??= take();
    void kept.then(({ line }) => line.post(message), told);
  }

  function end(): void {
    const ending = kept;
    kept = Promise.reject(new Error('the line has ended'));
    kept.catch(() => undefined);
    void ending?.then((one) => {
      [one.hear, one.told] = [() => undefined, () => undefined];
      if (jobs === 0 && !isSpent && !isAlone) idle.push(one);
      else one.line.end();
      return undefined;
    }, told);
  }

  return Promise.resolve({
    post,
    onMessage: (listener) => void (hear = listener),
    onGone: (listener) => void (told = listener),
    hold: (isBusy) => void kept?.then(({ line }) => line.hold(isBusy), told),
    end,
  });
};

async function started(): Promise<Kept> {
  const line = await forkReader();
  const one: Kept = { line, hear: () => undefined, told: () => undefined };
  line.onMessage((message) => one.hear(message));
  line.onGone(() => {
    const at = idle.indexOf(one);
    if (at !== -1) idle.splice(at, 1);
    one.told();
  });
  return one;
}
