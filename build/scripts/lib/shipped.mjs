// What of node_modules is in the product: the packages whose modules the bundles were made of, and the native ones.
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

const MODULES_FILE = '.packages.json';
const lockfile = () => JSON.parse(fs.readFileSync(inRoot('package-lock.json'), 'utf8'));

/** `node_modules/a/node_modules/@b/c/index.js` → `node_modules/a/node_modules/@b/c` */
export function packageFolderOf(id) {
  const file = id.replace(/^\0+/, '').replaceAll('\\', '/').split('?')[0];
  const at = file.lastIndexOf('node_modules/');
  if (at < 0) return null;
  const start = file.indexOf('node_modules/');
  const inner = file.slice(at + 'node_modules/'.length).split('/');
  const name = inner[0]?.startsWith('@') ? `${inner[0]}/${inner[1]}` : inner[0];
  return `${file.slice(start, at)}node_modules/${name}`;
}

/** Vite plugin: leaves beside the bundle the list of packages that it was made of. */
export function rememberPackages() {
  return {
    name: 'remember-packages',
    apply: 'build',
    generateBundle(_options, bundle) {
      const folders = Object.values(bundle)
        .flatMap((output) =>
          output.type === 'chunk' ? Object.keys(output.modules ?? {}) : (output.originalFileNames ?? []),
        )
        .map(packageFolderOf)
        .filter((folder) => folder !== null);
      const source = JSON.stringify([...new Set(folders)].sort(), null, 1);
      this.emitFile({ type: 'asset', fileName: MODULES_FILE, source });
    },
  };
}

/** Packages that lie in the package as they are: `dependencies` and what they need at run time. */
function asTheyAre(lock) {
  const found = new Set();
  const visit = (name, from) => {
    for (let base = from; ; base = base.slice(0, base.lastIndexOf('/node_modules/'))) {
      const folder = `${base === '' ? '' : `${base}/`}node_modules/${name}`;
      const entry = lock.packages[folder];
      if (entry !== undefined) {
        if (found.has(folder) || !fs.existsSync(inRoot(folder))) return;
        found.add(folder);
        for (const next of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }))
          visit(next, folder);
        return;
      }
      if (!base.includes('/node_modules/')) {
        if (base === '') return;
        base = '/node_modules/';
      }
    }
  };
  for (const name of Object.keys(lock.packages[''].dependencies ?? {})) visit(name, '');
  return found;
}

/**
 * Every package of the lockfile with its place and whether it is shipped.
 * @param bundles folders of the bundles that are packed
 */
export function lockedPackages(bundles) {
  const lock = lockfile();
  const shipped = asTheyAre(lock);
  for (const folder of bundles) {
    const list = inRoot(folder, MODULES_FILE);
    if (!fs.existsSync(list)) throw new Error(`${list} is missing: build the bundles first`);
    for (const name of JSON.parse(fs.readFileSync(list, 'utf8'))) shipped.add(name);
  }
  shipped.add('node_modules/pdfjs-dist'); // its fonts and tables are copied by name
  return Object.entries(lock.packages)
    .filter(([folder]) => folder !== '' && fs.existsSync(inRoot(folder, 'package.json')))
    .map(([folder, entry]) => {
      const manifest = JSON.parse(fs.readFileSync(inRoot(folder, 'package.json'), 'utf8'));
      return {
        folder,
        name: entry.name ?? manifest.name ?? path.basename(folder),
        version: entry.version,
        integrity: entry.integrity ?? null,
        license: licenceOf(entry.license ?? manifest.license ?? manifest.licenses),
        shipped: shipped.has(folder),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

function licenceOf(given) {
  if (typeof given === 'string') return given;
  if (Array.isArray(given)) return given.map(licenceOf).join(' OR ');
  return given?.type ?? 'UNKNOWN';
}
