import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jetstream, jetstreamManager, AckPolicy, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { certificatePem, keyPem } from '../../build/relay/certificates.ts';
import { startServer } from '../../build/relay/server.ts';
import { openRelay, type OpenRelay } from '../../electron/egress/relay.ts';
import { generateRsaKeyPair, issueCertificate } from '../../electron/vault/crypto/x509/authority.ts';
import { relayUserName } from '../../shared/domain/station/relayName.ts';
import type { FromEgress } from '../../shared/ipc/egressProtocol.ts';
import { createTestRelay, freePort, until, type TestRelay } from '../support/relay.ts';
import type { Pair } from './engines.ts';
import { ratioOf, timed, type Result } from './measure.ts';

const STATIONS = 3_000;
/** Each station sends this many messages of the size of a small envelope, to stations all over the ring. */
const EACH = 2;
const MESSAGE_BYTES = 16 * 1024;
const MIB = 1024 ** 2;
const MINUTES_MS = 60_000;
/** What does not come in this time is a fault of the benchmark. */
const PATIENCE_MS = 20 * MINUTES_MS;
/** Handshakes at one time: one process drives all the stations, and three thousand would not come in one second. */
const AT_ONCE = 64;

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const idOf = (index: number): string => index.toString(16).padStart(32, '0');
const otherOf = (index: number, turn: number): number => (index + 1 + turn * 997) % STATIONS;
const rssOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;

/**
 * Three thousand stations on one real server at the loopback, by the code that each of them runs (mutual TLS, an own
 * user, an own mail box, everything flushed before it is acknowledged), all driven by this one process; beside it the
 * same number of connections, mail boxes and bytes on the bare server: no TLS, no users, its own idea of flushing.
 */
export async function relayStations(_pair: Pair): Promise<Result[]> {
  // the limit of a development server is too small for so many: it would measure the collecting of garbage
  process.env.GOMEMLIMIT ??= '3GiB';
  const [ours, bare] = [await productSide(), await bareSide()];
  return [
    ratioOf('relay-3000-connect', STATIONS, { ours: ours.connectMs, anchor: bare.connectMs }, 'ms', null),
    ratioOf(
      'relay-3000-memory',
      STATIONS,
      { ours: ours.memoryBytes / MIB, anchor: bare.memoryBytes / MIB },
      'MiB',
      null,
    ),
    ratioOf(
      'relay-3000-messages',
      STATIONS * EACH,
      { ours: ours.perSecond, anchor: bare.perSecond },
      'msg/s',
      null,
    ),
  ];
}

interface Side {
  readonly connectMs: number;
  /** resident memory of the server when all have sent and taken */
  readonly memoryBytes: number;
  readonly perSecond: number;
}

async function productSide(): Promise<Side> {
  const stations = Array.from({ length: STATIONS }, (_, index) => idOf(index));
  const made = await timed(() => createTestRelay(stations));
  const relay = made.value;
  say(`relay with ${STATIONS} users and mail boxes made in ${Math.round(made.ms / 1000)} s`);
  const open: OpenRelay[] = [];
  try {
    const line = await lineOf(relay);
    let [connected, kept, came]: [number, number, number] = [0, 0, 0];
    const hear =
      (index: number) =>
      (message: FromEgress): void => {
        if (message.kind === 'state' && message.state === 'connected') connected += 1;
        else if (message.kind === 'kept') kept += 1;
        else if (message.kind === 'mail') {
          came += 1;
          open[index]?.taken([message.ref]);
        }
      };
    const joined = await timed(async () => {
      for (let index = 0; index < STATIONS; index += 1) {
        open.push(openRelay(line(index), hear(index)));
        await until('a place in the queue', () => index - connected < AT_ONCE, PATIENCE_MS);
      }
      await until('all connected', () => connected >= STATIONS, PATIENCE_MS);
    });
    say(
      `connected ${connected} in ${Math.round(joined.ms / 1000)} s, ${Math.round(rssOf(relay.pid()) / MIB)} MiB`,
    );
    const bytes = randomBytes(MESSAGE_BYTES);
    const passed = await timed(async () => {
      for (let turn = 0; turn < EACH; turn += 1)
        for (const [index, station] of open.entries()) {
          const [transfer, envelope] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
          const to = idOf(otherOf(index, turn));
          station.send({ kind: 'part', transfer, envelope, to, index: 0, count: 1, bytes });
        }
      await until('all kept and come', () => kept + came >= 2 * STATIONS * EACH, PATIENCE_MS);
    });
    say(`kept ${kept}, came ${came} in ${Math.round(passed.ms)} ms`);
    return {
      connectMs: joined.ms,
      memoryBytes: rssOf(relay.pid()),
      perSecond: (STATIONS * EACH * 1000) / passed.ms,
    };
  } finally {
    for (const station of open) void station.close();
    await relay.remove();
  }
}

/** One key for all of them, and a certificate each: making three thousand keys is not what is measured. */
async function lineOf(relay: TestRelay): Promise<(index: number) => Parameters<typeof openRelay>[0]> {
  const pair = await generateRsaKeyPair();
  const { certificate, key } = relay.authority;
  const nowMs = Math.floor(Date.now() / 1000) * 1000;
  const [authority, ownKey] = [certificatePem(certificate), keyPem(pair.privateKey)];
  return (index) => {
    const name = relayUserName(idOf(index));
    const own = issueCertificate({
      role: 'relayStation',
      subject: { commonName: name, organization: 'An Thư' },
      publicKey: pair.publicKey,
      fromMs: nowMs - MINUTES_MS,
      toMs: nowMs + 1000 * MINUTES_MS,
      issuer: certificate,
      issuerKey: key,
      hosts: [name],
    });
    const servers = [`127.0.0.1:${relay.port}`];
    const ends = { authority, certificate: certificatePem(own), key: ownKey, bytesPerSecond: null };
    return { servers, station: idOf(index), ...ends };
  };
}

async function bareSide(): Promise<Side> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-bench-bare-'));
  const port = await freePort();
  const conf = path.join(dir, 'nats.conf');
  fs.writeFileSync(conf, `listen: "127.0.0.1:${port}"\njetstream { store_dir: "./store" }\n`);
  const log = fs.openSync(path.join(dir, 'server.log'), 'a');
  const server = startServer(conf, log);
  const connections: NatsConnection[] = [];
  const connectOne = (): Promise<NatsConnection> =>
    connect({ servers: [`127.0.0.1:${port}`], reconnect: false, timeout: 20_000, noAsyncTraces: true });
  try {
    await until('the bare server', async () => {
      try {
        connections.push(await connectOne());
        return true;
      } catch {
        return false;
      }
    });
    const manager = await jetstreamManager(connections[0] as NatsConnection);
    await manager.streams.add({
      name: 'MAIL',
      subjects: ['mail.*.*'],
      storage: StorageType.File,
      retention: RetentionPolicy.Workqueue,
    });
    for (let at = 0; at < STATIONS; at += AT_ONCE)
      await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, STATIONS - at) }, (_, step) =>
          manager.consumers.add('MAIL', {
            durable_name: idOf(at + step),
            filter_subject: `mail.${idOf(at + step)}.*`,
            ack_policy: AckPolicy.Explicit,
          }),
        ),
      );
    let [came, kept]: [number, number] = [0, 0];
    const joined = await timed(async () => {
      for (let at = 0; at < STATIONS; at += AT_ONCE)
        await Promise.all(
          Array.from({ length: Math.min(AT_ONCE, STATIONS - at) }, async (_, step) => {
            const connection = await connectOne();
            connections.push(connection);
            const consumer = await jetstream(connection).consumers.get('MAIL', idOf(at + step));
            await consumer.consume({
              max_messages: 8,
              callback: (message) => {
                message.ack();
                came += 1;
              },
            });
          }),
        );
    });
    say(
      `bare: connected in ${Math.round(joined.ms / 1000)} s, ${Math.round(rssOf(server.pid ?? 0) / MIB)} MiB`,
    );
    const bytes = randomBytes(MESSAGE_BYTES);
    const passed = await timed(async () => {
      for (let turn = 0; turn < EACH; turn += 1)
        for (const [index, connection] of connections.slice(1).entries())
          void jetstream(connection)
            .publish(`mail.${idOf(otherOf(index, turn))}.${idOf(index)}`, bytes, { timeout: PATIENCE_MS })
            .then(() => (kept += 1));
      await until('all kept and come', () => kept + came >= 2 * STATIONS * EACH, PATIENCE_MS);
    });
    return {
      connectMs: joined.ms,
      memoryBytes: rssOf(server.pid ?? 0),
      perSecond: (STATIONS * EACH * 1000) / passed.ms,
    };
  } finally {
    await Promise.all(connections.map((connection) => connection.close().catch(() => undefined)));
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
    fs.closeSync(log);
    fs.rmSync(dir, { recursive: true, force: true });
  }
}
