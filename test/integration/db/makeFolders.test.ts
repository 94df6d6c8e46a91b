import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolders } from '../../../electron/vault/disk/makeFolders.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-folders-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

it('folders are made with those above them, for the owner alone, and stay when they are there', () => {
  const inner = path.join(root, 'a', 'b', 'c');
  makeFolders(inner);
  fs.writeFileSync(path.join(inner, 'x'), '1');
  makeFolders(inner);
  expect(fs.readFileSync(path.join(inner, 'x'), 'utf8')).toBe('1');
  for (const dir of [path.join(root, 'a'), inner]) {
    const mode = fs.statSync(dir).mode & 0o777;
    expect(process.platform === 'win32' ? 0o700 : mode).toBe(0o700);
  }
});

it('what the disk says is told: a file in the way', () => {
  const file = path.join(root, 'file');
  fs.writeFileSync(file, '');
  expect(() => makeFolders(path.join(file, 'inside'))).toThrow(/EEXIST|ENOTDIR/);
});
