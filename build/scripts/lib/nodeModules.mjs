// node_modules is installed when it is missing or made from another lock file: a stamp in it names the lock's hash.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { say, StepFailed } from './say.mjs';

const MINIMUM_NODE = [20, 19];
const stampFile = () => inRoot('node_modules', '.an-thu-lock');
const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null);

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  throw new StepFailed(
    `This needs Node ${MINIMUM_NODE.join('.')} or newer; here is ${process.versions.node}.`,
    'install the current Node LTS from https://nodejs.org, open a new terminal and run the same command again.',
  );
}

const lockHash = () =>
  createHash('sha256')
    .update(fs.readFileSync(inRoot('package-lock.json')))
    .digest('hex');

/** npm's own record of what it installed; equal to the lock file in names and versions when nothing changed. */
function installedMatchesLock() {
  const installed = read(inRoot('node_modules', '.package-lock.json'));
  if (installed === null) return false;
  const wanted = JSON.parse(read(inRoot('package-lock.json'))).packages;
  const present = JSON.parse(installed).packages;
  return Object.entries(wanted).every(([where, { version, optional }]) => {
    if (where === '' || (optional && !(where in present))) return true;
    return present[where]?.version === version;
  });
}

/** Installs the npm packages when needed. Returns true if it did. */
export async function ensureNodeModules() {
  requireNode();
  const hash = lockHash();
  if (read(stampFile()) === hash) return false;
  if (installedMatchesLock()) {
    fs.writeFileSync(stampFile(), hash);
    return false;
  }
  say('Installing npm packages (npm ci, about half a minute) …');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true });
  if (code !== 0) {
    throw new StepFailed(
      `npm ci failed.\n${output.trim().split('\n').slice(-15).join('\n')}`,
      'check the network and npm settings (npm ping), then run the same command again.',
    );
  }
  fs.writeFileSync(stampFile(), hash);
  return true;
}
