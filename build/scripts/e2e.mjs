#!/usr/bin/env node
// node build/scripts/e2e.mjs [playwright arguments]
// The page tests and the end-to-end tests on the real Electron (`--project page` or `e2e`: only those), on virtual screens where there is none; builds first if needed.
import { PRODUCT } from './lib/bundles.mjs';
import { playwrightArgs } from './lib/runners.mjs';
import { run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';
import { ensureApp } from './lib/workspace.mjs';

await runMain(async () => {
  const env = await ensureApp({ bundles: [...PRODUCT, 'workshop', 'gallery'] });
  const { code } = await run(process.execPath, [...playwrightArgs(), ...process.argv.slice(2)], { env });
  return code;
});
