import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { certificatePem, issueStation, keyPem, readAuthority } from '../../../build/relay/certificates.ts';
import { FILES, makeRelay, type Node } from '../../../build/relay/make.ts';
import { connectAdmin, provision } from '../../../build/relay/provision.ts';
import { startServer } from '../../../build/relay/server.ts';
import { createRelayLink, type Mail, type RelayLink } from '../../../electron/vault/exchange/relay/link.ts';
import { egressHere, freePort, until } from '../../support/relay.ts';
import { testKeyPair } from '../../support/keyPool.ts';

/**
 * The cluster that `relay make --nodes a,b,c` configures, really started: three servers here, three copies of the stream,
 * two stations on the line, and the server that leads the stream killed while they send.
 */
const [A, B] = ['a'.repeat(32), 'b'.repeat(32)] as const;
const LETTERS = 60;
const SETTING_UP_MS = 180_000;
/** What the dead server had given and nobody acknowledged comes again after half a minute; asking anew takes as long. */
const ARRIVING_MS = 120_000;
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-cluster-'));
const running = new Map<string, ChildProcess>();
const links: RelayLink[] = [];
let nodes: Node[];

const read = (name: string): string => fs.readFileSync(path.join(dir, name), 'utf8');
const servers = (): string[] => nodes.map(({ port }) => `127.0.0.1:${port}`);
const admin = () => ({
  servers: servers(),
  ca: read(FILES.authority),
  cert: read(FILES.admin),
  key: read(FILES.adminKey),
});

function start(node: Node): void {
  const log = fs.openSync(path.join(dir, `${node.name}.log`), 'a');
  running.set(node.name, startServer(path.join(dir, node.name, 'nats.conf'), log));
  fs.closeSync(log);
}

async function kill(name: string): Promise<void> {
  const server = running.get(name);
  running.delete(name);
  if (server === undefined || server.exitCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
}

async function station(id: string): Promise<{ link: RelayLink; mail: Mail[] }> {
  const authority = readAuthority(read(FILES.authority), read(FILES.authorityKey));
  const held = await issueStation(authority, id, { nowMs: Date.now(), newKeyPair: testKeyPair });
  const mail: Mail[] = [];
  const link = createRelayLink({
    nowMs: Date.now,
    onMail: (one) => mail.push(one),
    onState: () => undefined,
    onIncident: () => undefined,
  });
  links.push(link);
  link.attach(egressHere(), {
    servers: servers(),
    station: id,
    authority: read(FILES.authority),
    bytesPerSecond: null,
    certificate: certificatePem(held.certificate),
    key: keyPem(held.privateKey),
  });
  return { link, mail };
}

beforeAll(async () => {
  const ports = [await freePort(), await freePort(), await freePort()];
  const clusterPorts = [await freePort(), await freePort(), await freePort()];
  nodes = ports.map((port, at) => ({
    name: `n${at + 1}`,
    host: '127.0.0.1',
    listen: '127.0.0.1',
    port,
    clusterPort: clusterPorts[at] ?? 0,
  }));
  const stations = [A, B].map((stationId) => ({ stationId, name: stationId }));
  const period = { nowMs: Date.now(), newKeyPair: testKeyPair };
  await makeRelay({ out: dir, nodes, stations, period, stationPassphrase: null });
  nodes.forEach(start);
  // a cluster gives no stream before its servers have met and chosen
  let reason: unknown = null;
  const made = (): Promise<boolean> =>
    provision(admin(), stations, 3).then(
      () => true,
      (cause: unknown) => {
        reason = cause;
        return false;
      },
    );
  await until('the cluster makes the stream', made, 120_000).catch(() => Promise.reject(reason as Error));
}, SETTING_UP_MS);
afterAll(async () => {
  links.forEach((link) => link.detach());
  for (const name of [...running.keys()]) await kill(name);
  fs.rmSync(dir, { recursive: true, force: true });
});

it(
  'keeps every letter when the server that leads the stream is killed while it is written to',
  async () => {
    const a = await station(A);
    const b = await station(B);
    const taken = new Set<string>();
    const take = setInterval(() => {
      for (const { part, ref } of b.mail.splice(0)) {
        if (part !== null) taken.add(part.transfer);
        b.link.taken([ref]);
      }
    }, 5);
    const sent: string[] = [];
    try {
      for (let number = 0; number < LETTERS; number += 1) {
        const transfer = randomBytes(16).toString('hex');
        const letter = { transfer, envelope: 'e'.repeat(32), to: B, index: 0, count: 1 };
        await a.link.send({ ...letter, bytes: randomBytes(20_000) }); // waits for a server that keeps it
        sent.push(transfer);
        if (number === LETTERS / 3) await kill(await leader());
      }
      expect(running.size).toBe(2);
      await until('all are there', () => sent.every((transfer) => taken.has(transfer)), ARRIVING_MS);
    } finally {
      clearInterval(take);
    }
    expect(taken.size).toBe(LETTERS);
  },
  SETTING_UP_MS + ARRIVING_MS,
);

/** Which of the three leads the stream, once the other two have all of it; the one that a kill hurts most. */
async function leader(): Promise<string> {
  const connection = await connectAdmin(admin());
  try {
    const manager = await jetstreamManager(connection);
    let leads = '';
    await until('the others have all of it', async () => {
      const { config, cluster } = await manager.streams.info('MAIL');
      expect(config.num_replicas).toBe(3);
      leads = cluster?.leader ?? '';
      return leads !== '' && cluster?.replicas?.filter(({ current }) => current).length === 2;
    });
    return leads;
  } finally {
    await connection.close();
  }
}
