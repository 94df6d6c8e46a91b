#!/usr/bin/env node
// npm start [-- --demo] [-- switches for Electron]
// Makes everything ready and opens the app; --demo, or no display: plays the main job under Xvfb instead.
import { hasDisplay, onSomeDisplay } from './lib/display.mjs';
import { electronCommand, NOISE } from './lib/launch.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';
import { ensureApp } from './lib/workspace.mjs';

const given = process.argv.slice(2);

async function demo(env) {
  const [program, args] = onSomeDisplay(process.execPath, [inRoot('build/scripts/demo.mjs')], {
    always: true,
  });
  const { code } = await run(program, args, { env });
  return code;
}

await runMain(async () => {
  const env = await ensureApp({ inNode: false });
  if (given.includes('--demo')) return demo(env);
  if (!hasDisplay()) {
    say(
      'There is no display here: playing the demo on a virtual screen instead. Screenshots go to out/demo/.',
    );
    return demo(env);
  }
  const command = electronCommand(env.ELECTRON_OVERRIDE_DIST_PATH, given);
  say('Opening An Thư …');
  const { code } = await run(command.program, command.args, { env, without: NOISE });
  return code;
});
