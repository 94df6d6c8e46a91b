// The three bundles of the product, and bundles of tools that run the product's own code under plain Node.
import fs from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { rememberPackages } from '../scripts/lib/shipped.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const inRoot = (...parts) => path.join(root, ...parts);

// The older of the two runtimes this is tested on; electron 33 has Node 20.18 and Chromium 130.
const NODE_TARGET = 'node20.18';
const PAGE_TARGET = 'chrome130';

/** Left out of the bundles: given by Electron, by Node, or native. */
const EXTERNAL = [
  'electron',
  'better-sqlite3',
  'better-sqlite3-multiple-ciphers',
  '@napi-rs/canvas', // of tests alone
  '@node-rs/argon2',
  'koffi',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

const quiet = {
  root,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'warn',
  clearScreen: false,
};

/** Worker threads and utility processes are started by file name, so each is an entry of its own. */
const WORKER_FOLDERS = ['electron/vault/workers', 'electron/vault/examine', 'electron/reader'];

function workerEntries() {
  const folders = WORKER_FOLDERS.map((folder) => inRoot(folder)).filter((folder) => fs.existsSync(folder));
  const files = folders.flatMap((folder) => fs.readdirSync(folder).map((name) => path.join(folder, name)));
  const workers = files.filter((file) => file.endsWith('.worker.ts'));
  return Object.fromEntries(workers.map((file) => [path.basename(file, '.ts'), file]));
}

const PROCESS_ENTRIES = {
  index: 'electron/main/index.ts',
  vault: 'electron/vault/process.ts',
  egress: 'electron/egress/index.ts',
  reader: 'electron/reader/process.ts',
  signer: 'electron/signer/process.ts',
  cli: 'electron/cli/index.ts',
};

/** Entries that exist; one that is missing is not an error, so that parts can be built on their own. */
export function processEntries(names = Object.keys(PROCESS_ENTRIES)) {
  const entries = names.map((name) => [name, inRoot(PROCESS_ENTRIES[name])]);
  return { ...Object.fromEntries(entries.filter(([, file]) => fs.existsSync(file))), ...workerEntries() };
}

/** What tests start as processes of their own, with the reader and the worker threads beside it. */
export function testWorkerEntries() {
  const files = fs.readdirSync(inRoot('test/support')).filter((name) => name.endsWith('Worker.ts'));
  const workers = files.map((name) => [path.basename(name, '.ts'), inRoot('test/support', name)]);
  return { ...Object.fromEntries(workers), ...processEntries(['reader', 'signer']) };
}

/**
 * Code for Node: every entry and every shared chunk lies flat in one folder, so `import.meta.dirname` is that
 * folder wherever the code ended up, and a worker is found beside it by its name.
 */
export function nodeBundle({ entries, outDir, isSmoke = false, sourcemap = false }) {
  return {
    ...quiet,
    plugins: [rememberPackages()],
    define: {
      // of packages in CommonJS (the recogniser of words), which a module has not
      __dirname: 'import.meta.dirname',
      __SMOKE_BUILD__: JSON.stringify(isSmoke),
      // SPKI of the publisher's Ed25519 key in Base64; development builds trust the key of the tests and say so
      __PUBLISHER_KEY__: JSON.stringify(process.env.AN_THU_PUBLISHER_KEY ?? ''),
    },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: NODE_TARGET,
      outDir: inRoot(outDir),
      emptyOutDir: true,
      minify: false,
      sourcemap,
      rolldownOptions: {
        input: entries,
        external: EXTERNAL,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}

/** The preload: one CommonJS file, since a sandboxed preload can require nothing but electron. */
export const preloadBundle = () =>
  commonJsBundle({ entries: { index: inRoot('electron/preload/index.ts') }, outDir: 'out/preload' });

/** One entry in one CommonJS file with everything in it. */
export function commonJsBundle(what) {
  const config = nodeBundle(what);
  const output = { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false };
  return {
    ...config,
    build: { ...config.build, rolldownOptions: { ...config.build.rolldownOptions, output } },
  };
}

/** What pdf.js reads by name while drawing; the decoders are those without WebAssembly, which the policy forbids. */
const PDF_FILES = {
  cmaps: /\.bcmap$/,
  standard_fonts: /\.(pfb|ttf)$/,
  wasm: /_nowasm_fallback\.js$/,
};

/** Puts them under `pdf/` with their own names: pdf.js builds the addresses itself. */
function pdfFiles() {
  const files = Object.entries(PDF_FILES).flatMap(([folder, wanted]) => {
    const from = inRoot('node_modules/pdfjs-dist', folder);
    const named = fs.readdirSync(from).filter((file) => wanted.test(file));
    const target = folder === 'wasm' ? 'decoders' : folder;
    return named.map((name) => [`pdf/${target}/${name}`, path.join(from, name)]);
  });
  return {
    name: 'pdf-files',
    generateBundle() {
      for (const [fileName, file] of files)
        this.emitFile({ type: 'asset', fileName, source: fs.readFileSync(file) });
    },
    configureServer({ middlewares }) {
      const served = new Map(files.map(([fileName, file]) => [`/${fileName}`, file]));
      middlewares.use((request, response, next) => {
        const file = served.get(request.url);
        if (file === undefined) next();
        else response.end(fs.readFileSync(file));
      });
    },
  };
}

/** React Aria carries 34 languages; ours come through its global table (renderer/i18n/ariaStrings.ts). English stays as its fallback. */
function withoutForeignStrings() {
  const foreign =
    /[\\/]react-(?:aria|stately|aria-components)[\\/].*[\\/]intl[\\/](?:.*[\\/])?(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/;
  return {
    name: 'without-foreign-strings',
    enforce: 'pre',
    load(id) {
      return foreign.test(id) ? 'export default {};' : null;
    },
  };
}

/**
 * What the first picture needs lies in one file: each file that the page asks for costs a turn through the main process.
 * Left alone, Rolldown would put what several chunks share into dozens.
 */
function firstChunk() {
  let reached;
  function reach(graph) {
    const found = new Set([inRoot('renderer/main.tsx')]);
    for (const id of found) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) found.add(next);
    return found;
  }
  return {
    debugName: 'first',
    name: (id, graph) => ((reached ??= reach(graph)).has(id) ? 'first' : null),
    includeDependenciesRecursively: false,
  };
}

/** What bundles of pages and the server of their sources have in common; `folder` has the page's index.html. */
async function pageConfig(folder) {
  const { default: react } = await import('@vitejs/plugin-react'); // slow to load, and seldom needed
  return {
    ...quiet,
    root: inRoot(folder),
    plugins: [react(), withoutForeignStrings()],
    worker: { format: 'es' },
  };
}

/** A page. Nothing is inlined as a data: URL or inline script: the content policy allows neither. */
async function pageBundle(folder, outDir, { plugins = [], rolldownOptions }) {
  const config = await pageConfig(folder);
  return {
    ...config,
    base: './',
    plugins: [...config.plugins, ...plugins],
    build: {
      target: PAGE_TARGET,
      outDir: inRoot(outDir),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      chunkSizeWarningLimit: 4000, // kB; the page is read from the disk, not over a network
      rolldownOptions,
    },
  };
}

/** The window's page, and print.html: the hidden window that lays out what is printed. */
export const rendererBundle = () =>
  pageBundle('renderer', 'out/renderer', {
    plugins: [pdfFiles(), rememberPackages()],
    rolldownOptions: {
      input: { index: inRoot('renderer/index.html'), print: inRoot('renderer/print.html') },
      output: { codeSplitting: { groups: [firstChunk()] } },
    },
  });

const GALLERY = 'build/gallery';

/** Every component in its states, for the page tests; never packed. */
export const galleryBundle = () =>
  pageBundle(GALLERY, 'out/gallery', { rolldownOptions: { input: inRoot(GALLERY, 'index.html') } });

/** The sources of a page as `npm run dev` serves them. `nonce`: what the development policy lets in beside 'self'. */
export async function pageServer({ gallery, nonce, plugins, createEnvironment }) {
  const config = await pageConfig(gallery ? GALLERY : 'renderer');
  return {
    ...config,
    plugins: [...config.plugins, pdfFiles(), ...plugins],
    cacheDir: inRoot('out/dev', gallery ? 'gallery' : 'renderer'),
    html: { cspNonce: nonce },
    // every package at once: one that is found with the first visit of a screen would load the page anew
    optimizeDeps: {
      entries: ['**/*.{ts,tsx}'],
      rolldownOptions: { plugins: [withoutForeignStrings()] },
    },
    environments: { client: { dev: { createEnvironment } } },
    server: {
      middlewareMode: true,
      ws: false,
      fs: { allow: [root, fs.realpathSync(inRoot('node_modules'))] },
    },
  };
}
