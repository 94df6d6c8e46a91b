// Where a run's time went: seconds of each part and of each test file, by the runners' own reports.
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

const SHOWN = 10;
const seconds = (ms) => Math.round(ms / 100) / 10;

/** Seconds per test file of a runner's report; empty where it left none. */
function filesOf(runner) {
  let data;
  try {
    data = JSON.parse(fs.readFileSync(inRoot('out/reports', `${runner}.json`), 'utf8'));
  } catch {
    return [];
  }
  const files = data.suites
    ? data.suites.map((suite) => ({ file: suite.file, ms: lastingOf(suite) }))
    : data.testResults.map(({ name, startTime, endTime }) => ({
        file: path.relative(inRoot('.'), name),
        ms: endTime - startTime,
      }));
  return files.map(({ file, ms }) => ({ runner, file, seconds: seconds(ms) }));
}

const lastingOf = ({ suites = [], specs = [] }) =>
  [
    ...specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ duration }) => duration))),
    ...suites.map(lastingOf),
  ].reduce((sum, ms) => sum + ms, 0);

/**
 * Writes out/times.json and answers with the lines to print: the parts of the run, then its slowest files.
 * @param parts `{ name, ms }` of each part, in their order
 */
export function tellTimes(parts) {
  const runners = ['unit', ...parts.map(({ name }) => name)]; // the unit tests are a step of the check
  const files = runners.flatMap(filesOf).sort((a, b) => b.seconds - a.seconds);
  const told = parts.map(({ name, ms }) => ({ name, seconds: seconds(ms) }));
  fs.mkdirSync(inRoot('out'), { recursive: true });
  fs.writeFileSync(inRoot('out/times.json'), `${JSON.stringify({ parts: told, files }, null, 1)}\n`);
  return [
    ...told.map(({ name, seconds: took }) => `${String(took).padStart(8)} s  ${name}`),
    `The ${SHOWN} slowest files (all: out/times.json):`,
    ...files
      .slice(0, SHOWN)
      .map(({ runner, file, seconds: took }) => `${String(took).padStart(8)} s  ${runner} ${file}`),
  ];
}
