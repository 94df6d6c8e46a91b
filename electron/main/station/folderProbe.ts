import { existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileSystemOf, type FolderProblem, folderProblem } from './folderSafety.ts';

/**
 * The nearest folder above (or at) a path that exists, with links resolved, and the rest appended
 * again. The native call also turns a mapped drive letter of Windows into its `\\server\share`.
 */
function resolved(folder: string): string {
  let there = path.resolve(folder);
  let rest = '';
  while (!existsSync(there) && path.dirname(there) !== there) {
    rest = path.join(path.basename(there), rest);
    there = path.dirname(there);
  }
  return path.join(realpathSync.native(there), rest);
}

/**
 * Reads what the judgement needs off the machine.
 * @param refuseTemporary false in a development run, whose vaults hold samples and may lie in a temporary folder
 */
export function probeFolder(folder: string, refuseTemporary: boolean): FolderProblem | null {
  const at = resolved(folder);
  const env = process.env;
  return folderProblem({
    path: at,
    platform: process.platform,
    fileSystem:
      process.platform === 'linux' ? fileSystemOf(at, readFileSync('/proc/self/mounts', 'utf8')) : null,
    syncRoots: [env['OneDrive'], env['OneDriveCommercial'], env['OneDriveConsumer']].filter(
      (root) => root !== undefined,
    ),
    temporaryRoots: refuseTemporary ? [tmpdir(), '/tmp', '/var/tmp', '/dev/shm'] : [],
  });
}

/** Free bytes for this user on the disk of a folder that may not exist yet; 0 when they can't be read. */
export function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(path.dirname(resolved(folder)));
    return bavail * bsize;
  } catch {
    return 0;
  }
}
