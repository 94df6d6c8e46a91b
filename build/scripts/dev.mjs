#!/usr/bin/env node
// npm run dev [-- --as USERNAME] [-- --gallery]
// The window on the sources themselves, signed in to a training vault: what is changed shows at once.
import fs from 'node:fs';
import { hasDisplay } from './lib/display.mjs';
import { ensureBundles, WORKSHOP_SOURCES } from './lib/bundles.mjs';
import { electronCommand, NOISE } from './lib/launch.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runMain, say, StepFailed } from './lib/say.mjs';
import { trainingPeople } from './lib/trainingPeople.mjs';
import { ensureApp } from './lib/workspace.mjs';

const HOST = 'out/development/index.js';
const DATA = 'out/dev/data';
const BUNDLES = ['preload', 'development'];
/** An editor that saves several files at once restarts the window once. */
const TOGETHER_MS = 100;

const help = (people) =>
  [
    'npm run dev [-- --as USERNAME]   the window on the sources, signed in to a training vault (kept in out/dev)',
    'npm run dev -- --gallery         every component in its states',
    '',
    'USERNAME is one of these, by name or by work (default: vanthu):',
    ...people.map(
      ({ username, byWork, fullName, position }) =>
        `  ${username.padEnd(8)}${(byWork ?? '').padEnd(12)}${fullName}, ${position}`,
    ),
  ].join('\n');

function readArguments(given, people) {
  const at = given.indexOf('--as');
  const wanted = at < 0 ? 'vanthu' : given[at + 1];
  const person = people.find(({ username, byWork }) => username === wanted || byWork === wanted);
  const rest = given.filter(
    (word, index) => word !== '--gallery' && (at < 0 || (index !== at && index !== at + 1)),
  );
  if (!person)
    throw new StepFailed(`Nobody in the training vault is called "${wanted ?? ''}".\n${help(people)}`);
  return { gallery: given.includes('--gallery'), as: person.username, rest };
}

await runMain(async () => {
  const people = trainingPeople();
  const given = process.argv.slice(2);
  if (given.includes('--help')) {
    process.stdout.write(`${help(people)}\n`);
    return 0;
  }
  const { gallery, as, rest } = readArguments(given, people);
  if (!hasDisplay())
    throw new StepFailed('There is no display here.', 'run it in xvfb-run, or on a desktop.');
  const env = await ensureApp({ inNode: false, bundles: BUNDLES });
  const { openDevServer } = await import('./lib/devServer.mjs'); // Vite is not there before `npm ci`
  const server = await openDevServer({ gallery });
  fs.mkdirSync(inRoot(DATA), { recursive: true });
  const switches = [`--user-data-dir=${inRoot(DATA)}`, `--served-from=${server.address}`, ...rest];
  if (!gallery) switches.push(`--as=${as}`);
  const command = electronCommand(env.ELECTRON_OVERRIDE_DIST_PATH, switches, { entry: HOST, data: DATA });
  let isStale = false;
  let isOver = false;
  const leave = () => {
    isOver = true;
    server.endHost();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, leave);
  let timer = null;
  server.watch([...WORKSHOP_SOURCES, 'shared'], () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      try {
        if ((await ensureBundles(BUNDLES)).length === 0) return;
        isStale = true;
        server.endHost();
      } catch (error) {
        say(error.message); // the window stays as it is until the source is mended
      }
    }, TOGETHER_MS);
  });
  say(`Opening the window (${gallery ? 'gallery' : as}) …`);
  let code;
  do {
    isStale = false;
    ({ code } = await run(command.program, command.args, { env, without: NOISE }));
  } while (isStale && !isOver);
  await server.close();
  return code;
});
