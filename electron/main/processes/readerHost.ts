import type { SocketProcess } from './egressHost.ts';

export interface ReaderHostPorts<P> {
  readonly fork: () => SocketProcess<P>;
  /** two ends of one line, that lead from the vault to the reader and past this process */
  readonly line: () => { readonly vault: P; readonly reader: P };
  readonly giveVault: (number: number, port: P) => void;
}

export interface ReaderHost {
  /** The vault wants the reader of this number, or wants it no more. */
  want(number: number, wanted: boolean): void;
  /** The vault is gone, and every reader with it. */
  stop(): void;
}

/** Readers of foreign bytes at one time: the vault's own, and those of the invented partners of a training vault. */
const MOST_READERS = 8;

/** Keeps the processes that read foreign bytes for the vault; one that died is started again only when asked for. */
export function createReaderHost<P>(ports: ReaderHostPorts<P>): ReaderHost {
  const running = new Map<number, SocketProcess<P>>();

  function end(number: number): void {
    const child = running.get(number);
    running.delete(number);
    child?.kill();
  }

  return {
    want(number, wanted) {
      end(number);
      if (!wanted || running.size >= MOST_READERS) return;
      const child = ports.fork();
      running.set(number, child);
      child.once('exit', () => {
        if (running.get(number) === child) running.delete(number);
      });
      const { vault, reader } = ports.line();
      child.postMessage(null, [reader]);
      ports.giveVault(number, vault);
    },
    stop() {
      for (const number of running.keys()) end(number);
    },
  };
}
