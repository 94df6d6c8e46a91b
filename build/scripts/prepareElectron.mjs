#!/usr/bin/env node
// node build/scripts/prepareElectron.mjs [--fallback-only]
// Makes an Electron ready and prints its folder (the last line of standard output).
import { prepareElectron } from './lib/electron.mjs';
import { prepareFallback } from './lib/electronFallback.mjs';
import { runMain } from './lib/say.mjs';

await runMain(async () => {
  const dist = process.argv.includes('--fallback-only') ? await prepareFallback() : await prepareElectron();
  process.stdout.write(`${dist}\n`);
});
