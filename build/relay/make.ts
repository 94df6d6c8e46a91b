import fs from 'node:fs';
import path from 'node:path';
import { writePkcs12 } from '../../electron/vault/crypto/x509/pkcs12.ts';
import {
  certificatePem,
  issueAdmin,
  issueServer,
  issueStation,
  keyPem,
  newAuthority,
  readAuthority,
  type Held,
  type Issuing,
  type RelayAuthority,
} from './certificates.ts';
import { serverConfiguration, usersConfiguration } from './configuration.ts';
import type { RelayStation } from './directory.ts';

export interface Node {
  readonly name: string;
  /** name or IPv4 address by which stations reach it */
  readonly host: string;
  readonly port: number;
  /** what it listens on; the other nodes reach it at `host` */
  readonly listen: string;
  readonly clusterPort: number;
}

export interface MakeOptions {
  readonly out: string;
  readonly nodes: readonly Node[];
  readonly stations: readonly RelayStation[];
  readonly period: Issuing;
  /** Trials and training: also a key and certificate for every station, as PKCS#12 under this passphrase. */
  readonly stationPassphrase: string | null;
}

export const FILES = {
  authority: 'authority.pem',
  authorityKey: 'authority.key',
  admin: 'admin.pem',
  adminKey: 'admin.key',
  stations: 'stations',
} as const;

/**
 * Makes the folder of a relay: `authority.*` (once; kept when it is there), `admin.*`, and for each node a folder with
 * `nats.conf`, `users.conf`, certificate and key. Made again, it brings the users up to the directory and leaves the
 * authority and the keys as they are.
 */
export async function makeRelay(options: MakeOptions): Promise<void> {
  const { out, nodes, stations, period } = options;
  const at = (...names: string[]): string => path.join(out, ...names);
  fs.mkdirSync(out, { recursive: true, mode: 0o700 });
  const authority = await authorityIn(out, period);
  if (!fs.existsSync(at(FILES.admin))) {
    const admin = await issueAdmin(authority, period);
    writePair(at(FILES.admin), at(FILES.adminKey), admin);
  }
  for (const node of nodes) await makeNode(options, node, authority);
  const { stationPassphrase } = options;
  if (stationPassphrase === null) return;
  fs.mkdirSync(at(FILES.stations), { recursive: true, mode: 0o700 });
  for (const { stationId } of stations) {
    const file = at(FILES.stations, `${stationId}.p12`);
    if (fs.existsSync(file)) continue;
    const held = await issueStation(authority, stationId, period);
    const p12 = writePkcs12({ ...held, others: [authority.certificate] }, stationPassphrase, stationId);
    fs.writeFileSync(file, p12, { mode: 0o600 });
  }
}

async function makeNode(
  { out, nodes, stations, period }: MakeOptions,
  node: Node,
  authority: RelayAuthority,
): Promise<void> {
  const folder = path.join(out, node.name);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [certificate, key] = [path.join(folder, 'server.pem'), path.join(folder, 'server.key')];
  if (!fs.existsSync(certificate))
    writePair(certificate, key, await issueServer(authority, node.name, [node.host], period));
  fs.writeFileSync(path.join(folder, 'authority.pem'), certificatePem(authority.certificate));
  fs.writeFileSync(path.join(folder, 'users.conf'), usersConfiguration(stations));
  const place = {
    name: node.name,
    host: node.listen,
    port: node.port,
    storeDir: './store',
    certificate: './server.pem',
    key: './server.key',
    authority: './authority.pem',
  };
  const routes = nodes.map((other) => `${other.host}:${other.clusterPort}`);
  const cluster =
    nodes.length > 1 ? { name: 'an-thu', listen: node.listen, port: node.clusterPort, routes } : undefined;
  fs.writeFileSync(path.join(folder, 'nats.conf'), serverConfiguration(place, cluster));
}

async function authorityIn(out: string, period: Issuing): Promise<RelayAuthority> {
  const [file, keyFile] = [path.join(out, FILES.authority), path.join(out, FILES.authorityKey)];
  if (fs.existsSync(file))
    return readAuthority(fs.readFileSync(file, 'utf8'), fs.readFileSync(keyFile, 'utf8'));
  const made = await newAuthority('An Thư: máy chuyển', period);
  writePair(file, keyFile, { certificate: made.certificate, privateKey: made.key });
  return made;
}

function writePair(file: string, keyFile: string, { certificate, privateKey }: Held): void {
  fs.writeFileSync(keyFile, keyPem(privateKey), { mode: 0o600 });
  fs.writeFileSync(file, certificatePem(certificate));
}
