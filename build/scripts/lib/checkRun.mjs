import os from 'node:os';
import { inPool } from './pool.mjs';
import { forgetReport, readCounts } from './runners.mjs';
import { runNode } from './run.mjs';
import { checkSteps } from './steps.mjs';

const seconds = (sinceMs) => ((Date.now() - sinceMs) / 1000).toFixed(1).padStart(5);

async function runStep({ name, args, report, env }) {
  const startedMs = Date.now();
  if (report) forgetReport(report);
  const { code, output } = await runNode(args, { quiet: true, env: { FORCE_COLOR: '0', ...env } });
  process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${seconds(startedMs)}s  ${name}\n`);
  if (code !== 0) process.stdout.write(`${output.trimEnd().replace(/^/gm, '        ')}\n`);
  const counts = report
    ? readCounts(report, code)
    : { passed: Number(code === 0), failed: Number(code !== 0) };
  return { name, counts, output };
}

/**
 * Runs the steps of the check (all, or those whose name contains one of `only`) and prints a line for each.
 * A step without tests of its own counts as one.
 */
export async function runCheck(only = []) {
  const steps = checkSteps.filter(
    ({ name }) => only.length === 0 || only.some((word) => name.includes(word)),
  );
  return inPool(
    Math.max(2, os.availableParallelism()),
    steps.map((step) => () => runStep(step)),
  );
}

/** Sums `{ passed, failed }`. */
export const sumCounts = (results) => ({
  passed: results.reduce((sum, { counts }) => sum + counts.passed, 0),
  failed: results.reduce((sum, { counts }) => sum + counts.failed, 0),
});
