import { ensureBundles } from '../../build/scripts/lib/bundles.mjs';

/** Once per run of the integration tests: the worker threads, as they are built for the product. */
export async function setup(): Promise<void> {
  await ensureBundles(['workers'], { announce: false });
}
