import fs from 'node:fs';
import { ensureBundles } from './bundles.mjs';
import { inRoot } from './paths.mjs';
import { runNode } from './run.mjs';
import { StepFailed } from './say.mjs';

/** Which electron-builder would otherwise download from GitHub. */
function archiver() {
  const file = inRoot('node_modules/7zip-bin/linux/x64/7za');
  if (fs.existsSync(file)) fs.chmodSync(file, 0o755);
  return file;
}

async function pack(targets, isSmoke) {
  await ensureBundles([isSmoke ? 'smoke' : 'main', 'preload', 'renderer']);
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

/** Makes the package for users, in electron-builder's targets (`dir`, `tar.gz`, `nsis` …). */
export const packForUsers = (targets) => pack(targets, false);
