import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import {
  AckPolicy,
  type ConsumerInfo,
  DiscardPolicy,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { MAX_UNTAKEN, PART_BYTES } from '../../shared/ipc/egressProtocol.ts';
import type { RelayStation } from './directory.ts';

const NANOS = 1_000_000;
const DAY_MS = 24 * 3600 * 1000;
/** A station may be away for a quarter of a year. */
const KEEP_MS = 92 * DAY_MS;
/** The relay remembers the numbers of parts this long; a part whose answer was lost is sent again within it. */
const DUPLICATE_MS = 3600 * 1000;
/**
 * After it the relay gives a message again that a station got and neither acknowledged nor said to hold: its process
 * died. Long enough for what is on its way at one time on a slow line, since only what arrived can be held.
 */
const ACK_MS = 30_000;
const AT_ONCE = 16;

export interface AdminLine {
  readonly servers: readonly string[];
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/**
 * Makes the stream and a mail box for every station; what is there already is left as it is, but for how long it waits
 * before it gives a message again. A message leaves the relay when its recipient has taken it, or after 92 days.
 */
export async function provision(
  admin: AdminLine,
  stations: readonly RelayStation[],
  replicas = 1,
): Promise<{ made: number }> {
  const connection = await connectAdmin(admin);
  try {
    const manager = await jetstreamManager(connection);
    await makeStream(manager, replicas);
    const known = new Set<string>();
    const waiting: string[] = [];
    for await (const { name, config } of manager.consumers.list('MAIL')) {
      known.add(name);
      if (config.ack_wait !== ACK_MS * NANOS) waiting.push(name);
    }
    for (const name of waiting) await manager.consumers.update('MAIL', name, { ack_wait: ACK_MS * NANOS });
    const missing = stations.filter(({ stationId }) => !known.has(stationId));
    for (let at = 0; at < missing.length; at += AT_ONCE)
      await Promise.all(
        missing.slice(at, at + AT_ONCE).map((station) => makeBox(manager, station, replicas)),
      );
    return { made: missing.length };
  } finally {
    await connection.close();
  }
}

/** What the relay says of the mail box of a station. */
export async function boxOf(admin: AdminLine, stationId: string): Promise<ConsumerInfo> {
  const connection = await connectAdmin(admin);
  try {
    return await (await jetstreamManager(connection)).consumers.info('MAIL', stationId);
  } finally {
    await connection.close();
  }
}

/** The administrator's line to whichever of the servers answers. */
export function connectAdmin({ servers, ...pair }: AdminLine): Promise<NatsConnection> {
  const hosts = servers.map((server) => server.replace(/:\d+$/, ''));
  // the library passes no name on where the address is a number
  const tls = {
    ...pair,
    checkServerIdentity: (_host: string, shown: PeerCertificate) =>
      hosts.some((host) => checkServerIdentity(host, shown) === undefined)
        ? undefined
        : new Error('the server is none of those that were named'),
  };
  return connect({ servers: [...servers], tls, timeout: 10_000, reconnect: false });
}

async function makeStream(manager: JetStreamManager, replicas: number): Promise<void> {
  const wanted = {
    name: 'MAIL',
    subjects: ['mail.*.*'],
    storage: StorageType.File,
    retention: RetentionPolicy.Workqueue,
    // a full relay takes nothing more and says so; it never drops what it took
    discard: DiscardPolicy.New,
    max_age: KEEP_MS * NANOS,
    max_msg_size: PART_BYTES + 16 * 1024,
    duplicate_window: DUPLICATE_MS * NANOS,
    num_replicas: replicas,
    deny_delete: true,
    deny_purge: true,
    allow_direct: false,
    allow_rollup_hdrs: false,
  };
  for await (const stream of manager.streams.list()) if (stream.config.name === 'MAIL') return;
  await manager.streams.add(wanted);
}

const makeBox = (
  manager: JetStreamManager,
  { stationId }: RelayStation,
  replicas: number,
): Promise<unknown> =>
  manager.consumers.add('MAIL', {
    durable_name: stationId,
    filter_subject: `mail.${stationId}.*`,
    ack_policy: AckPolicy.Explicit,
    ack_wait: ACK_MS * NANOS,
    max_ack_pending: MAX_UNTAKEN,
    max_deliver: -1,
    // the place of a mail box is kept by the recipient's own vault; a work queue asks for as many copies as of the stream
    num_replicas: replicas,
  });
