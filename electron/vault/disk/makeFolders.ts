import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that lack, for the owner alone; does nothing where it is there. In place of Node's
 * own `recursive`, which says `ENOENT` of a disk that is read-only.
 *
 * @throws what the disk says: `EROFS`, `EACCES`, `ENOSPC`, `ENOTDIR`
 */
export function makeFolders(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(path) !== path) makeFolders(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (cause) {
    // another thread was quicker
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw cause;
  }
}
