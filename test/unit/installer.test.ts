import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const CONFIG = path.resolve(import.meta.dirname, '../../build/config/electron-builder.config.mjs');

it('on Windows the program lies where whoever works with it cannot write over it', async () => {
  const before = process.env['AN_THU_SMOKE'];
  process.env['AN_THU_SMOKE'] = '1'; // a release asks for the publisher's key and the official Electron
  try {
    const { default: config } = (await import(CONFIG)) as { default: { nsis: Record<string, unknown> } };
    expect(config.nsis).toMatchObject({
      perMachine: true,
      allowElevation: true,
      // a folder that somebody chooses may be one that everybody writes to
      allowToChangeInstallationDirectory: false,
      deleteAppDataOnUninstall: false,
    });
  } finally {
    if (before === undefined) delete process.env['AN_THU_SMOKE'];
    else process.env['AN_THU_SMOKE'] = before;
  }
  expect(fs.existsSync(CONFIG)).toBe(true);
});
