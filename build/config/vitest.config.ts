import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '../..');
// Names of files are explicit: a bare glob would also collect Playwright's *.spec.ts and fail on them.
// The limits end what hangs; they measure nothing, and a loaded machine is no fault.
const project = (name: string, testTimeout: number, globalSetup: string[] = [], test: object = {}) => ({
  root,
  // the tests run the sources, a worker thread runs a bundle: test/support/workers.ts makes it
  define: { __WORKER_FOLDER__: JSON.stringify(path.join(root, 'out/workers')) },
  test: {
    name,
    globalSetup,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    environment: 'node' as const,
    testTimeout,
    hookTimeout: testTimeout,
    ...test,
  },
});

/** `vitest run --project unit|integration|package --config build/config/vitest.config.ts [file …]` */
export const vitestConfig = defineConfig({
  root,
  cacheDir: path.join(root, 'out/.cache/vite'),
  test: {
    // native addons and process-wide state: a process per file, not a thread
    pool: 'forks',
    maxWorkers: os.availableParallelism(), // the default leaves one core idle
    passWithNoTests: true,
    projects: [
      project('unit', 60_000, [], { isolate: false }),
      project('integration', 180_000, ['test/support/templates.ts', 'test/support/workers.ts'], {
        isolate: false,
      }),
      project('package', 120_000),
    ],
  },
});

export default vitestConfig;
