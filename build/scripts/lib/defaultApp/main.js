// Stand-in for Electron's own default_app: `electron [-r module]… <app folder or file> [app arguments]`.
// It must be an ES module with a top-level await: only then does Electron hold back "ready" until an ES module app
// has been loaded, so that the app can still declare its schemes.
import { app } from 'electron';
import fs from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

function readArguments(argv) {
  const preload = [];
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index];
    if (argument === '-v' || argument === '--version') return { version: true, preload, file: null };
    if (argument === '-r' || argument === '--require') {
      preload.push(argv[index + 1]); // Playwright's loader
      index += 1;
    } else if (argument.startsWith('--app=')) {
      return { preload, file: argument.slice('--app='.length) };
    } else if (!argument.startsWith('-')) {
      return { preload, file: argument };
    }
  }
  return { preload, file: null };
}

function describeApp(folder) {
  const manifestFile = path.join(folder, 'package.json');
  if (!fs.existsSync(manifestFile)) return false;
  const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.name = manifest.productName || manifest.name || app.name;
  app.setDesktopName(manifest.desktopName || `${app.name}.desktop`);
  return true;
}

const { version, preload, file } = readArguments(process.argv.slice(1));
if (version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (preload.length > 0) Module._preloadModules(preload);
if (!file) {
  console.error('usage: electron <app folder>');
  process.exit(2);
}
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
try {
  const folder = path.resolve(file);
  const isFolder = describeApp(folder);
  const main = Module._resolveFilename(folder, null, true);
  app.setAppPath(isFolder ? folder : path.dirname(main));
  await import(pathToFileURL(main).toString());
} catch (error) {
  console.error(`The app could not be loaded: ${error.stack ?? error}`);
  process.exit(1);
}
