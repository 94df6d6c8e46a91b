import path from 'node:path';

/** The bundle of `test/support/NAME.ts`, to be run by Node as a process of its own; made by the run before its tests. */
export const workerFile = (name: `${string}Worker`): string =>
  path.resolve(import.meta.dirname, '../../out/testWorkers', `${name}.js`);
