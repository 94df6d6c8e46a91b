#!/usr/bin/env node
// node build/scripts/demo.mjs (started by `npm start -- --demo`, on a virtual screen, with Electron prepared)
// Plays the main job on sample data in the real window. Status 0 only if every step did what it should.
import { rmSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';

await runMain(async () => {
  rmSync(inRoot('out/demo'), { recursive: true, force: true });
  const config = inRoot('build/config/playwright.demo.config.ts');
  const cli = inRoot('node_modules/@playwright/test/cli.js');
  const { code } = await run(process.execPath, [cli, 'test', '--config', config]);
  return code;
});
