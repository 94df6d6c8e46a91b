import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { dataFolderFault } from '../../../electron/main/boot/dataFolder.ts';

const base = mkdtempSync(path.join(os.tmpdir(), 'an-thu-folder-'));
afterAll(() => rmSync(base, { recursive: true }));

it('makes the folder where it is missing, for the owner alone', () => {
  const dir = path.join(base, 'new', 'an-thu');
  expect(dataFolderFault(dir)).toBeNull();
  expect(statSync(dir).isDirectory()).toBe(true);
  if (process.platform !== 'win32') expect(statSync(dir).mode & 0o077).toBe(0);
});

it('says which folder can not be written, why, and that no record is touched', () => {
  const file = path.join(base, 'file');
  writeFileSync(file, '');
  const fault = dataFolderFault(path.join(file, 'an-thu'));
  expect(fault?.text).toContain(`không ghi được vào thư mục ${path.join(file, 'an-thu')} (ENOTDIR)`);
  expect(fault?.text).toContain('Hồ sơ còn nguyên');
});
