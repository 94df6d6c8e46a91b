// better-sqlite3(-multiple-ciphers) 13 ships prebuilt addons for Node-API 10 (Node >= 22.14, Electron >= 35). Node 20
// and Electron 33 offer Node-API 9 and crash while loading them. Here the package's own sources are compiled for
// Node-API 9 (gcc and g++ only: no node-gyp, no download of headers), cached, and put in the prebuild's place.
// The result loads on newer Node and Electron as well. `npm ci` restores the crashing file, so this runs after each.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheDir, inRoot } from './paths.mjs';
import { run, runNode } from './run.mjs';
import { say, StepFailed } from './say.mjs';

const shim = path.join(import.meta.dirname, 'napi9Shim.hpp');
const FLAGS = ['-O2', '-fPIC', '-DNDEBUG', '-w', '-fvisibility=hidden'];
const C_FLAGS = [...FLAGS, '-std=c99'];
const CPP_FLAGS = [
  ...FLAGS,
  '-std=c++20',
  '-fvisibility-inlines-hidden',
  '-DNAPI_VERSION=9',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  '-DBUILDING_NODE_EXTENSION',
  '-DNODE_GYP_MODULE_NAME=better_sqlite3',
];
const LINK_FLAGS = [
  ...['-shared', '-s', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-static-libstdc++', '-static-libgcc'],
];

/** Node 22.14 and newer, Electron 35 and newer. */
export const hasNodeApi10 = () => Number(process.versions.napi) >= 10;

/** Whether the prebuilt addons would crash here: by this Node, or by the fallback Electron when that is in use. */
export function nativeNeeded({ electronIsFallback = false } = {}) {
  return process.platform === 'linux' && (!hasNodeApi10() || electronIsFallback);
}

const prebuildName = () => {
  const musl = !process.report.getReport().header.glibcVersionRuntime;
  return `linux${musl ? 'musl' : ''}-${process.arch}.node`;
};

function describe(packageName) {
  const folder = inRoot('node_modules', packageName);
  const manifest = path.join(folder, 'package.json');
  const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  const compiler = execFileSync('gcc', ['-dumpfullversion'], { encoding: 'utf8' }).trim();
  const recipe = [version, fs.readFileSync(shim, 'utf8'), compiler, ...C_FLAGS, ...CPP_FLAGS, ...LINK_FLAGS];
  const key = createHash('sha256').update(recipe.join('\0')).digest('hex').slice(0, 16);
  return {
    packageName,
    folder,
    manifest,
    target: path.join(folder, 'prebuilds', prebuildName()),
    built: cacheDir('native', `${packageName}-${version}-napi9-${process.arch}-${key}.node`),
  };
}

/** The sqlite build options the package itself lists in its gyp file. */
function sqliteDefines(folder) {
  const gypi = fs.readFileSync(path.join(folder, 'deps/defines.gypi'), 'utf8');
  return [...gypi.matchAll(/'([A-Z0-9_]+(?:=[^']*)?)'/g)].map((match) => `-D${match[1]}`);
}

async function tool(command, args) {
  const { code, output } = await run(command, args, { quiet: true });
  if (code !== 0) {
    throw new StepFailed(
      `${command} could not compile the database addon (exit ${code}).\n${output.slice(-2000)}`,
      'install a C and C++ compiler (Debian: apt-get install g++), then run this again.',
    );
  }
}

async function compile({ packageName, folder, manifest, built }) {
  say(`Compiling ${packageName} for this Node and Electron (about a minute, once per machine) …`);
  const requireFromHere = createRequire(import.meta.url);
  const nodeApi = requireFromHere('node-api-headers').include_dir;
  // relative to the working folder, unlike node-api-headers' path
  const addonApi = path.resolve(createRequire(manifest)('node-addon-api').include_dir);
  const sqlite = path.join(folder, 'deps/sqlite3');
  fs.mkdirSync(path.dirname(built), { recursive: true });
  const temp = fs.mkdtempSync(path.join(path.dirname(built), 'tmp-'));
  const at = (name) => path.join(temp, name);
  try {
    const includes = ['-I', nodeApi, '-I', addonApi, '-I', sqlite, '-include', shim];
    const addon = path.join(folder, 'src/better_sqlite3.cpp');
    const amalgamation = path.join(sqlite, 'sqlite3.c');
    await Promise.all([
      tool('gcc', ['-c', ...C_FLAGS, '-I', sqlite, ...sqliteDefines(folder), amalgamation, '-o', at('a.o')]),
      tool('g++', ['-c', ...CPP_FLAGS, ...includes, addon, '-o', at('b.o')]),
    ]);
    await tool('g++', [
      ...LINK_FLAGS,
      at('b.o'),
      at('a.o'),
      '-lpthread',
      '-ldl',
      '-lm',
      '-o',
      at('out.node'),
    ]);
    fs.renameSync(at('out.node'), built);
  } finally {
    fs.rmSync(temp, { recursive: true, force: true });
  }
}

/** Opens a database in a child process: a wrong addon crashes the process that loads it. */
async function proveLoads(packageName) {
  const probe = `const D = require('${packageName}'); const d = new D(':memory:');
    if (d.prepare('SELECT 1 + 1 AS two').get().two !== 2) process.exit(3); d.close();`;
  const { code, output } = await runNode(['--input-type=commonjs', '-e', probe], { quiet: true });
  if (code !== 0) {
    throw new StepFailed(
      `The compiled ${packageName} does not load (exit ${code}). ${output.slice(-500)}`,
      `delete ${cacheDir('native')} and run this again; if it stays, the package's sources have changed.`,
    );
  }
}

/** Puts a loadable addon in place for one package; a no-op in about 50 ms when it is there already. */
export async function prepareNative(packageName = 'better-sqlite3-multiple-ciphers') {
  const what = describe(packageName);
  const isCached = fs.existsSync(what.built);
  if (!isCached) await compile(what);
  const wanted = fs.readFileSync(what.built);
  if (fs.existsSync(what.target) && fs.readFileSync(what.target).equals(wanted)) return;
  // A running process may have the old file mapped: replace the name, never write into the file.
  const staged = `${what.target}.${process.pid}.tmp`;
  fs.writeFileSync(staged, wanted, { mode: 0o755 });
  fs.renameSync(staged, what.target);
  await proveLoads(packageName);
  say(`${packageName}: addon for Node-API 9 put in place.`);
}
