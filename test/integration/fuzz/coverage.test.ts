import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { FUZZED } from '../../fuzz/parsers.ts';
import { runs } from '../../support/soak.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SHORT = 1_000;

/** A process of its own: the fuzzer rewrites every module that it loads. */
it(
  'every parser of foreign bytes reads or refuses, led by the lines that its inputs reach',
  { timeout: 600_000 },
  async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [path.join(ROOT, 'build/scripts/fuzz.mjs'), String(runs(SHORT))],
      { cwd: ROOT, maxBuffer: 64 << 20 },
    ).catch((failure: { stdout: string }) => failure);
    expect(stdout).toContain(`fuzz: ${FUZZED.length} held, 0 failed`);
    for (const [, name, branches] of stdout.matchAll(/held {3}(\S+) .*?, (\d+) branches/g))
      expect(Number(branches), `${name}: the fuzzer sees where it is`).toBeGreaterThan(100);
  },
);
