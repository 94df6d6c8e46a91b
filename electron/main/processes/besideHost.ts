import type { SocketProcess } from './egressHost.ts';

/** The same, with the number under which the operating system knows it. */
export interface NumberedProcess<P> extends SocketProcess<P> {
  readonly pid: number | undefined;
}

export interface BesideHostPorts<P> {
  readonly fork: () => NumberedProcess<P>;
  /** two ends of one line, that lead from the vault to the process beside it and past this one */
  readonly line: () => { readonly vault: P; readonly beside: P };
  readonly giveVault: (number: number, port: P) => void;
  /** at one time */
  readonly most: number;
  readonly after: (ms: number, run: () => void) => void;
  /** SIGKILL: for one that is held in foreign code and hears nothing */
  readonly killHard: (pid: number) => void;
}

export interface BesideHost {
  /** The vault wants the process of this number, or wants it no more. */
  want(number: number, wanted: boolean): void;
  /** The vault is gone, and every process beside it. */
  stop(): void;
}

/** From the wish that a process ends to its end, if it must come to that. */
const ENDING_MS = 2_000;

/** Keeps the processes of one kind that work for the vault; one that died is started again only when asked for. */
export function createBesideHost<P>(ports: BesideHostPorts<P>): BesideHost {
  const running = new Map<number, NumberedProcess<P>>();

  function end(number: number): void {
    const child = running.get(number);
    running.delete(number);
    if (child === undefined) return;
    const { pid } = child;
    let isGone = false;
    child.once('exit', () => (isGone = true));
    child.kill();
    if (pid !== undefined) ports.after(ENDING_MS, () => isGone || ports.killHard(pid));
  }

  return {
    want(number, wanted) {
      end(number);
      if (!wanted || running.size >= ports.most) return;
      const child = ports.fork();
      running.set(number, child);
      child.once('exit', () => {
        if (running.get(number) === child) running.delete(number);
      });
      const { vault, beside } = ports.line();
      child.postMessage(null, [beside]);
      ports.giveVault(number, vault);
    },
    stop() {
      for (const number of running.keys()) end(number);
    },
  };
}
