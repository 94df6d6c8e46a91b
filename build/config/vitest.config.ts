import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What only `npm run soak` runs is called so. */
const inSoak = process.env['AN_THU_SOAK'] !== undefined;
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
    include: [`test/${name}/**/*.test.{ts,tsx}`, ...(inSoak ? [`test/${name}/**/*.soak.ts`] : [])],
    environment: 'node' as const,
    testTimeout,
    hookTimeout: testTimeout,
    ...test,
  },
});

/** Begun first, so that none of them is left alone at the end of a run; a fresh clone knows no times of its own yet. */
const LONG = [
  ...['training/training', 'relay/killed', 'registers/killed', 'exchange/killed'],
  ...['backup/killed', 'relay/line', 'keys/root', 'reader/hostile', 'updates/oldVault', 'vault/fuzzOps'],
  ...['fuzz/coverage', 'relay/cluster', 'registers/typing'],
  ...['backup/rolledBack', 'exchange/answerBounced', 'figures/counts'],
].map((name) => path.join(root, `test/integration/${name}.test.ts`));

class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification): number => LONG.indexOf(path.normalize(moduleId));
    const long = sorted.filter((file) => place(file) !== -1);
    return [...long.sort((a, b) => place(a) - place(b)), ...sorted.filter((file) => place(file) === -1)];
  }
}

/** `vitest run --project unit|integration|package --config build/config/vitest.config.ts [file …]` */
export const vitestConfig = defineConfig({
  root,
  cacheDir: path.join(root, 'out/.cache/vite'),
  test: {
    // native addons and process-wide state: processes, not threads
    pool: 'forks',
    // one more than there are cores: some tests wait for processes that they killed, or for a line that is away
    maxWorkers: os.availableParallelism() + 1,
    passWithNoTests: true,
    sequence: { sequencer: LongOnesFirst },
    projects: [
      // beside the other steps of the check, which take the other half of the cores; each worker loads the product anew
      project('unit', 60_000, [], {
        isolate: false,
        pool: 'threads',
        maxWorkers: Math.max(1, Math.floor(os.availableParallelism() / 2)),
      }),
      project('integration', 180_000, ['test/support/templates.ts', 'test/support/workers.ts'], {
        isolate: false,
      }),
      project('package', 120_000),
    ],
  },
});

export default vitestConfig;
