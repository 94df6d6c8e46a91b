#!/usr/bin/env node
// npm run check [-- --fix] [-- STEP …]
// Format, lint, types against both Electron versions, import rules, dead code, colours, unit tests.
// --fix formats and mends first. STEP: only the steps whose name contains that word.
import { runCheck, sumCounts } from './lib/checkRun.mjs';
import { runNode } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';
import { formatArgs, lintFixArgs } from './lib/steps.mjs';
import { ensureNative } from './lib/workspace.mjs';
import { ensureNodeModules } from './lib/nodeModules.mjs';

await runMain(async () => {
  const startedMs = Date.now();
  await ensureNodeModules();
  await ensureNative();
  const words = process.argv.slice(2).filter((word) => word !== '--fix');
  if (process.argv.includes('--fix')) {
    await runNode(lintFixArgs, { quiet: true });
    await runNode(formatArgs);
  }
  const { passed, failed } = sumCounts(await runCheck(words));
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  process.stdout.write(`\ncheck: ${passed} passed, ${failed} failed, ${seconds} s\n`);
  return failed === 0 ? 0 : 1;
});
