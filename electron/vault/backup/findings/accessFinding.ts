import fs from 'node:fs';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { vaultPaths } from '../../disk/layout.ts';

type Finding = Output<'health.check'>['findings'][number];

/** Rights of the group and of everybody else, as POSIX keeps them; Windows keeps others, which its folders set. */
const OTHERS = 0o077;

/**
 * Whether other users of this machine can open the folder or read the database and what lies beside it. Its content is
 * encrypted; names of people at the door and sizes are not.
 */
export function accessFindings(dir: string, platform: NodeJS.Platform = process.platform): Finding[] {
  if (platform === 'win32') return [];
  const { header, front, database } = vaultPaths(dir);
  const seen = [dir, header, front, database, `${database}-wal`, `${database}-shm`];
  const open = seen.filter((path) => {
    const found = fs.statSync(path, { throwIfNoEntry: false });
    return found !== undefined && (found.mode & OTHERS) !== 0;
  });
  const params = {};
  return open.length === 0
    ? [{ part: 'access', state: 'good', tells: 'own', count: seen.length, repair: null, params }]
    : [{ part: 'access', state: 'warn', tells: 'open', count: open.length, repair: null, params }];
}
