import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { certificatePem, readAuthority, signStationRequest } from './certificates.ts';
import { readDirectory } from './directory.ts';
import { FILES, makeRelay, type Node } from './make.ts';
import { provision } from './provision.ts';
import { startServer } from './server.ts';

const USAGE = `npm run -s relay -- COMMAND

  make       --directory FILE --out DIR [--host NAME] [--port 4222] [--nodes a,b,c] [--station-files FILE]
             the folder of a relay: configuration, users, certificates; again: brings the users up to the directory
  provision  --directory FILE --out DIR --servers HOST:PORT[,…]
             makes the stream and a mail box for every station on a running relay
  sign       --out DIR --station ID --request FILE --certificate FILE
             signs a station's certificate request
  start      --directory FILE --out DIR [--port 4222] [--station-files FILE]
             a development relay on this machine, until Ctrl C; keys for the stations with --station-files

  --station-files FILE   trials only: also makes keys for all stations (stations/*.p12), under the passphrase in FILE
`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const OPTIONS = {
  directory: { type: 'string' },
  out: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  nodes: { type: 'string' },
  servers: { type: 'string' },
  station: { type: 'string' },
  request: { type: 'string' },
  certificate: { type: 'string' },
  'station-files': { type: 'string' },
} as const;

/** What was typed; nothing of it, which leads to the usage, when an option is unknown. */
function typed() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return { values: {}, positionals: [] };
  }
}
const {
  values,
  positionals,
}: { values: Partial<Record<keyof typeof OPTIONS, string>>; positionals: string[] } = typed();

function needed(name: keyof typeof values): string {
  const value = values[name];
  if (value === undefined) throw new Error(`--${name} is missing\n\n${USAGE}`);
  return value;
}

const stations = () => readDirectory(fs.readFileSync(needed('directory'), 'utf8'));
const port = (): number => Number(values.port ?? 4222);

async function make(nodes: readonly Node[]): Promise<void> {
  const file = values['station-files'];
  await makeRelay({
    out: path.resolve(needed('out')),
    nodes,
    stations: stations(),
    period: { nowMs: Date.now() },
    stationPassphrase: file === undefined ? null : fs.readFileSync(file, 'utf8').replace(/\r?\n$/, ''),
  });
  say(`made in ${needed('out')}: ${nodes.map(({ name }) => name).join(', ')}; ${stations().length} stations`);
}

/** One node, or the three of a cluster; each listens on all addresses of its machine. */
function deployed(): Node[] {
  const hosts = values.nodes?.split(',') ?? [values.host ?? 'localhost'];
  const at = { listen: '0.0.0.0', port: port(), clusterPort: port() + 2000 };
  return hosts.map((host, index) => ({ ...at, name: `relay-${index + 1}`, host }));
}

/** On this machine only, reachable by nobody else. */
const local = (): Node[] => [
  { name: 'relay-1', host: '127.0.0.1', listen: '127.0.0.1', port: port(), clusterPort: 0 },
];

function adminLine(servers: readonly string[]) {
  const read = (name: string): string => fs.readFileSync(path.join(needed('out'), name), 'utf8');
  return { servers, ca: read(FILES.authority), cert: read(FILES.admin), key: read(FILES.adminKey) };
}

async function start(): Promise<void> {
  await make(local());
  const server = startServer(path.resolve(needed('out'), 'relay-1', 'nats.conf'), 'inherit');
  const ended = new Promise<number>((resolve) => server.once('exit', (code) => resolve(code ?? 0)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.kill('SIGTERM'));
  const { made } = await whenAnswering(() => provision(adminLine([`127.0.0.1:${port()}`]), stations()));
  say(`relay at 127.0.0.1:${port()}; ${made} new mail boxes; Ctrl C ends it`);
  process.exitCode = await ended;
}

async function whenAnswering<T>(work: () => Promise<T>): Promise<T> {
  const untilMs = Date.now() + 20_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > untilMs) throw error;
      await new Promise((go) => setTimeout(go, 200));
    }
  }
}

function sign(): void {
  const read = (name: string): string => fs.readFileSync(path.join(needed('out'), name), 'utf8');
  const authority = readAuthority(read(FILES.authority), read(FILES.authorityKey));
  const request = fs.readFileSync(needed('request'));
  const signed = signStationRequest(authority, request, needed('station'), { nowMs: Date.now() });
  fs.writeFileSync(needed('certificate'), certificatePem(signed) + certificatePem(authority.certificate));
}

const COMMANDS: Readonly<Record<string, () => void | Promise<void>>> = {
  make: () => make(deployed()),
  async provision() {
    const servers = needed('servers').split(',');
    const { made } = await provision(adminLine(servers), stations(), servers.length >= 3 ? 3 : 1);
    say(`${made} new mail boxes`);
  },
  sign,
  start,
};

const command = COMMANDS[positionals[0] ?? ''];
if (command === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  try {
    await command();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
