import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openEncrypted } from '../../../electron/vault/db/handles.ts';
import { workerFile } from '../../support/workerFiles.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-disk-'));
/** Blocks of 512 bytes that the shell lets a file have: about 2 MB. */
const MOST_BLOCKS = 4_000;

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

// Windows has no limit of this kind to set
it.skipIf(process.platform === 'win32')(
  'a disk that takes no more in the middle of the work is named, and what was acknowledged stands',
  () => {
    const file = path.join(folder, 'vault.db');
    const told = execFileSync(
      'sh',
      [
        ...['-c', `ulimit -f ${MOST_BLOCKS}; exec "$0" "$@"`],
        ...[process.execPath, workerFile('diskFailsWorker'), file],
      ],
      { encoding: 'utf8' },
    );
    const { refused, acknowledged, read } = JSON.parse(told) as Record<string, unknown>;
    expect(refused).toBe('disk-failed');
    expect(acknowledged).toBeGreaterThan(10);
    expect(read).toBe(acknowledged);
    const db = openEncrypted(
      file,
      { key: new Uint8Array(32).fill(7), salt: new Uint8Array(16).fill(9) },
      { create: false },
    );
    expect(db.prepare('SELECT count(*) FROM entries').pluck().get()).toBe(acknowledged);
    db.close();
  },
  60_000,
);
