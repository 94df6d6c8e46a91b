import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { forkReader } from '../../../electron/cli/forkBeside.ts';
import { createTrainingVault } from '../../../electron/vault/training/createTrainingVault.ts';
import { testKeyPair } from '../../support/keyPool.ts';
import { TEST_ARGON } from '../../support/vault.ts';

/** Its six months cross the end of a year, where every book begins again at 1; the tests' own day has none of that. */
it('is made on a day of the next year too', { timeout: 300_000 }, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-training-'));
  let acts = 0;
  await createTrainingVault({
    dir: path.join(folder, 'kho'),
    appVersion: 'test',
    onProgress: (_done, of) => (acts = of),
    nowMs: () => Date.parse('2027-02-10T10:00:00+07:00'),
    newKeyPair: testKeyPair,
    argon: { cost: TEST_ARGON, floor: TEST_ARGON },
    startReader: forkReader,
  });
  expect(acts).toBeGreaterThan(1_000);
  fs.rmSync(folder, { recursive: true, force: true });
});
