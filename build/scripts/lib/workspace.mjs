// "Install what is missing": the steps every command shares, each quick when there is nothing to do.
// Only node: modules may be imported here and in what this imports, since node_modules may not exist yet.
import { ensureBundles, PRODUCT } from './bundles.mjs';
import { ensureDebianPackages } from './debianPackages.mjs';
import { fallbackElectronInUse, prepareElectron } from './electron.mjs';
import { hasNodeApi10, nativeNeeded, prepareNative } from './native.mjs';
import { ensureNodeModules } from './nodeModules.mjs';
import { StepFailed } from './say.mjs';

/** npm packages and Debian packages. */
export async function ensurePackages() {
  await Promise.all([ensureNodeModules(), ensureDebianPackages()]);
}

/**
 * An addon that this Node (and the Electron in use) can load. `withPlain`: also of plain better-sqlite3;
 * `inNode`: whether the vault will run under this Node, not only inside Electron.
 */
export async function ensureNative({ withPlain = false, inNode = true } = {}) {
  if (inNode && process.platform !== 'linux' && !hasNodeApi10()) {
    throw new StepFailed(
      `Outside Electron the database addon needs Node 22.14 or newer on this system; here is ${process.versions.node}.`,
      'install the current Node LTS from https://nodejs.org. (`npm start` works with this one.)',
    );
  }
  if (!nativeNeeded({ electronIsFallback: fallbackElectronInUse() })) return;
  await prepareNative();
  if (withPlain) await prepareNative('better-sqlite3');
}

/** Everything an Electron run needs. Returns the environment its children must be given. */
export async function ensureApp({ inNode = true, bundles = PRODUCT } = {}) {
  await ensurePackages();
  const dist = await prepareElectron();
  await ensureNative({ inNode });
  await ensureBundles(bundles);
  return electronEnv(dist);
}

/** Electron's package and Playwright find the executable by the first; the second silences GTK without a bus. */
export const electronEnv = (dist) => ({ ELECTRON_OVERRIDE_DIST_PATH: dist, NO_AT_BRIDGE: '1' });
