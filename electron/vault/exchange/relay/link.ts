import {
  FromEgress,
  PARTS_IN_FLIGHT,
  type RelayAddress,
  type RelayFault,
  type ToEgress,
} from '../../../../shared/ipc/egressProtocol.ts';
import { AppError } from '../../../../shared/errors.ts';

/** The vault's end of the port to the process with sockets; Electron's, or Node's in tests. */
export interface EgressPort {
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  post(message: ToEgress): void;
  close(): void;
}

export type Mail = Extract<FromEgress, { kind: 'mail' }>;

export interface LinkState {
  readonly state: 'off' | 'connecting' | 'connected' | 'offline';
  readonly fault: RelayFault | null;
  readonly sinceMs: number;
  /** how many messages lie at the relay for this station, as far as it said */
  readonly waiting: number;
}

export type PartToSend = Omit<Extract<ToEgress, { kind: 'part' }>, 'kind'>;

export interface RelayLink {
  /** A new process with sockets is there; it is told where to connect at once. */
  attach(port: EgressPort, relay: RelayAddress): void;
  /** Ends the line; what was not answered is refused with `stopped`. */
  detach(): void;
  state(): LinkState;
  /**
   * Gives one part to the relay. Resolves when the relay keeps it; waits for ever while there is no line.
   * @throws AppError `relay-refused` (full, or too large), `stopped` when the line was ended
   */
  send(part: PartToSend): Promise<{ duplicate: boolean }>;
  /** After the commit: the relay may forget these. */
  taken(refs: readonly number[]): void;
}

export interface LinkPorts {
  readonly nowMs: () => number;
  readonly onMail: (mail: Mail) => void;
  readonly onState: (state: LinkState) => void;
  /** a bug ends the process with sockets */
  readonly onIncident: (trail: readonly string[]) => void;
}

interface Waiting {
  readonly resolve: (answer: { duplicate: boolean }) => void;
  readonly reject: (error: AppError) => void;
}

export function createRelayLink(ports: LinkPorts): RelayLink {
  let port: EgressPort | null = null;
  let now: LinkState = { state: 'off', fault: null, sinceMs: ports.nowMs(), waiting: 0 };
  const waiting = new Map<string, Waiting>();
  const room: (() => void)[] = [];

  function turn(state: LinkState['state'], fault: RelayFault | null): void {
    if (state === now.state && fault === now.fault) return;
    // trying again is no news for who waits: the reason of the last try stays in view
    const kept = state === 'connecting' ? now.fault : fault;
    now = { ...now, state, fault: kept, sinceMs: state === now.state ? now.sinceMs : ports.nowMs() };
    ports.onState(now);
  }

  function receive(from: EgressPort, raw: unknown): void {
    if (from !== port) return;
    const parsed = FromEgress.safeParse(raw);
    if (!parsed.success) return; // the process with sockets is not trusted further than its schema
    const message = parsed.data;
    if (message.kind === 'incident') ports.onIncident(message.trail);
    else if (message.kind === 'state') turn(message.state, message.fault);
    else if (message.kind === 'mail') {
      now = { ...now, waiting: message.waiting };
      ports.onMail(message);
    } else if (message.kind === 'kept' || message.kind === 'rejected') settle(message);
  }

  function settle(message: Extract<FromEgress, { kind: 'kept' | 'rejected' }>): void {
    const key = keyOf(message);
    const one = waiting.get(key);
    waiting.delete(key);
    room.shift()?.();
    if (message.kind === 'kept') one?.resolve({ duplicate: message.duplicate });
    else one?.reject(new AppError('relay-refused', { fault: message.fault }));
  }

  function detach(): void {
    const ending = port;
    port = null;
    ending?.post({ kind: 'close' });
    ending?.close();
    for (const one of waiting.values()) one.reject(new AppError('stopped'));
    waiting.clear();
    room.splice(0).forEach((go) => go());
    turn('off', null);
  }

  return {
    attach(next, relay) {
      detach();
      port = next;
      next.onMessage((message) => receive(next, message));
      next.onClose(() => {
        if (next === port) detach();
      });
      turn('connecting', null);
      next.post({ kind: 'open', relay });
    },
    detach,
    state: () => now,
    async send(part) {
      while (port !== null && waiting.size >= PARTS_IN_FLIGHT) await new Promise<void>((go) => room.push(go));
      const at = port;
      if (at === null) throw new AppError('stopped');
      return new Promise((resolve, reject) => {
        waiting.set(keyOf(part), { resolve, reject });
        at.post({ kind: 'part', ...part });
      });
    },
    taken(refs) {
      if (refs.length > 0) port?.post({ kind: 'taken', refs });
    },
  };
}

const keyOf = ({ transfer, index }: { transfer: string; index: number }): string => `${transfer}/${index}`;
