import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A new folder on another file system than the temporary ones of the run. */
export function folderOnAnotherDisk(name: string): string {
  const own = fs.statSync(os.tmpdir()).dev;
  const place = ['/dev/shm', '/var/tmp'].find((one) => fs.existsSync(one) && fs.statSync(one).dev !== own);
  if (place === undefined) throw new Error('this machine has one file system only');
  return fs.mkdtempSync(path.join(place, name));
}

export interface SmallDisk {
  readonly folder: string;
  /** Takes all room but so many bytes. */
  fill(leave?: number): void;
  /** Gives it back. */
  empty(): void;
  remove(): void;
}

/** Whether a disk of its own can be made here: a file system in memory, mounted by root. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0;

/** A real file system of so many megabytes that can be full. */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an-thu-dia-nho-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder]);
  const filler = path.join(folder, 'day');
  const free = (): number => {
    const { bavail, bsize } = fs.statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    fill(leave = 0) {
      const fd = fs.openSync(filler, 'a');
      try {
        while (free() > leave) fs.writeSync(fd, Buffer.alloc(Math.min(free() - leave, 4096), 1));
      } finally {
        fs.closeSync(fd);
      }
    },
    empty: () => fs.rmSync(filler, { force: true }),
    remove() {
      execFileSync('umount', ['-l', folder]);
      fs.rmdirSync(folder);
    },
  };
}
