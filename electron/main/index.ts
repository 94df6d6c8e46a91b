import path from 'node:path';
import { app, dialog } from 'electron';
import { EXIT_REFUSED, refusedStart } from './boot/argvGuard.ts';
import { dataFolderFault } from './boot/dataFolder.ts';
import { takeSingleInstance } from './boot/singleInstance.ts';
import { composeMain } from './compose.ts';
import { forkVault } from './processes/fork.ts';

/** Set by the build: true only in the package that the smoke test drives. */
declare const __SMOKE_BUILD__: boolean;
const SMOKE = typeof __SMOKE_BUILD__ === 'boolean' && __SMOKE_BUILD__;
const packaged = app.isPackaged;

// 1. Refuse a start that would weaken the program, before anything is opened.
const refusal = refusedStart({
  argv: process.argv.slice(1),
  env: process.env,
  platform: process.platform,
  packaged,
  smoke: SMOKE,
});
if (refusal !== null) {
  process.stderr.write(`an-thu: refused to start with ${JSON.stringify(refusal)}\n`);
  process.exit(EXIT_REFUSED);
}

// 2. Files of this program are the person's own. The crash reporter is never started.
process.umask(0o077);

// 3. The program's own folder can be written. One instance per data folder; a second one only brings this one forward.
const userData = app.getPath('userData');
const fault = dataFolderFault(userData);
if (fault !== null) {
  dialog.showErrorBox(fault.title, fault.text);
  process.exit(EXIT_REFUSED);
}
if (!takeSingleInstance(app, () => raise())) {
  process.stderr.write(`an-thu: already open with the data in ${userData}; its window was brought forward\n`);
  process.exit(0);
}

// 4. The parts, the doors of the page and the window.
const here = import.meta.dirname;
const { raise } = composeMain({
  userData,
  appVersion: app.getVersion(),
  packaged,
  refuseTemporary: packaged && !SMOKE,
  files: {
    preload: path.join(here, '../preload/index.cjs'),
    page: path.join(here, '../renderer'),
    egress: path.join(here, 'egress.js'),
    reader: path.join(here, 'reader.js'),
    signer: path.join(here, 'signer.js'),
  },
  forkVault: () => forkVault(path.join(here, 'vault.js'), packaged),
});
