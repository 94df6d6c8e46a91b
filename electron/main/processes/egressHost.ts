import type { Profile } from '../../../shared/ipc/schemas.ts';
import { mayStartEgress } from './mayStartEgress.ts';
import { restartBudget } from './restartBudget.ts';

/** The part of Electron's `UtilityProcess` that is used here. */
export interface SocketProcess<P> {
  postMessage(message: unknown, transfer: P[]): void;
  once(event: 'exit', listener: () => void): unknown;
  kill(): boolean;
}

export interface EgressHostPorts<P> {
  readonly fork: () => SocketProcess<P>;
  /** two ends of one line, that lead from the vault to the process with sockets and past this one */
  readonly line: () => { readonly vault: P; readonly egress: P };
  readonly giveVault: (port: P) => void;
  /** monotonic milliseconds */
  readonly nowMs: () => number;
  readonly after: (ms: number, run: () => void) => void;
}

/** A process that died unasked is started again after this; the vault shows meanwhile that there is no line. */
const AGAIN_MS = 1_000;

export interface EgressHost {
  /** The vault wants the process with sockets, a new one if one runs, or wants none. */
  want(wanted: boolean, profile: Profile): void;
  stop(): void;
}

/** Keeps at most one process with sockets, and only while the vault asks for it on a station that may have one. */
export function createEgressHost<P>(ports: EgressHostPorts<P>): EgressHost {
  const mayRestart = restartBudget(ports.nowMs);
  let running: SocketProcess<P> | null = null;

  function start(): void {
    const child = ports.fork();
    running = child;
    child.once('exit', () => {
      if (running !== child) return;
      running = null;
      if (mayRestart()) ports.after(AGAIN_MS, () => running === null && isWanted && start());
    });
    const { vault, egress } = ports.line();
    child.postMessage(null, [egress]);
    ports.giveVault(vault);
  }

  let isWanted = false;
  function stop(): void {
    isWanted = false;
    const ending = running;
    running = null;
    ending?.kill();
  }

  return {
    want(wanted, profile) {
      stop();
      if (!mayStartEgress(profile, wanted)) return;
      isWanted = true;
      start();
    },
    stop,
  };
}
