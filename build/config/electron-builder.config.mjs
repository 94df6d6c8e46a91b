// The package. AN_THU_SMOKE=1 packs the bundle that the smoke test may drive, on whatever Electron is prepared;
// without it only the official Electron is packed.
import fs from 'node:fs';
import path from 'node:path';
import { electronVersionOf, isFallbackDist, preparedElectron } from '../scripts/lib/electron.mjs';
import { FUSES } from './fuses.mjs';

const isSmoke = process.env.AN_THU_SMOKE === '1';
const dist = preparedElectron();
if (!isSmoke && isFallbackDist(dist)) {
  throw new Error(
    'The stand-in Electron is never packaged for users: build on a machine that reaches github.com.',
  );
}

if (!isSmoke && !process.env.AN_THU_PUBLISHER_KEY) {
  throw new Error(
    'A release pins the key that its updates are signed with: set AN_THU_PUBLISHER_KEY (build/docs/phat-hanh.md).',
  );
}

const prebuild = `${process.platform}-${process.arch}.node`;
const NATIVE = 'node_modules/better-sqlite3-multiple-ciphers';
// its binary lies in a package for each system (`@koromix/koffi-win32-x64`), of which npm installs the one that fits
const KOFFI = 'node_modules/koffi';

export default {
  appId: 'vn.anthu.app',
  productName: 'An Thư',
  directories: { output: 'dist' },
  icon: 'electron/main/windows/icon.png', // of every system: electron-builder makes the sizes and formats
  ...(dist ? { electronDist: dist, electronVersion: electronVersionOf(dist) } : {}),
  files: [
    { from: isSmoke ? 'out/smoke' : 'out/main', to: 'out/main', filter: ['**/*.js', '!cli.js'] },
    { from: 'out/preload', to: 'out/preload', filter: ['**/*.cjs'] },
    { from: 'out/renderer', to: 'out/renderer', filter: ['**/*', '!.stamp', '!.packages.json'] },
    'package.json',
    `!${NATIVE}/{deps,src}/**`,
    `!${NATIVE}/prebuilds/!(${prebuild})`,
    '!node_modules/node-addon-api/**',
    `!${KOFFI}/{doc,lib,vendor,src/koffi/src}/**`,
    `!${KOFFI}/{cnoke.cjs,src/koffi/CMakeLists.txt}`,
    '!**/*.{md,map,d.ts}',
  ],
  extraFiles: [{ from: 'out/papers', to: 'licences', filter: ['*.json', '*.txt'] }],
  asar: true,
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  electronLanguages: ['en-US', 'vi'],
  electronFuses: FUSES,
  linux: {
    target: ['dir', 'tar.gz'],
    executableName: 'an-thu',
    category: 'Office',
    synopsis: 'Documents and submissions of an office',
  },
  // Built on a machine that reaches their tools (build/docs/phat-hanh.md). Installed once for
  // everybody, under Program Files and nowhere else: whoever works with it can't write over the program.
  win: { target: ['nsis'], signAndEditExecutable: true },
  nsis: {
    oneClick: false,
    perMachine: true,
    allowElevation: true,
    allowToChangeInstallationDirectory: false,
    installerLanguages: ['vi_VN', 'en_US'],
    language: '1066',
    deleteAppDataOnUninstall: false, // the vault is never removed with the program
    differentialPackage: false,
  },
  mac: { target: ['dmg'], category: 'public.app-category.business', hardenedRuntime: true, notarize: false },
  dmg: { writeUpdateInfo: false },
  // Files of the stand-in Electron that have no business in a package.
  afterPack(context) {
    for (const name of ['.prepared', 'resources/default_app.asar']) {
      fs.rmSync(path.join(context.appOutDir, name), { force: true });
    }
  },
  publish: null,
};
