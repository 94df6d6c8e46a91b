import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Where `npm test` puts the server of Debian's package, unpacked and not installed: nothing of it starts by itself. */
const unpacked = (): string =>
  path.join(
    process.env.AN_THU_CACHE ??
      (process.getuid?.() === 0 ? '/var/cache/an-thu' : path.join(os.homedir(), '.cache/an-thu')),
    'nats-server/usr/sbin/nats-server',
  );

/** The program, from PATH, the usual places, or the cache; null where there is none. */
export function findServer(): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [...folders, '/usr/sbin', '/usr/local/bin', '/usr/local/sbin'].map((folder) =>
    path.join(folder, 'nats-server'),
  );
  return [...candidates, unpacked()].find((file) => fs.existsSync(file)) ?? null;
}

/**
 * Starts a server with a configuration file, in the folder of that file. The caller ends it.
 * @throws Error where no server is installed
 */
export function startServer(configuration: string, log: 'inherit' | number): ChildProcess {
  const program = findServer();
  if (program === null)
    throw new Error('nats-server is not installed here; on Debian: apt-get install nats-server');
  return spawn(program, ['-c', configuration], {
    cwd: path.dirname(configuration),
    stdio: ['ignore', log, log],
    // a server on an office's machine stays small
    env: { ...process.env, GOMEMLIMIT: process.env.GOMEMLIMIT ?? '512MiB' },
  });
}
