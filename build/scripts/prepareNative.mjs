#!/usr/bin/env node
// node build/scripts/prepareNative.mjs [--with-plain] [--force]
// Makes the database addon loadable on Node 20 and Electron 33 (Linux). --with-plain does the same for plain
// better-sqlite3, which only the benchmarks use. --force: even where this Node would not need it.
import { fallbackElectronInUse } from './lib/electron.mjs';
import { nativeNeeded, prepareNative } from './lib/native.mjs';
import { runMain, say } from './lib/say.mjs';

await runMain(async () => {
  const isNeeded = nativeNeeded({ electronIsFallback: fallbackElectronInUse() });
  if (!isNeeded && !process.argv.includes('--force')) {
    say('The prebuilt database addon works here as it is.');
    return;
  }
  await prepareNative();
  if (process.argv.includes('--with-plain')) await prepareNative('better-sqlite3');
});
