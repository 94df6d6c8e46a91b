// The test runners: how each is started, and how many of its tests passed and failed by its own JSON report.
import fs from 'node:fs';
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

/** Arguments for Node that run the end-to-end tests. */
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
      ? { passed: data.stats.expected, failed: data.stats.unexpected + data.stats.flaky + data.stats.skipped }
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
