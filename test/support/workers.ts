import { ensureBundles } from '../../build/scripts/lib/bundles.mjs';

/** Once per run of the integration tests: the worker threads, as they are built for the product, and what tests start. */
export async function setup(): Promise<void> {
  await ensureBundles(['workers', 'testWorkers'], { announce: false });
}
