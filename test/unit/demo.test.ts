import path from 'node:path';
import { expect, it } from 'vitest';
import { demoConfig } from '../../build/config/playwright.demo.config.ts';

it('the demo, which is what `npm start` plays where there is no screen, has no test of the suite among its files', () => {
  const played = demoConfig.projects?.map(({ name, testDir }) => [name, path.basename(testDir ?? '')]);
  expect(played).toEqual([['demo', 'demo']]);
});
