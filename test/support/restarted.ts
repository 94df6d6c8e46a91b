import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A process that is killed and started anew, as a machine is whose power fails. */
export interface Restarted {
  /** SIGKILL, and a new one in its place; nothing once it ended by itself */
  kill(): Promise<boolean>;
  /** how long the last start took until it said something, in milliseconds */
  startMs(): number;
  /** what it said last, for whoever waits too long */
  last(): string;
  /** whether it came to its end by itself; throws what it complained of when that was a failure */
  ended(): boolean;
  /** SIGTERM, and its end */
  end(): Promise<void>;
}

/** Starts `program` and waits until it said `ready`. */
export async function keepStarting(program: string, args: readonly string[]): Promise<Restarted> {
  let [said, complaint, isOver, tookMs] = ['', '', false, 0];
  let child: ChildProcess = await start();

  async function start(): Promise<ChildProcess> {
    const beganMs = performance.now();
    const started = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    complaint = '';
    started.stderr.on('data', (text: Buffer) => (complaint += text.toString('utf8')));
    const ready = new Promise<void>((go) => {
      started.stdout.on('data', (text: Buffer) => {
        said = text.toString('utf8').trimEnd().split('\n').at(-1) ?? '';
        go();
      });
      started.on('exit', () => go());
    });
    started.on('exit', (_code, signal) => (isOver = signal !== 'SIGKILL'));
    await ready;
    tookMs = performance.now() - beganMs;
    return started;
  }

  function ended(): boolean {
    if (isOver && child.exitCode !== 0) throw new Error(complaint.slice(-3000));
    return isOver;
  }

  return {
    async kill() {
      if (isOver) return false;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      if (isOver) return false;
      child = await start();
      return true;
    },
    startMs: () => tookMs,
    last: () => said,
    ended,
    async end() {
      if (isOver) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      ended();
    },
  };
}
