#!/usr/bin/env node
// npm run fuzz -- [RUNS] [PARSER …]: tries RUNS inputs (default 100,000) on each parser of bytes from outside, led by the
// lines that they reach (jazzer.js over libFuzzer). What it learns stays in out/fuzz/corpus for the next run; an input that
// a parser fails on stays in out/fuzz/findings. The parser `any` is all of them in one process; `takenIn` is no parser but
// the half of reading that writes, a real vault, which takes one input for twenty of theirs, and `twoReaders` holds the reader
// of signatures against the one of the window, over bytes put behind signatures (`npm run fuzz -- 1000000 twoReaders`).
import fs from 'node:fs';
import path from 'node:path';
import { ensureFuzzTarget, ensureTool } from './lib/bundles.mjs';
import { ensureNodeModules } from './lib/nodeModules.mjs';
import { inRoot } from './lib/paths.mjs';
import { run, runNode } from './lib/run.mjs';
import { vitestArgs } from './lib/runners.mjs';
import { runMain, StepFailed } from './lib/say.mjs';

const FIXTURES = inRoot('test/fixtures');
const PLACE = inRoot('out/fuzz');
const SECONDS_PER_INPUT = 10;

/** What is no parser, and tries inputs by itself: how many of the runs one of its own rounds stands for. */
const SUITES = [
  { name: 'takenIn', runsARound: 1_200 },
  { name: 'twoReaders', runsARound: 1_000 },
];

await runMain(async () => {
  await ensureNodeModules();
  const target = await ensureFuzzTarget('test/fuzz/target.ts');
  const parsers = await seeded(await ensureTool('fuzzSeeds', 'test/fuzz/seeds.ts'));
  const [runs = '100000', ...names] = process.argv.slice(2);
  const chosen = parsers.filter(({ name }) => (names.length === 0 ? name !== 'any' : names.includes(name)));
  fs.mkdirSync(path.join(PLACE, 'findings'), { recursive: true });
  let failed = 0;
  for (const parser of chosen) failed += (await fuzzOne(target, parser, runs)) ? 0 : 1;
  const suites = SUITES.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const suite of suites) failed += (await fuzzSuite(suite, Number(runs))) ? 0 : 1;
  const tried = chosen.length + suites.length;
  process.stdout.write(`fuzz: ${tried - failed} held, ${failed} failed\n`);
  return failed === 0 && tried > 0 ? 0 : 1;
});

/** Writes the inputs to start from. Returns the parsers with the size of their largest input. */
async function seeded(writer) {
  const { code, output } = await runNode([writer, FIXTURES, path.join(PLACE, 'seeds')], { quiet: true });
  if (code !== 0) throw new StepFailed(`The seeds could not be written.\n${output}`);
  return JSON.parse(output);
}

/** One round at least, as in the suite. */
async function fuzzSuite({ name, runsARound }, runs) {
  const { code, output } = await run(
    process.execPath,
    [...vitestArgs('integration'), `test/integration/fuzz/${name}.test.ts`],
    { quiet: true, env: { AN_THU_SOAK: String(Math.max(1, Math.round(runs / runsARound))) } },
  );
  process.stdout.write(code === 0 ? `held   ${name}\n` : `FAILED ${name}\n${output.slice(-4_000)}\n`);
  return code === 0;
}

async function fuzzOne(target, { name, most }, runs) {
  const began = Date.now();
  const corpus = path.join(PLACE, 'corpus', name);
  fs.mkdirSync(corpus, { recursive: true });
  const { code, output } = await run(
    process.execPath,
    [
      ...[
        inRoot('node_modules/@jazzer.js/core/dist/cli.js'),
        target,
        corpus,
        path.join(PLACE, 'seeds', name),
      ],
      ...['--timeout', String(SECONDS_PER_INPUT * 1_000), '--disableBugDetectors', 'path-traversal', '--'],
      ...[`-runs=${runs}`, `-max_len=${most}`, `-artifact_prefix=${path.join(PLACE, 'findings', name)}-`],
    ],
    { quiet: true, env: { AN_THU_FUZZ: name, AN_THU_FIXTURES: FIXTURES } },
  );
  const count = /^#(\d+)\s+DONE/m.exec(output)?.[1] ?? '0';
  const edges = /.*cov: (\d+)/s.exec(output)?.[1] ?? '0';
  const held = code === 0 && Number(count) >= Number(runs);
  const seconds = ((Date.now() - began) / 1_000).toFixed(0);
  process.stdout.write(
    `${held ? 'held  ' : 'FAILED'} ${name.padEnd(20)} ${count} inputs, ${edges} branches reached, ${seconds} s\n`,
  );
  if (!held) process.stdout.write(`${output.slice(-4_000)}\n`);
  return held;
}
