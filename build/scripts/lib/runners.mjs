// The test runners: how each is started, and how many of its tests passed and failed by its own JSON report.
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

const report = (name) => inRoot('out/reports', `${name}.json`);

/** Arguments for Node that run one vitest project and write its report. */
export function vitestArgs(project) {
  return [
    inRoot('node_modules/vitest/vitest.mjs'),
    'run',
    ...['--config', inRoot('build/config/vitest.config.ts'), '--project', project],
    ...['--reporter', 'default', '--reporter', 'json', '--outputFile.json', report(project)],
  ];
}

/** Arguments for Node that run the page tests and the end-to-end tests. */
export function playwrightArgs() {
  return [
    inRoot('node_modules/@playwright/test/cli.js'),
    'test',
    '--config',
    inRoot('build/config/playwright.config.ts'),
  ];
}

/** Forgets the last run, so that a runner that dies leaves no old figures. */
export function forgetReport(name) {
  fs.rmSync(report(name), { force: true });
}

/** `{ passed, failed }` of a runner; one failure when it left no report or failed without a failed test. */
export function readCounts(name, exitCode) {
  let counts;
  try {
    const data = JSON.parse(fs.readFileSync(report(name), 'utf8'));
    counts = data.stats
      ? { passed: data.stats.expected, failed: data.stats.unexpected + data.stats.skipped }
      : {
          passed: data.numPassedTests,
          failed: data.numFailedTests + data.numPendingTests + data.numTodoTests,
        };
  } catch {
    counts = { passed: 0, failed: 0 };
  }
  if (exitCode !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** What failed, by its runner's report: for each test its full name and where its error begins. Empty without a report. */
export function namesOfFailed(name) {
  try {
    const data = JSON.parse(fs.readFileSync(report(name), 'utf8'));
    return data.suites ? ofPlaywright(data.suites) : ofVitest(data.testResults);
  } catch {
    return [];
  }
}

const plain = (text = '') => text.replaceAll(/\u001b\[[\d;]*m/g, '');
const firstLine = (text) => plain(text).split('\n', 1)[0];

/** The line of Playwright's call log that names what was waited for. */
const waitedFor = (text) => /^\s*-\s+(waiting for .*)$/m.exec(plain(text))?.[1];

const ofVitest = (files) =>
  files.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const file = path.relative(inRoot('.'), name);
    if (failed.length === 0 && status === 'failed') return [`${file}: ${firstLine(message)}`];
    return failed.map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
  });

const ofPlaywright = (suites) =>
  suites.flatMap(({ suites: inner = [], specs = [], file }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected'))
      .map(({ title, tests }) => {
        const [error] = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
        const { file: at = file, line } = error?.location ?? {};
        const where = line === undefined ? '' : ` (${path.basename(at)}:${line})`;
        const waited = waitedFor(error?.message);
        return `${file} › ${title}: ${firstLine(error?.message)}${waited ? ` ${waited}` : ''}${where}`;
      }),
    ...ofPlaywright(inner),
  ]);
