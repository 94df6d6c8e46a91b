import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { runs } from '../../support/soak.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SHORT = 600;

/** A process of its own: the fuzzer rewrites every module that it loads. */
it(
  'every parser of foreign bytes reads or refuses, led by the lines that its inputs reach',
  { timeout: 600_000 },
  async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [path.join(ROOT, 'build/scripts/fuzz.mjs'), String(runs(SHORT)), 'any'],
      { cwd: ROOT, maxBuffer: 64 << 20 },
    ).catch((failure: { stdout: string }) => failure);
    expect(stdout).toContain('fuzz: 1 held, 0 failed');
    const [, branches] = /(\d+) branches reached/.exec(stdout) ?? [];
    expect(Number(branches), 'the fuzzer sees where its inputs come to').toBeGreaterThan(1_000);
  },
);
