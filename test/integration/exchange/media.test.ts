import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediumOf } from '../../../electron/vault/exchange/channel/medium.ts';
import { resumeCopy } from '../../../electron/vault/exchange/channel/resumeCopy.ts';

const MIB = 1024 * 1024;
let dir: string;
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-media-'));
});
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

/** A sysfs of our own in which the device of a folder is what a test says. */
function sysfs(name: string, disk: string, facts: Readonly<Record<string, string>>): string {
  const root = path.join(dir, name);
  const { dev } = fs.statSync(dir);
  const number = `${(dev >> 8) & 0xfff}:${(dev & 0xff) | ((dev >> 12) & 0xfff00)}`;
  const device = path.join(root, 'devices', disk);
  fs.mkdirSync(path.join(device, 'sdb1'), { recursive: true });
  for (const [file, text] of Object.entries(facts)) {
    fs.mkdirSync(path.dirname(path.join(root, 'devices', file)), { recursive: true });
    fs.writeFileSync(path.join(root, 'devices', file), `${text}\n`);
  }
  fs.mkdirSync(path.join(root, 'dev/block'), { recursive: true });
  fs.symlinkSync(path.join(device, 'sdb1'), path.join(root, 'dev/block', number));
  return root;
}

describe.runIf(process.platform === 'linux')('which medium a folder lies on', () => {
  it('a stick tells its serial from the USB device above it', () => {
    const disk = 'pci0/usb2/2-1/2-1:1.0/host6/block/sdb';
    const root = sysfs('stick', disk, { [`${disk}/removable`]: '1', 'pci0/usb2/2-1/serial': 'AA01234567' });
    expect(mediumOf(dir, root)).toEqual({ removable: true, serial: 'AA01234567' });
  });

  it('a disk on a cable calls itself fixed and is a medium all the same', () => {
    const disk = 'pci0/usb1/1-4/1-4:1.0/host3/block/sdb';
    const root = sysfs('cable', disk, { [`${disk}/removable`]: '0' });
    expect(mediumOf(dir, root)).toEqual({ removable: true, serial: null });
  });

  it('a disk of the machine is none, and a folder without a device neither', () => {
    const disk = 'pci0/nvme/nvme0/block/sdb';
    const root = sysfs('inside', disk, { [`${disk}/removable`]: '0', 'pci0/nvme/nvme0/serial': 'S1' });
    expect(mediumOf(dir, root)).toEqual({ removable: false, serial: 'S1' });
    expect(mediumOf(dir, path.join(dir, 'nothing'))).toEqual({ removable: false, serial: null });
  });
});

describe('a copy that goes on where it stopped', () => {
  const bytes = Buffer.alloc(5 * MIB + 77, 0);
  for (let at = 0; at < bytes.length; at += 4093) bytes.writeUInt8(at % 251, at);
  const quiet = (): void => undefined;
  const copyTo = (
    name: string,
    signal = new AbortController().signal,
    onBytes: (n: number) => void = quiet,
  ) => resumeCopy(path.join(dir, 'nguồn'), path.join(dir, name), { signal, onBytes });
  beforeAll(() => fs.writeFileSync(path.join(dir, 'nguồn'), bytes));

  it('stops between two pieces, and the next run keeps what was written', async () => {
    const stop = new AbortController();
    const half = copyTo('a', stop.signal, (done) => void (done >= 2 * MIB && stop.abort()));
    await expect(half).rejects.toThrow('stopped');
    expect(fs.statSync(path.join(dir, 'a')).size).toBe(2 * MIB);
    const before = fs.statSync(path.join(dir, 'a')).ino;
    await copyTo('a');
    expect(fs.readFileSync(path.join(dir, 'a')).equals(bytes)).toBe(true);
    expect(fs.statSync(path.join(dir, 'a')).ino).toBe(before);
  });

  it('writes anew from the first difference, and cuts what is too long', async () => {
    const wrong = Buffer.concat([bytes.subarray(0, MIB), Buffer.alloc(6 * MIB, 9)]);
    fs.writeFileSync(path.join(dir, 'b'), wrong);
    await copyTo('b');
    expect(fs.readFileSync(path.join(dir, 'b')).equals(bytes)).toBe(true);
  });

  it('does not write through a link', async () => {
    fs.writeFileSync(path.join(dir, 'ngoài'), 'giữ nguyên');
    fs.symlinkSync(path.join(dir, 'ngoài'), path.join(dir, 'c'));
    await expect(copyTo('c')).rejects.toThrow();
    expect(fs.readFileSync(path.join(dir, 'ngoài'), 'utf8')).toBe('giữ nguyên');
  });
});
