import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Once per run of the integration tests: a private folder for the vaults that `createTestVault` copies. */
export function setup(): () => void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-templates-'));
  process.env['AN_THU_TEST_TEMPLATES'] = folder;
  return () => fs.rmSync(folder, { recursive: true, force: true });
}
