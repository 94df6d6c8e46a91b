import { setTimeout as wait } from 'node:timers/promises';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { jetstream, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import {
  MAX_UNTAKEN,
  PART_BYTES,
  type FromEgress,
  type RelayAddress,
  type RelayFault,
  type ToEgress,
} from '../../shared/ipc/egressProtocol.ts';
import { faultOf } from './faults.ts';
import { createPace, type Pace } from './pace.ts';

/** The one stream of a relay; `build/relay/` makes it. */
const STREAM = 'MAIL';
const HEADER = { transfer: 'An-Thu-Transfer', part: 'An-Thu-Part', envelope: 'An-Thu-Envelope' } as const;
/** A part may take this long on a slow line before it is sent again under its number. */
const PUBLISH_MS = 60_000;
/** What the server has, it answers within this; twice as long with each try. Else the answer, or who leads the mail, is gone. */
const ANSWER_MS = { first: 5_000, most: 60_000 } as const;
const CONNECT_MS = 20_000;
const PING_MS = 20_000;
const FLUSH_MS = 1_000;
/**
 * Parts asked for at one time. What was asked for and not acknowledged when the process died comes again only after the
 * relay's own wait (half a minute): few at a time, so that a death costs little and a slow line brings all of them within it.
 */
const ASKED_AT_ONCE = 8;
/** Most that is asked for at once on a line that is held back. */
const ASKED_SECONDS = 10;
/** Waits between tries, with chance in them: three thousand stations do not come back in one second. */
const RETRY_MS = { first: 1_500, most: 60_000 } as const;

type Part = Extract<ToEgress, { kind: 'part' }>;

/** A relay that is being kept open. */
export interface OpenRelay {
  send(part: Part): void;
  taken(refs: readonly number[]): void;
  close(): Promise<void>;
}

/**
 * Keeps a connection to the relay, by itself and for ever: publishes parts until the relay keeps them, hands on what
 * arrives, and acknowledges only what the vault has taken. Nothing is stored here; a process that dies loses nothing,
 * since the relay gives again what was not acknowledged and the vault sends again what was not kept.
 */
export function openRelay(relay: RelayAddress, say: (message: FromEgress) => void): OpenRelay {
  const stop = new AbortController();
  const ended = aborted(stop.signal);
  const untaken = new Map<number, JsMsg>();
  const [outPace, inPace] = [paceOf(relay), paceOf(relay)];
  let [current, lastRef]: [NatsConnection | null, number] = [null, 0];
  let arrived: () => void = () => undefined;
  let roomAgain: () => void = () => undefined;
  const nextConnection = (): Promise<void> => new Promise((go) => (arrived = go));
  let connected = nextConnection();

  const state = (now: 'connecting' | 'connected' | 'offline', fault: RelayFault | null = null): void =>
    say({ kind: 'state', state: now, fault });
  const isOpen = (): boolean => !stop.signal.aborted;

  async function keepConnected(): Promise<void> {
    for (let pauseMs: number = RETRY_MS.first; isOpen(); pauseMs = Math.min(pauseMs * 2, RETRY_MS.most)) {
      state('connecting');
      try {
        const connection = await connect(optionsOf(relay));
        pauseMs = RETRY_MS.first;
        await useConnection(connection);
      } catch (error) {
        if (isOpen()) state('offline', faultOf(error));
      }
      await wait(pauseMs * (0.5 + Math.random()), undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }

  /** Until the connection is gone. It is not mended but made anew, so that nothing hangs between two of them. */
  async function useConnection(connection: NatsConnection): Promise<void> {
    const end = (): void => void connection.close();
    stop.signal.addEventListener('abort', end, { once: true });
    if (!isOpen()) end(); // given up while the connection was being made: the signal is not given twice
    try {
      const consumer = await jetstream(connection).consumers.get(STREAM, relay.station);
      const mail = await consumer.consume({
        max_messages: askedAtOnce(relay),
        abort_on_missing_resource: true,
      });
      const { ack_wait: waitNanos } = (await consumer.info(true)).config;
      const holding = setInterval(hold, (waitNanos ?? DEFAULT_WAIT_NANOS) / 1e6 / 3);
      void connection.closed().then(() => {
        clearInterval(holding);
        mail.stop();
      });
      current = connection;
      arrived();
      state('connected');
      void watch(connection);
      await receive(mail);
      if (!connection.isClosed() && isOpen()) state('offline', 'no-mailbox');
      await connection.close();
    } finally {
      stop.signal.removeEventListener('abort', end);
      // who waits for a connection goes on waiting for the same when this one never came to stand
      if (current !== null) connected = nextConnection();
      current = null;
      untaken.clear(); // the relay gives them again
      roomAgain();
      await connection.close();
    }
  }

  /** What the vault has and has not taken yet is in good hands: the relay need not give it again. */
  function hold(): void {
    for (const message of untaken.values()) message.working();
  }

  async function watch(connection: NatsConnection): Promise<void> {
    for await (const event of connection.status()) {
      if (event.type === 'disconnect') state('offline', 'unreachable');
      else if (event.type === 'error') state('offline', faultOf(event.error));
    }
  }

  async function receive(mail: ConsumerMessages): Promise<void> {
    for await (const message of mail) {
      const ref = (lastRef += 1);
      untaken.set(ref, message);
      say(mailOf(ref, message));
      await inPace.pass(message.data.length);
      if (untaken.size >= MAX_UNTAKEN) {
        await new Promise<void>((go) => (roomAgain = go));
      }
    }
  }

  async function publish(part: Part): Promise<void> {
    const head = headers();
    head.set(HEADER.transfer, part.transfer);
    head.set(HEADER.envelope, part.envelope);
    head.set(HEADER.part, `${part.index}/${part.count}`);
    const subject = `mail.${part.to}.${relay.station}`;
    const msgID = `${part.transfer}/${part.index}`;
    await outPace.pass(part.bytes.length);
    let again = false;
    for (
      let answerMs: number = ANSWER_MS.first;
      isOpen();
      answerMs = Math.min(answerMs * 2, ANSWER_MS.most)
    ) {
      await Promise.race([connected, ended]);
      if (current === null) continue;
      try {
        const options = { msgID, headers: head, timeout: PUBLISH_MS, expect: { streamName: STREAM } };
        const asked = jetstream(current).publish(subject, part.bytes, options);
        const { duplicate } = await whileOpen(current, answered(current, asked, answerMs));
        say({
          kind: 'kept',
          transfer: part.transfer,
          index: part.index,
          // known from a try of ours whose answer was lost
          duplicate: duplicate && !again,
        });
        return;
      } catch (error) {
        again = true;
        const fault = faultOf(error);
        if (fault === 'not-accepted') {
          say({ kind: 'rejected', transfer: part.transfer, index: part.index, fault });
          return;
        }
        await wait(RETRY_MS.first, undefined, { signal: stop.signal }).catch(() => undefined);
      }
    }
  }

  void keepConnected();
  return {
    send: (part) => void publish(part),
    taken(refs) {
      for (const ref of refs) {
        untaken.get(ref)?.ack();
        untaken.delete(ref);
      }
      if (untaken.size < MAX_UNTAKEN) roomAgain();
    },
    async close() {
      const closing = current;
      // what was taken is told before the line goes down
      await Promise.race([closing?.flush().catch(() => undefined), wait(FLUSH_MS)]);
      stop.abort();
    },
  };
}

/** What the server takes where a mail box says nothing. */
const DEFAULT_WAIT_NANOS = 30e9;

const askedAtOnce = ({ bytesPerSecond }: RelayAddress): number =>
  bytesPerSecond === null
    ? ASKED_AT_ONCE
    : Math.min(ASKED_AT_ONCE, Math.max(1, Math.floor((bytesPerSecond * ASKED_SECONDS) / PART_BYTES)));

const paceOf = (relay: RelayAddress): Pace =>
  createPace(
    relay.bytesPerSecond,
    () => performance.now(),
    (ms) => wait(ms),
  );

/** What is asked of a connection that goes away has no answer any more. */
const whileOpen = <T>(connection: NatsConnection, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    connection.closed().then((): never => {
      throw new Error('the connection is gone');
    }),
  ]);

/** A server that has read all that was sent answers a ping; from then on the answer itself may take `ms`. */
async function answered<T>(connection: NatsConnection, asked: Promise<T>, ms: number): Promise<T> {
  const done = new AbortController();
  const late = connection
    .flush()
    .then(() => wait(ms, undefined, { signal: done.signal }))
    .then((): never => {
      throw new Error('no answer came');
    });
  return Promise.race([asked, late]).finally(() => done.abort());
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/**
 * The server must be one of those that were set, by name or by address, under the authority that was set. Asked here
 * because the library passes no name on where the address is a number.
 */
const tlsOf = ({ servers, authority, certificate, key }: RelayAddress) => ({
  ca: authority,
  cert: certificate,
  key,
  minVersion: 'TLSv1.2' as const,
  checkServerIdentity: (_host: string, shown: PeerCertificate): Error | undefined => {
    const refusals = servers.map((server) => checkServerIdentity(hostOf(server), shown));
    return refusals.includes(undefined) ? undefined : refusals[0];
  },
});

const hostOf = (server: string): string => server.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');

const optionsOf = (relay: RelayAddress): Parameters<typeof connect>[0] => ({
  servers: [...relay.servers],
  name: relay.station,
  inboxPrefix: `_INBOX_${relay.station}`,
  tls: tlsOf(relay),
  // servers that the relay names itself are not connected to: nobody here has set them
  ignoreClusterUpdates: true,
  timeout: CONNECT_MS,
  pingInterval: PING_MS,
  maxPingOut: 2,
  reconnect: false,
  noAsyncTraces: true,
});

function mailOf(ref: number, message: JsMsg): FromEgress {
  const from = message.subject.split('.')[2] ?? '';
  const transfer = message.headers?.get(HEADER.transfer) ?? '';
  const envelope = message.headers?.get(HEADER.envelope) ?? '';
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(message.headers?.get(HEADER.part) ?? '') ?? [];
  const whole = [transfer, envelope].every((id) => /^[0-9a-f]{32}$/.test(id)) && index !== undefined;
  const part = { transfer, envelope, index: Number(index), count: Number(count) };
  const isSound = whole && part.count > 0 && part.index < part.count;
  return {
    kind: 'mail',
    ref,
    from,
    part: isSound ? part : null,
    bytes: new Uint8Array(message.data), // a copy: the message shares its memory with what came beside it
    waiting: message.info.pending,
  };
}
