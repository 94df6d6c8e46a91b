import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const IN_MEMORY = '/dev/shm';
/** What a run of the integration tests may lay down at one time, with much to spare. */
const ROOM_BYTES = 4 * 1024 ** 3;

/**
 * Once per run of the integration tests: a private folder for everything temporary, with the vaults that
 * `createTestVault` copies. It lies in memory where there is room: a vault flushes each act to its medium, and no test
 * looks at the medium. What a killed process wrote stands in either.
 */
export function setup(): () => void {
  const folder = fs.mkdtempSync(path.join(hasRoom(IN_MEMORY) ? IN_MEMORY : os.tmpdir(), 'an-thu-run-'));
  const templates = path.join(folder, 'templates');
  fs.mkdirSync(templates);
  process.env['AN_THU_TEST_TEMPLATES'] = templates;
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => fs.rmSync(folder, { recursive: true, force: true });
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = fs.statfsSync(folder);
    fs.accessSync(folder, fs.constants.W_OK);
    return bavail * bsize > ROOM_BYTES;
  } catch {
    return false;
  }
}
