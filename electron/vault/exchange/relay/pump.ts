import type { WireError } from '../../../../shared/errors.ts';
import type { Reply } from '../../../../shared/ipc/reply.ts';

/** Runs of the relay, one of a kind at a time, asked for by what happens and tried again by themselves. */
export interface Pump {
  /** Something may have to go out. */
  out(): void;
  /** Something came in. */
  into(): void;
  /** Code of the error that stopped the last run; null when it succeeded. */
  problem(): string | null;
  close(): void;
}

export interface PumpPorts {
  readonly run: (op: 'relay.send' | 'relay.receive') => Promise<Reply<unknown>>;
  /** asked before a run: an empty run would only fill the ledger */
  readonly hasOut: () => boolean;
  readonly hasIn: () => boolean;
  readonly onProblem: (code: string | null) => void;
}

/** Several events of one act make one run. */
const GATHER_MS = 50;
const RETRY_MS = { first: 2_000, most: 5 * 60_000 } as const;

export function createPump(ports: PumpPorts): Pump {
  let problem: string | null = null;
  const lanes = [lane('relay.send', ports.hasOut), lane('relay.receive', ports.hasIn)] as const;

  function note(error: WireError | null): void {
    const code = error?.code ?? null;
    if (code === problem || code === 'stopped') return;
    problem = code;
    ports.onProblem(code);
  }

  function lane(op: 'relay.send' | 'relay.receive', hasWork: () => boolean) {
    let [isRunning, isAsked, isOpen] = [false, false, true];
    let retryMs: number = RETRY_MS.first;
    let timer: NodeJS.Timeout | undefined;

    function plan(ms: number): void {
      clearTimeout(timer);
      timer = setTimeout(() => void run(), ms);
      timer.unref();
    }

    async function run(): Promise<void> {
      if (isRunning || !isOpen) return;
      isRunning = true;
      isAsked = false;
      try {
        if (!hasWork()) return;
        const reply = await ports.run(op);
        note(reply.ok ? null : reply.error);
        if (reply.ok) retryMs = RETRY_MS.first;
        else {
          plan(retryMs);
          retryMs = Math.min(retryMs * 2, RETRY_MS.most);
          isAsked = false;
        }
      } finally {
        isRunning = false;
        if (isAsked && isOpen) plan(GATHER_MS);
      }
    }

    return {
      ask(): void {
        isAsked = true;
        if (!isRunning && isOpen) plan(GATHER_MS);
      },
      close(): void {
        isOpen = false;
        clearTimeout(timer);
      },
    };
  }

  return {
    out: () => lanes[0].ask(),
    into: () => lanes[1].ask(),
    problem: () => problem,
    close: () => lanes.forEach((one) => one.close()),
  };
}
