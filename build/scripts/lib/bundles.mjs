// Builds what is stale. Each bundle has a stamp: a hash over path, size and time of every file it can be made of.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { say, StepFailed } from './say.mjs';

const COMMON = ['shared', 'build/config/vite.config.mjs', 'package-lock.json'];

function* filesUnder(name) {
  const full = inRoot(name);
  if (!fs.existsSync(full)) return;
  const stat = fs.statSync(full);
  if (!stat.isDirectory()) {
    yield `${name} ${stat.size} ${stat.mtimeMs}`;
    return;
  }
  for (const child of fs.readdirSync(full).sort()) yield* filesUnder(`${name}/${child}`);
}

function stampOf(sources, variant) {
  const hash = createHash('sha256')
    .update(variant)
    .update(process.env.AN_THU_PUBLISHER_KEY ?? '');
  for (const source of [...COMMON, ...sources])
    for (const line of filesUnder(source)) hash.update(`${line}\n`);
  return hash.digest('hex');
}

const stampFile = (outDir) => inRoot(outDir, '.stamp');

function isFresh(outDir, stamp) {
  try {
    return fs.readFileSync(stampFile(outDir), 'utf8') === stamp;
  } catch {
    return false;
  }
}

/** Of the workshop's host and the vault in it. */
export const WORKSHOP_SOURCES = ['electron', 'build/workshop', 'test/support', 'test/fixtures/keys'];

/** What a tool over the product's modules can be made of, `entry` and what lies beside it. */
const sourcesOfTool = (entry) => ['electron', path.dirname(entry), 'test/support', 'build/relay'];

/** Bundles by name; `entry` absent means the bundle can't be made yet. */
export function describeBundles(config) {
  const workshop = (entry, outDir, more) => {
    const index = inRoot('build/workshop', `${entry}.ts`);
    const entries = { ...config.processEntries(['reader', 'egress', 'signer']), index };
    return config.nodeBundle({ entries, outDir, ...more });
  };
  return {
    main: {
      outDir: 'out/main',
      sources: ['electron'],
      entry: 'electron',
      config: () => config.nodeBundle({ entries: config.processEntries(), outDir: 'out/main' }),
    },
    // the same with the smoke test's switches accepted; only ever packed for that test
    smoke: {
      outDir: 'out/smoke',
      sources: ['electron'],
      entry: 'electron',
      config: () =>
        config.nodeBundle({ entries: config.processEntries(), outDir: 'out/smoke', isSmoke: true }),
    },
    // the worker threads and the processes beside the vault, for tests that run the vault from its sources
    workers: {
      outDir: 'out/workers',
      sources: ['electron/vault', 'electron/reader', 'electron/signer', 'electron/egress'],
      entry: 'electron/vault/workers',
      config: () =>
        config.nodeBundle({
          entries: config.processEntries(['reader', 'signer', 'egress']),
          outDir: 'out/workers',
        }),
    },
    // Electron's main process with the vault in it, for the page tests; never packed
    workshop: {
      outDir: 'out/workshop',
      sources: WORKSHOP_SOURCES,
      entry: 'build/workshop/host.ts',
      config: () => workshop('host', 'out/workshop'),
    },
    // the same for `npm run dev`, in a place of its own: it is made again and again while tests may run
    development: {
      outDir: 'out/development',
      sources: WORKSHOP_SOURCES,
      entry: 'build/workshop/development.ts',
      config: () => workshop('development', 'out/development', { sourcemap: true }),
    },
    // what tests start as processes of their own
    testWorkers: {
      outDir: 'out/testWorkers',
      sources: ['electron', 'renderer/data', 'test/support', 'test/fixtures/keys', 'build/relay'],
      entry: 'test/support',
      config: () => config.nodeBundle({ entries: config.testWorkerEntries(), outDir: 'out/testWorkers' }),
    },
    preload: {
      outDir: 'out/preload',
      sources: ['electron/preload'],
      entry: 'electron/preload/index.ts',
      config: config.preloadBundle,
    },
    renderer: {
      outDir: 'out/renderer',
      sources: ['renderer'],
      entry: 'renderer/index.html',
      config: config.rendererBundle,
    },
    // every component in its states, for the page tests; never packed
    gallery: {
      outDir: 'out/gallery',
      sources: ['renderer', 'build/gallery'],
      entry: 'build/gallery/index.html',
      config: config.galleryBundle,
    },
  };
}

async function buildOne(name, { outDir, config }, stamp) {
  const { build } = await import('vite'); // not there before `npm ci`
  fs.rmSync(stampFile(outDir), { force: true });
  try {
    await build(await config());
  } catch (error) {
    throw new StepFailed(
      `The ${name} bundle could not be built.\n${error.message}`,
      'mend the source named above.',
    );
  }
  fs.writeFileSync(stampFile(outDir), stamp);
}

/** What `npm start` runs. */
export const PRODUCT = ['main', 'preload', 'renderer'];

/** Builds those of the named bundles whose sources changed since the last time. Returns the names built. */
export async function ensureBundles(names = PRODUCT, { announce = true } = {}) {
  const all = describeBundles(await loadConfig());
  const stale = [];
  for (const name of names) {
    const bundle = all[name];
    if (!fs.existsSync(inRoot(bundle.entry))) throw new StepFailed(`${bundle.entry} does not exist.`);
    const stamp = stampOf(bundle.sources, name);
    if (!isFresh(bundle.outDir, stamp)) stale.push({ name, bundle, stamp });
  }
  if (stale.length === 0) return [];
  if (announce) say(`Building ${stale.map(({ name }) => name).join(', ')} …`);
  // Vite leaves the environment of its first job behind: a server of sources would come without hot reload
  const { NODE_ENV } = process.env;
  delete process.env.NODE_ENV;
  try {
    await Promise.all(stale.map(({ name, bundle, stamp }) => buildOne(name, bundle, stamp)));
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  return stale.map(({ name }) => name);
}

/** Builds one CommonJS file of what a coverage-guided fuzzer watches, line by line; returns its file. */
export async function ensureFuzzTarget(entry) {
  const { commonJsBundle } = await loadConfig();
  const outDir = 'out/fuzzTarget';
  const stamp = stampOf(sourcesOfTool(entry), 'fuzzTarget');
  if (!isFresh(outDir, stamp))
    await buildOne(
      'fuzzTarget',
      { outDir, config: () => commonJsBundle({ entries: { target: inRoot(entry) }, outDir }) },
      stamp,
    );
  return inRoot(outDir, 'target.cjs');
}

/** Builds a tool written in TypeScript (evaluation, benchmarks) over the product's modules; returns its file. */
export async function ensureTool(name, entry) {
  const config = await loadConfig();
  const outDir = `out/${name}`;
  const stamp = stampOf(sourcesOfTool(entry), name);
  if (!isFresh(outDir, stamp)) {
    const entries = { ...config.processEntries(['reader', 'signer']), index: inRoot(entry) };
    await buildOne(name, { outDir, config: () => config.nodeBundle({ entries, outDir }) }, stamp);
  }
  return inRoot(outDir, 'index.js');
}

let loaded = null;
/** The configuration imports npm packages and is loaded only when something has to be compared or built. */
function loadConfig() {
  loaded ??= import('../../config/vite.config.mjs');
  return loaded;
}
