import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { hasDisplay } from '../scripts/lib/display.mjs';
import { preparedElectron } from '../scripts/lib/electron.mjs';
import { VIRTUAL_DISPLAYS } from '../../test/flows/support/oneRun.ts';

const root = path.resolve(import.meta.dirname, '../..');
const dist = preparedElectron();
// Electron's package and Playwright's launcher look here for the executable.
if (dist) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = dist;
process.env['NO_AT_BRIDGE'] = '1';

export const playwrightConfig = defineConfig({
  testMatch: '**/*.spec.ts',
  // page: the vault in the process of the window's host (build/workshop); e2e: the application as it is started
  projects: ['page', 'e2e'].map((name) => ({ name, testDir: path.join(root, 'test', name) })),
  globalSetup: path.join(root, 'test/flows/support/oneRun.ts'),
  outputDir: path.join(root, 'out/e2e'),
  // windows on one screen take each other's focus and clipboard: on a real one they come one at a time;
  // where there is none, each worker has a virtual one of its own (test/flows/support/oneRun.ts)
  workers: hasDisplay() ? 1 : VIRTUAL_DISPLAYS,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // only what hangs ends by these: on a machine three times slower everything still waits for what must happen
  timeout: 360_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: path.join(root, 'out/reports/e2e.json') }]],
});

export default playwrightConfig;
