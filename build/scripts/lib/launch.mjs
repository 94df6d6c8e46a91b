// How a development run starts Electron. Nothing of this is in the product: Chromium refuses to run as root with its
// sandbox on, so root becomes an unprivileged user where that is possible, else the sandbox is switched off.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { electronExecutable } from './electron.mjs';
import { isRootUser, root } from './paths.mjs';
import { hasCommand } from './run.mjs';
import { say } from './say.mjs';

/** What Chromium says on a machine without D-Bus or a graphics card, or of a page that went, and which harms nothing. */
export const NOISE =
  /(?:bus|object_proxy|viz_main_impl|gpu_[a-z_]+|command_buffer_proxy_impl|interface_endpoint_client)\.cc\(\d+\)\]/;

const USER = 'nobody';
const USER_HOME = '/var/lib/an-thu-dev'; // training vaults of a root developer stay here between starts

const succeeds = (command, args) => spawnSync(command, args, { stdio: 'ignore', cwd: '/' }).status === 0;
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** Without user namespaces Chromium's sandbox cannot be set up by an unprivileged process. */
const userNamespaces = (prefix) =>
  succeeds(prefix[0] ?? 'unshare', [
    ...prefix.slice(1),
    ...(prefix.length ? ['unshare'] : []),
    '--user',
    'true',
  ]);

function unprivilegedUser(executable, entry) {
  if (!hasCommand('runuser') || !process.env.DISPLAY) return null;
  const ids = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${USER}:`))
    ?.split(':');
  if (!ids) return null;
  const canRead = `test -x ${quoted(executable)} && test -r ${quoted(path.join(root, entry))}`;
  if (!succeeds('runuser', ['-u', USER, '--', 'sh', '-c', canRead])) return null;
  if (!userNamespaces(['runuser', '-u', USER, '--'])) return null;
  return { uid: Number(ids[2]), gid: Number(ids[3]) };
}

/** The user's own home, and the right to draw on root's display. */
function prepareHome({ uid, gid }) {
  fs.mkdirSync(USER_HOME, { recursive: true, mode: 0o700 });
  fs.chownSync(USER_HOME, uid, gid);
  const runtime = path.join(USER_HOME, 'run');
  fs.mkdirSync(runtime, { recursive: true, mode: 0o700 });
  fs.chownSync(runtime, uid, gid);
  const env = { HOME: USER_HOME, XDG_RUNTIME_DIR: runtime, TMPDIR: '/tmp' };
  // root's own folders, where the variables name them, can't be written by this user
  for (const [name, dir] of Object.entries({ CONFIG: '.config', CACHE: '.cache', DATA: '.local/share' }))
    env[`XDG_${name}_HOME`] = path.join(USER_HOME, dir);
  const cookie = process.env.XAUTHORITY || path.join(os.homedir(), '.Xauthority');
  if (fs.existsSync(cookie)) {
    const copy = path.join(USER_HOME, '.Xauthority');
    fs.copyFileSync(cookie, copy);
    fs.chmodSync(copy, 0o600);
    fs.chownSync(copy, uid, gid);
    env.XAUTHORITY = copy;
  }
  return env;
}

/** A folder and what is in it. */
function giveTo({ uid, gid }, folder) {
  fs.chownSync(folder, uid, gid);
  for (const name of fs.readdirSync(folder, { recursive: true }))
    fs.lchownSync(path.join(folder, name), uid, gid);
}

/**
 * What to start: `{ program, args }`; says on the console what differs from an ordinary start.
 * @param entry the bundle of the main process, where it is not the product's
 * @param data a folder in the repository that Electron writes to
 */
export function electronCommand(dist, appArgs, { entry = null, data = null } = {}) {
  const program = electronExecutable(dist);
  const plain = { program, args: [entry === null ? root : path.join(root, entry), ...appArgs] };
  if (process.platform !== 'linux') return plain;
  const unsafe = { ...plain, args: ['--no-sandbox', ...plain.args] };
  if (!isRootUser()) {
    if (userNamespaces([])) return plain;
    say("This system forbids user namespaces: starting without Chromium's sandbox (development only).");
    return unsafe;
  }
  const user = unprivilegedUser(program, entry ?? 'out/main/index.js');
  if (!user) {
    say(
      "Started as root, and no unprivileged user can read this folder: without Chromium's sandbox (development only).",
    );
    return unsafe;
  }
  if (data !== null) giveTo(user, path.join(root, data));
  say(
    `Started as root: the window runs as the unprivileged user "${USER}", with its sandbox; data in ${data ?? USER_HOME}.`,
  );
  // runuser sets HOME itself, so the variables are given behind it
  const variables = Object.entries(prepareHome(user)).map(([name, value]) => `${name}=${value}`);
  return { program: 'runuser', args: ['-u', USER, '--', 'env', ...variables, program, ...plain.args] };
}
