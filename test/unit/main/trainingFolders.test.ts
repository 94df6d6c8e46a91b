import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { vaultFolders } from '../../../electron/main/boot/folders.ts';

it('a training vault goes with everything that lies in it and beside it, and nothing else goes', () => {
  const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-profile-'));
  const put = (...parts: string[]): void => {
    const file = path.join(userData, ...parts);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, 'x');
  };
  put('kho', 'vault.db');
  put('kho-sao-luu', 'set', 'a.bak');
  put('may-tram.json');
  put('kho-tap-huan', 'vault.db');
  put('kho-tap-huan', 'doi-tac', 'superior', 'vault.db');
  put('kho-tap-huan-sao-luu', 'set', 'a.bak');
  put('kho-tap-huan-cap-nhat', 'installer');
  put('kho-tap-huan.moi', 'vault.db');
  put('kho-tap-huan.moi-sao-luu', 'set', 'a.bak');
  const folders = vaultFolders(userData, false);
  folders.remove(folders.training);
  const left = fs.readdirSync(userData).toSorted();
  fs.rmSync(userData, { recursive: true });
  expect(left).toEqual(['kho', 'kho-sao-luu', 'may-tram.json']);
});

it('a training vault that is set aside comes back as it was, over an empty place only', () => {
  const userData = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-profile-'));
  const folders = vaultFolders(userData, false);
  const file = path.join(folders.training, 'vault.db');
  fs.mkdirSync(folders.training);
  fs.writeFileSync(file, 'x');
  folders.setAside(folders.training);
  expect(folders.isPresent(folders.training)).toBe(false);
  expect(folders.isPresent(folders.aside(folders.training))).toBe(true);
  fs.mkdirSync(folders.training);
  fs.writeFileSync(file, 'another');
  expect(() => folders.bringBack(folders.training)).toThrow();
  fs.rmSync(file);
  folders.bringBack(folders.training);
  expect(fs.readFileSync(file, 'utf8')).toBe('x');
  // whoever deletes the training vault deletes one that was set aside, too
  folders.setAside(folders.training);
  folders.remove(folders.training);
  expect(fs.readdirSync(userData)).toEqual([]);
  fs.rmSync(userData, { recursive: true });
});
