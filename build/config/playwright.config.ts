import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { preparedElectron } from '../scripts/lib/electron.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const dist = preparedElectron();
// Electron's package and Playwright's launcher look here for the executable.
if (dist) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = dist;
process.env['NO_AT_BRIDGE'] = '1';

export const playwrightConfig = defineConfig({
  testDir: path.join(root, 'test/e2e'),
  testMatch: '**/*.spec.ts',
  globalSetup: path.join(root, 'test/e2e/support/oneRun.ts'),
  outputDir: path.join(root, 'out/e2e'),
  // one window at a time: the tests share the screen, the clipboard and two cores
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: path.join(root, 'out/reports/e2e.json') }]],
});

export default playwrightConfig;
