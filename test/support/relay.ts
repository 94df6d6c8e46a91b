import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { FILES, makeRelay } from '../../build/relay/make.ts';
import {
  issueStation,
  certificatePem,
  keyPem,
  readAuthority,
  type RelayAuthority,
} from '../../build/relay/certificates.ts';
import { boxOf, provision, type AdminLine } from '../../build/relay/provision.ts';
import { startServer } from '../../build/relay/server.ts';
import { writePkcs12 } from '../../electron/vault/crypto/x509/pkcs12.ts';
import { serveEgress } from '../../electron/egress/serve.ts';
import type { EgressPort } from '../../electron/vault/exchange/relay/link.ts';
import { testKeyPair } from './keyPool.ts';
import type { Office } from './twoStations.ts';
import type { RelayAddress, ToEgress } from '../../shared/ipc/egressProtocol.ts';

export const KEY_FILE_PASSPHRASE = 'Mật khẩu máy chuyển';

/** A real relay on the loopback of this machine, for some stations; made by the same code as a deployed one. */
export interface TestRelay {
  readonly port: number;
  readonly dir: string;
  readonly pid: () => number;
  readonly authority: RelayAuthority;
  readonly admin: AdminLine;
  /** the certificate of a station, as the file that its clerk gets */
  keyFile(station: string): Promise<string>;
  address(station: string): Promise<RelayAddress>;
  /** kill -9 and start again on the same store */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** A catastrophe: everything that it kept is gone, and it stands anew. */
  lose(): Promise<void>;
  /** given to a station and not acknowledged */
  unacknowledged(station: string): Promise<number>;
  remove(): Promise<void>;
}

export async function createTestRelay(stations: readonly string[]): Promise<TestRelay> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-relay-'));
  const port = await freePort();
  // from before the day on which the vaults of the tests live, to after the day on which the tests run
  const period = {
    nowMs: Date.UTC(2026, 10, 20),
    untilMs: Date.now() + 365 * 24 * 3600 * 1000,
    newKeyPair: testKeyPair,
  };
  const node = { name: 'n1', host: '127.0.0.1', listen: '127.0.0.1', port, clusterPort: 0 };
  const list = stations.map((stationId) => ({ stationId, name: stationId }));
  await makeRelay({ out: dir, nodes: [node], stations: list, period, stationPassphrase: null });
  const read = (name: string): string => fs.readFileSync(path.join(dir, name), 'utf8');
  const ca = read(FILES.authority);
  const servers = [`127.0.0.1:${port}`];
  const admin = { servers, ca, cert: read(FILES.admin), key: read(FILES.adminKey) };
  const authority = readAuthority(ca, read(FILES.authorityKey));
  let server: ChildProcess | null = null;

  async function start(): Promise<void> {
    const log = fs.openSync(path.join(dir, 'server.log'), 'a');
    server = startServer(path.join(dir, 'n1', 'nats.conf'), log);
    fs.closeSync(log);
    await answering(() => provision(admin, list));
  }
  async function kill(): Promise<void> {
    const killed = server;
    server = null;
    if (killed === null || killed.exitCode !== null || killed.signalCode !== null) return;
    const gone = once(killed, 'exit');
    killed.kill('SIGKILL');
    await gone;
  }
  await start();
  return {
    port,
    dir,
    pid: () => server?.pid ?? 0,
    authority,
    admin,
    async keyFile(station) {
      const held = await issueStation(authority, station, period);
      const file = path.join(dir, `${station}.p12`);
      fs.writeFileSync(
        file,
        writePkcs12({ ...held, others: [authority.certificate] }, KEY_FILE_PASSPHRASE, station, 2048),
      );
      return file;
    },
    async address(station) {
      const held = await issueStation(authority, station, period);
      return {
        servers,
        station,
        authority: ca,
        certificate: certificatePem(held.certificate),
        key: keyPem(held.privateKey),
        bytesPerSecond: null,
      };
    },
    kill,
    start,
    async lose() {
      await kill();
      fs.rmSync(path.join(dir, 'n1', 'store'), { recursive: true, force: true });
      await start();
    },
    unacknowledged: (station) => boxOf(admin, station).then((box) => box.num_ack_pending + box.num_pending),
    async remove() {
      await kill();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Tries until the server answers; a server that never does fails the test with its own reason. */
async function answering(work: () => Promise<unknown>): Promise<void> {
  const untilMs = Date.now() + 20_000;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (Date.now() > untilMs) throw error;
      await new Promise((go) => setTimeout(go, 50));
    }
  }
}

export async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The process with sockets, here on this thread: the same code behind a real message port. */
export function egressHere(): EgressPort {
  const { port1, port2 } = new MessageChannel();
  serveEgress({
    onMessage: (listener) => port2.on('message', (message: ToEgress) => listener(message)),
    post: (message) => port2.postMessage(message),
  });
  return {
    onMessage: (listener) => port1.on('message', listener),
    onClose: (listener) => port1.on('close', listener),
    post: (message) => port1.postMessage(message),
    close: () => port1.close(),
  };
}

/** Waits for something that a real part does in its own time; fails after `ms`. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  ms = 20_000,
): Promise<void> {
  const untilMs = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > untilMs) throw new Error(`not so after ${ms} ms: ${what}`);
    await new Promise((go) => setTimeout(go, 10));
  }
}

/** Sets the relay up on an office's station as its clerk does, with a process with sockets at hand. */
export async function joinRelay(office: Office, relay: TestRelay): Promise<void> {
  const clerk = await office.clerk();
  office.vault.service().onEgress((wanted) => {
    if (wanted) office.vault.service().attachEgress(egressHere());
  });
  await clerk.ok('relay.setUp', {
    path: await relay.keyFile(office.stationId),
    authorityPath: null,
    passphrase: KEY_FILE_PASSPHRASE,
    servers: [`127.0.0.1:${relay.port}`],
    bytesPerSecond: null,
  });
}
