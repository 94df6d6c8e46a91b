import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { playwrightConfig } from './playwright.config.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The demo: the main job as one run on the application as it is started, its steps told in plain words. */
export const demoConfig = defineConfig({
  ...playwrightConfig,
  // in place of the tests' own projects: merged with them, every one of their files would be played
  projects: [{ name: 'demo', testDir: path.join(root, 'test/demo') }],
  outputDir: path.join(root, 'out/e2e-demo'),
  timeout: 120_000,
  reporter: [[path.join(root, 'test/demo/reporter.ts')]],
});

export default demoConfig;
