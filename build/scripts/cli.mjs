#!/usr/bin/env node
// npm run -s cli -- COMMAND …   The command line of the product; progress goes to standard error only.
import { ensureBundles } from './lib/bundles.mjs';
import { ensureNodeModules } from './lib/nodeModules.mjs';
import { inRoot } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';
import { ensureNative } from './lib/workspace.mjs';

await runMain(async () => {
  await ensureNodeModules();
  await ensureNative();
  await ensureBundles(['main'], { announce: false });
  // File names on the command line are relative to where the person is, not to the repository.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const { code } = await runNode([inRoot('out/main/cli.js'), ...process.argv.slice(2)], { cwd });
  return code;
});
