import type { BackupAtLock } from '../../../shared/ipc/contract/vault.ts';
import type { AppEvent, Reply } from '../../../shared/ipc/reply.ts';
import type { Profile } from '../../../shared/ipc/schemas.ts';
import type { Carried, FromVault, Met, ToVault, TrainingVault } from '../../../shared/ipc/vaultProtocol.ts';
import { refused } from '../ipc/router.ts';
import { restartBudget } from './restartBudget.ts';

/** The part of Electron's `UtilityProcess` that is used here. */
export interface ChildProcess {
  readonly pid: number | undefined;
  postMessage(message: ToVault, transfer?: unknown[]): void;
  on(event: 'message', listener: (message: FromVault) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export interface VaultHostPorts {
  readonly fork: () => ChildProcess;
  /** monotonic milliseconds */
  readonly nowMs: () => number;
  readonly networked: () => boolean;
  /** the program's own folder of this account */
  readonly profileDir: string;
  readonly appVersion: string;
  readonly packaged: boolean;
  readonly onEvent: (event: AppEvent) => void;
  /** the vault wants a process with sockets beside it, or none (also told when the vault is gone) */
  readonly onEgress: (wanted: boolean, profile: Profile) => void;
  /** the vault wants a process that reads foreign bytes, or wants it no more */
  readonly onReader: (number: number, wanted: boolean) => void;
  /** the same for a process that speaks with a token */
  readonly onSigner: (number: number, wanted: boolean) => void;
  /** the same for a process with sockets that asks for one time stamp */
  readonly onStamper: (number: number, wanted: boolean, profile: Profile) => void;
  /** the process is gone: what stood beside it goes too */
  readonly onLeft: () => void;
  /** the process died unasked; `restarted` tells whether another stands already */
  readonly onGone: (restarted: boolean) => void;
}

/** Operations before which the vault gets a fresh reading of the machine's routes. */
const OPENING: ReadonlySet<string> = new Set(['vault.create', 'vault.unlock', 'vault.recover']);
/** Time for one call; staging or sealing half a gigabyte, or verifying a long ledger, stays below it. */
const CALL_DEADLINE_MS = 600_000;
/** Time to lock: to finish, and to save what is asked for. A backup that is cut off leaves nothing but a part to sweep. */
const LOCK_DEADLINE_MS: Readonly<Record<BackupAtLock, number>> = { none: 2_000, quick: 20_000, all: 120_000 };
const EXIT_DEADLINE_MS = 2_000;

/** `seen`: the reply as the main process may read it; of a sealed one only where the vault shows it. */
export interface Answer {
  readonly carried: Carried;
  readonly seen: Reply<unknown> | null;
}
const openly = (reply: Reply<unknown>): Answer => ({ carried: reply, seen: reply });

interface Life {
  readonly child: ChildProcess;
  readonly pending: Map<number, (answer: Answer) => void>;
  readonly exited: Promise<void>;
  /** set before we end it ourselves: its exit is then no accident */
  ending: boolean;
}

export interface VaultHost {
  /** Starts a process before the given folder. The one that ran before must have been stopped. */
  start(dir: string): void;
  /** An act of the main process itself. */
  call(op: string, input: unknown): Promise<Reply<unknown>>;
  /** Brings the page's end of the sealed line to the vault, and the vault's back. */
  meet(publicKey: Uint8Array): Promise<Met>;
  /** A call of the page, sealed. */
  carry(op: string, input: Uint8Array): Promise<Answer>;
  fillTraining(): Promise<Reply<TrainingVault>>;
  /**
   * Lock: lets the vault finish, then kills the process, whatever it answered. Resolves when it is gone.
   * @param backup what the vault saves before; default: nothing
   */
  stop(backup?: BackupAtLock): Promise<void>;
  pid(): number | null;
  /** Hands the vault its end of the line to the process with sockets. */
  giveLine(port: unknown): void;
  /** The same to the reader of this number. */
  giveReader(number: number, port: unknown): void;
  /** The same to the process of this number that speaks with a token. */
  giveSigner(number: number, port: unknown): void;
  /** The same to the process of this number that asks for a time stamp. */
  giveStamper(number: number, port: unknown): void;
}

/** Keeps one vault process alive, and speaks with it by numbered messages. */
export function createVaultHost(ports: VaultHostPorts): VaultHost {
  const mayRestart = restartBudget(ports.nowMs);
  let life: Life | null = null;
  let lastId = 0;

  function begin(dir: string): void {
    const child = ports.fork();
    const pending: Life['pending'] = new Map();
    let left: () => void = () => undefined;
    const started: Life = {
      child,
      pending,
      exited: new Promise((resolve) => (left = resolve)),
      ending: false,
    };
    life = started;
    child.on('message', (message) => receive(started, message));
    child.once('exit', () => {
      left();
      ports.onEgress(false, 'standalone');
      ports.onLeft();
      for (const answer of pending.values()) answer(openly(refused('vault-gone')));
      pending.clear();
      if (started.ending || life !== started) return;
      life = null;
      const again = mayRestart();
      if (again) begin(dir);
      ports.onGone(again);
    });
    const { profileDir, appVersion, packaged } = ports;
    child.postMessage({ kind: 'start', dir, profileDir, appVersion, packaged, networked: ports.networked() });
  }

  function receive(from: Life, message: FromVault): void {
    if (message.kind === 'event') {
      if (from === life) ports.onEvent(message.event);
    } else if (message.kind === 'egress') {
      if (from === life) ports.onEgress(message.wanted, message.profile);
    } else if (message.kind === 'reader') {
      if (from === life) ports.onReader(message.number, message.wanted);
    } else if (message.kind === 'signer') {
      if (from === life) ports.onSigner(message.number, message.wanted);
    } else if (message.kind === 'stamper') {
      if (from === life) ports.onStamper(message.number, message.wanted, message.profile);
    } else if (message.kind !== 'ready') {
      const { id } = message;
      const sealed = message.kind === 'carried';
      from.pending.get(id)?.(
        sealed ? { carried: message.carried, seen: message.seen ?? null } : openly(message.reply),
      );
      from.pending.delete(id);
    }
  }

  function send(makeMessage: (id: number) => ToVault, deadlineMs: number): Promise<Answer> {
    const at = life;
    if (!at) return Promise.resolve(openly(refused('vault-gone')));
    const id = ++lastId;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        at.pending.delete(id);
        resolve(openly(refused('busy')));
      }, deadlineMs);
      at.pending.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      at.child.postMessage(makeMessage(id));
    });
  }

  async function ask(
    makeMessage: (id: number) => ToVault,
    deadlineMs = CALL_DEADLINE_MS,
  ): Promise<Reply<unknown>> {
    return (await send(makeMessage, deadlineMs)).seen ?? refused('internal');
  }

  function readNetworkBefore(op: string): void {
    if (OPENING.has(op)) life?.child.postMessage({ kind: 'network', networked: ports.networked() });
  }

  return {
    start: begin,
    call(op, input) {
      readNetworkBefore(op);
      return ask((id) => ({ kind: 'call', id, op, input }));
    },
    async meet(publicKey) {
      return (await ask((id) => ({ kind: 'meet', id, publicKey }))) as Met;
    },
    carry(op, input) {
      readNetworkBefore(op);
      return send((id) => ({ kind: 'sealed', id, op, input }), CALL_DEADLINE_MS);
    },
    async fillTraining() {
      return (await ask((id) => ({ kind: 'training', id }))) as Reply<TrainingVault>;
    },
    async stop(backup = 'none') {
      const at = life;
      if (!at) return;
      at.ending = true;
      await ask(
        (id) => ({ kind: 'call', id, op: 'vault.lock', input: { backup } }),
        LOCK_DEADLINE_MS[backup],
      );
      life = null;
      at.child.kill();
      if (!(await settledWithin(at.exited, EXIT_DEADLINE_MS)) && at.child.pid !== undefined) {
        process.kill(at.child.pid, 'SIGKILL');
        await settledWithin(at.exited, EXIT_DEADLINE_MS);
      }
    },
    pid: () => life?.child.pid ?? null,
    giveLine: (port) => life?.child.postMessage({ kind: 'egress' }, [port]),
    giveReader: (number, port) => life?.child.postMessage({ kind: 'reader', number }, [port]),
    giveSigner: (number, port) => life?.child.postMessage({ kind: 'signer', number }, [port]),
    giveStamper: (number, port) => life?.child.postMessage({ kind: 'stamper', number }, [port]),
  };
}

async function settledWithin(work: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  const settled = await Promise.race([work.then(() => true as const), late]);
  clearTimeout(timer);
  return settled;
}
