// The server of the relay's tests. Debian's package would install a service that listens on every address at once, so
// the package is fetched and unpacked into the machine's cache, and nothing of it starts by itself.
import fs from 'node:fs';
import path from 'node:path';
import { cacheDir } from './paths.mjs';
import { hasCommand, run } from './run.mjs';
import { say } from './say.mjs';

const PROGRAM = 'usr/sbin/nats-server';

/** Where there is none and none can be had, the tests that need one say so. */
export async function ensureNatsServer() {
  const folder = cacheDir('nats-server');
  if (fs.existsSync(path.join(folder, PROGRAM)) || fs.existsSync(`/${PROGRAM}`)) return;
  if (hasCommand('nats-server')) return;
  if (!hasCommand('apt-get') || !hasCommand('dpkg-deb')) {
    say('Not found on this machine: nats-server. Tests of the relay will fail without it.');
    return;
  }
  say('Fetching nats-server for the tests of the relay …');
  fs.mkdirSync(folder, { recursive: true });
  const { code, output } = await run('apt-get', ['download', 'nats-server'], { cwd: folder, quiet: true });
  const file = fs.readdirSync(folder).find((name) => name.endsWith('.deb'));
  if (code !== 0 || file === undefined) {
    say(`nats-server could not be fetched; tests of the relay will fail.\n${output.slice(-400)}`);
    return;
  }
  await run('dpkg-deb', ['-x', file, '.'], { cwd: folder, quiet: true });
  fs.rmSync(path.join(folder, file));
}
