#!/usr/bin/env node
// npm test: installs what is missing and runs everything. The last line is always `N passed, N failed`.
// npm test -- --changed[=REF]: the check, and the tests that belong to what changed since REF (default HEAD).
import { ensureBundles, PRODUCT } from './lib/bundles.mjs';
import { changedSince, testSources } from './lib/changedFiles.mjs';
import { runCheck, sumCounts } from './lib/checkRun.mjs';
import { chooseTests, readTestArguments } from './lib/chooseTests.mjs';
import { onSomeDisplay } from './lib/display.mjs';
import { prepareElectron } from './lib/electron.mjs';
import { packForSmoke } from './lib/pack.mjs';
import { ensureNatsServer } from './lib/natsServer.mjs';
import { forgetReport, namesOfFailed, playwrightArgs, readCounts, vitestArgs } from './lib/runners.mjs';
import { run } from './lib/run.mjs';
import { tellTimes } from './lib/times.mjs';
import { say, StepFailed } from './lib/say.mjs';
import { electronEnv, ensureNative, ensurePackages } from './lib/workspace.mjs';

// what is not known is refused before anything runs: `everything` takes long
const asked = readTestArguments(process.argv.slice(2));
if (asked.refused !== undefined) {
  process.stderr.write(
    `npm test does not know ${JSON.stringify(asked.refused)}. It takes nothing (everything is run), --changed or --changed=REF.\n` +
      'Single tests: build/docs/contributing.md.\n',
  );
  process.exit(2);
}

/** What took how long, in the order of the run. */
const parts = [];
async function timed(name, work) {
  const startedMs = Date.now();
  try {
    return await work();
  } finally {
    parts.push({ name, ms: Date.now() - startedMs });
  }
}

const heading = (text) => process.stdout.write(`\n== ${text} ==\n`);

/** Runs one test runner with its output shown, and counts by its report. */
async function runRunner(name, [program, args], env) {
  heading(name);
  forgetReport(name);
  const { code } = await timed(name, () => run(program, args, { env }));
  return { name, counts: readCounts(name, code) };
}

/** A step that a later runner needs: on failure the runner counts as one failed test, and the rest still runs. */
async function attempt(name, makeResult) {
  try {
    return await makeResult();
  } catch (error) {
    const isExpected = error instanceof StepFailed;
    process.stdout.write(`FAILED ${name}: ${isExpected ? error.message : error.stack}\n`);
    return { name, counts: { passed: 0, failed: 1 } };
  }
}

const buildForBrowser = () => ensureBundles([...PRODUCT, 'workshop', 'gallery']);

/** Needs the bundles: with none there is nothing to drive. */
async function driveTheApp(env) {
  const node = process.execPath;
  const built = await attempt('build', buildForBrowser);
  if (built.counts) return [built];
  return [
    await attempt('e2e', () => runRunner('e2e', [node, playwrightArgs()], env)),
    await attempt('package', async () => {
      say('Packing the app for the smoke test …');
      await packForSmoke();
      return runRunner('package', onSomeDisplay(node, vitestArgs('package')), env);
    }),
  ];
}

async function everything() {
  const env = await timed('preparation', async () => {
    await ensurePackages();
    const electron = electronEnv(await prepareElectron());
    await ensureNatsServer();
    await ensureNative();
    return electron;
  });
  heading('check');
  const checked = await timed('check', () => runCheck());
  const integration = [process.execPath, vitestArgs('integration')];
  return [
    ...checked,
    await attempt('integration', () => runRunner('integration', integration, env)),
    ...(await driveTheApp(env)),
  ];
}

/** The check always, whole; of the rest what belongs to the change (lib/chooseTests.mjs). */
async function ofChange(since) {
  const { integration, browser, unchosen } = chooseTests(changedSince(since), testSources());
  heading(`changed since ${since}`);
  for (const test of [...integration, ...browser]) process.stdout.write(`${test}\n`);
  for (const file of unchosen) process.stdout.write(`no test chosen for ${file}\n`);
  const env = await timed('preparation', async () => {
    await ensurePackages();
    if (integration.length > 0) await ensureNatsServer();
    const electron = browser.length > 0 ? electronEnv(await prepareElectron()) : {};
    await ensureNative();
    return electron;
  });
  heading('check');
  const node = process.execPath;
  const results = await timed('check', () => runCheck());
  if (integration.length > 0) {
    const runner = [node, [...vitestArgs('integration'), ...integration]];
    results.push(await attempt('integration', () => runRunner('integration', runner, env)));
  }
  if (browser.length > 0) {
    const built = await attempt('build', buildForBrowser);
    const runner = [node, [...playwrightArgs(), ...browser]];
    results.push(built.counts ? built : await attempt('e2e', () => runRunner('e2e', runner, env)));
  }
  return results;
}

const work = asked.since === null ? everything : () => ofChange(asked.since);
const results = [await attempt('preparation', work)].flat();
heading('summary');
for (const { name, counts } of results) {
  if (counts.failed === 0) continue;
  for (const one of namesOfFailed(name)) process.stdout.write(`FAILED ${name}: ${one}\n`);
}
for (const { name, counts } of results) {
  process.stdout.write(`${name.padEnd(20)} ${counts.passed} passed, ${counts.failed} failed\n`);
}
heading('times');
for (const line of tellTimes(parts)) process.stdout.write(`${line}\n`);
const { passed, failed } = sumCounts(results);
process.exitCode = failed === 0 ? 0 : 1;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
