#!/usr/bin/env node
// node build/scripts/e2e.mjs [playwright arguments]
// The end-to-end tests on the real Electron, on a virtual screen where there is none; builds first if needed.
import { onSomeDisplay } from './lib/display.mjs';
import { playwrightArgs } from './lib/runners.mjs';
import { run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';
import { ensureApp } from './lib/workspace.mjs';

await runMain(async () => {
  const env = await ensureApp();
  const [program, args] = onSomeDisplay(process.execPath, [...playwrightArgs(), ...process.argv.slice(2)]);
  const { code } = await run(program, args, { env });
  return code;
});
