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
