import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstLook } from '../../../electron/main/station/firstLook.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'an-thu-look-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const put = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);

const front = {
  format: 1,
  officeName: 'Đảng ủy xã Đồng Vàng',
  officeKind: 'party',
  profile: 'connected',
  training: false,
  people: [{ username: 'vanthu', fullName: 'Nguyễn Thị Hường', position: 'Văn thư' }],
  failures: { vanthu: { count: 5, lastMs: 1 } },
};

it('an empty folder, or none, holds no vault', () => {
  expect(firstLook(folder)?.state).toBe('absent');
  expect(firstLook(path.join(folder, 'kho'))?.state).toBe('absent');
});

it('a folder with a header and its front is locked; the pauses are left to the vault', () => {
  put('vault.json', '{}');
  put('front.json', JSON.stringify(front));
  expect(firstLook(folder)).toEqual({
    state: 'locked',
    problem: null,
    officeName: front.officeName,
    profile: 'connected',
    training: false,
    people: front.people,
    waitUntilMs: null,
  });
});

it.each([
  ['a database without its header', { 'vault.db': 'x' }],
  ['a header without its front', { 'vault.json': '{}' }],
  ['a front that is no JSON', { 'vault.json': '{}', 'front.json': '{' }],
  [
    'a front of an unknown profile',
    { 'vault.json': '{}', 'front.json': JSON.stringify({ ...front, profile: 'x' }) },
  ],
  ['people that are none', { 'vault.json': '{}', 'front.json': JSON.stringify({ ...front, people: [1] }) }],
  ['a front that is too long', { 'vault.json': '{}', 'front.json': JSON.stringify(front).padEnd(70_000) }],
  ['a vault that may be open', { 'vault.json': '{}', 'front.json': JSON.stringify(front), lock: '1 2' }],
])('waits for the vault before %s', (_what, files) => {
  for (const [name, text] of Object.entries(files)) put(name, text);
  expect(firstLook(folder)).toBeNull();
});
