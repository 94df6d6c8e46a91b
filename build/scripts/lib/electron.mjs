// Which Electron runs: the official one of the `electron` package where its release host can be reached, else the
// stand-in of electronFallback.mjs (development and tests only).
import fs from 'node:fs';
import path from 'node:path';
import {
  fallbackDist,
  fallbackPrepared,
  fallbackSupported,
  isFallbackDist,
  prepareFallback,
} from './electronFallback.mjs';
import { inRoot } from './paths.mjs';
import { runNode } from './run.mjs';
import { say, StepFailed } from './say.mjs';

const REACH_LIMIT_MS = 5000;
const packageDir = () => inRoot('node_modules', 'electron');
const officialDist = () => path.join(packageDir(), 'dist');

const officialVersion = () =>
  JSON.parse(fs.readFileSync(path.join(packageDir(), 'package.json'), 'utf8')).version;

function officialPrepared() {
  try {
    const found = fs.readFileSync(path.join(officialDist(), 'version'), 'utf8').trim().replace(/^v/, '');
    return found === officialVersion() && fs.existsSync(path.join(packageDir(), 'path.txt'));
  } catch {
    return false;
  }
}

async function officialReachable() {
  const base = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
  try {
    const url = `${base}v${officialVersion()}/SHASUMS256.txt`;
    const reply = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(REACH_LIMIT_MS) });
    return reply.ok;
  } catch {
    return false;
  }
}

async function prepareOfficial() {
  if (!(await officialReachable())) return false;
  say(`Downloading Electron ${officialVersion()} (once) …`);
  const { code, output } = await runNode([path.join(packageDir(), 'install.js')], { quiet: true });
  if (code !== 0) say(`The official Electron could not be installed: ${output.trim().split('\n').at(-1)}`);
  return code === 0 && officialPrepared();
}

/** The Electron folder that is ready on this machine, or null. Fast, makes nothing. */
export function preparedElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return given;
  if (officialPrepared()) return officialDist();
  return fallbackPrepared() ? fallbackDist() : null;
}

export const fallbackElectronInUse = () => isFallbackDist(preparedElectron());

/** The executable inside an Electron folder. */
export function electronExecutable(dist) {
  if (process.platform === 'darwin') return path.join(dist, 'Electron.app/Contents/MacOS/Electron');
  return path.join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

/** Makes an Electron ready and returns its folder. */
export async function prepareElectron() {
  const ready = preparedElectron();
  if (ready) return ready;
  if (await prepareOfficial()) return officialDist();
  if (!fallbackSupported()) {
    throw new StepFailed(
      `Electron ${officialVersion()} could not be downloaded from github.com.`,
      'check the network; behind a mirror set ELECTRON_MIRROR, then run the same command again.',
    );
  }
  say(
    "Electron's release host cannot be reached: using a stand-in (Electron 33), for development and tests only.",
  );
  return prepareFallback();
}

/** The version of the Electron in a folder, as `45.4.1`. */
export const electronVersionOf = (dist) =>
  fs.readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');

export { isFallbackDist };
