import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { billOfMaterials, licenceTexts } from './billOfMaterials.mjs';
import { ensureBundles } from './bundles.mjs';
import { makeDeb, makeTarGz } from './deb.mjs';
import { electronVersionOf, preparedElectron } from './electron.mjs';
import { inRoot } from './paths.mjs';
import { runNode } from './run.mjs';
import { say, StepFailed } from './say.mjs';
import { lockedPackages } from './shipped.mjs';

/** One file of the product is carried on a stick and sent over slow lines. */
const MOST_BYTES = 150 * 1024 * 1024;

/** Which electron-builder would otherwise download from GitHub. */
function archiver() {
  const file = inRoot('node_modules/7zip-bin/linux/x64/7za');
  if (fs.existsSync(file)) fs.chmodSync(file, 0o755);
  return file;
}

const manifest = () => JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));

/** Beside the program in every package: what it is made of and under which licences. */
function writePapers(isSmoke) {
  const packages = lockedPackages([isSmoke ? 'out/smoke' : 'out/main', 'out/preload', 'out/renderer']);
  const { name, version } = manifest();
  const dist = preparedElectron();
  const electron = dist ? electronVersionOf(dist) : manifest().devDependencies.electron;
  const bill = billOfMaterials({ name, version }, packages, electron);
  fs.mkdirSync(inRoot('out/papers'), { recursive: true });
  fs.writeFileSync(inRoot('out/papers/sbom.cdx.json'), `${JSON.stringify(bill, null, 1)}\n`);
  fs.writeFileSync(inRoot('out/papers/THIRD-PARTY-LICENCES.txt'), licenceTexts(packages));
}

async function pack(targets, isSmoke) {
  await ensureBundles([isSmoke ? 'smoke' : 'main', 'preload', 'renderer']);
  writePapers(isSmoke);
  const args = [inRoot('node_modules/electron-builder/cli.js'), ...targets, '--publish', 'never'];
  const { code, output } = await runNode(
    [...args, '--config', inRoot('build/config/electron-builder.config.mjs')],
    {
      quiet: true,
      env: {
        AN_THU_SMOKE: isSmoke ? '1' : '0',
        ELECTRON_BUILDER_7ZIP_PATH: archiver(),
        ELECTRON_BUILDER_COMPRESSION_LEVEL: '1',
      },
    },
  );
  if (code !== 0) throw new StepFailed(`electron-builder failed.\n${output.slice(-2500)}`);
}

/** Makes dist/<platform>-unpacked with the bundle that the smoke test may drive. */
export const packForSmoke = () => pack(['--dir'], true);

/** Makes the package for users, in electron-builder's targets (`--win`, `--mac`, `--linux dir` …). */
export const packForUsers = (targets) => pack(targets, false);

/**
 * What a .deb calls itself. Both kinds bring /usr/bin/an-thu and its menu entry, so only one can be installed: the
 * release takes the place of a development package; a development package is refused where the release stands.
 */
export function debNames(app, { development }) {
  const other = `${app.name}-development`;
  if (!development) return { ...app, conflicts: [other], replaces: [other] };
  return {
    ...app,
    name: other,
    productName: `${app.productName} (BẢN PHÁT TRIỂN)`,
    description: `DEVELOPMENT PACKAGE on a stand-in Electron. Not for use in an office. ${app.description}`,
    conflicts: [app.name],
  };
}

/**
 * tar.gz and deb of what lies in dist/linux-unpacked, with their sizes and hashes in dist/SHA256SUMS.
 * A development package has another name everywhere, so that nobody takes it for a release.
 */
export function makeLinuxFiles({ development }) {
  const named = debNames(manifest(), { development });
  const unpacked = inRoot('dist/linux-unpacked');
  const files = [makeTarGz(named, unpacked), makeDeb(named, unpacked)];
  const sums = files.map((file) => {
    const { size } = fs.statSync(file);
    if (size > MOST_BYTES)
      throw new StepFailed(`${path.basename(file)} has ${size} bytes, more than 150 MB.`);
    say(`${path.basename(file)}  ${(size / 1e6).toFixed(1)} MB`);
    return `${createHash('sha256').update(fs.readFileSync(file)).digest('hex')}  ${path.basename(file)}`;
  });
  fs.writeFileSync(inRoot('dist/SHA256SUMS'), `${sums.join('\n')}\n`);
  return files;
}
