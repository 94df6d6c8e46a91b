import fs from 'node:fs';
import { AppError } from '../../../shared/errors.ts';

/**
 * One process per vault folder. The file holds the process number; one whose process is gone is taken over
 * (a power cut leaves it behind).
 * @throws AppError `vault-in-use` with the number of the process that holds it
 */
export function takeLock(path: string): () => void {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      fs.writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
      return () => fs.rmSync(path, { force: true });
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code;
      if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
        throw new AppError('vault-read-only', {}, { cause });
      if (code === 'ENOSPC') throw new AppError('disk-full', {}, { cause });
      if (code !== 'EEXIST') throw cause;
      const holder = lockHolder(path);
      if (holder !== null) throw new AppError('vault-in-use', { pid: holder });
      fs.rmSync(path, { force: true });
    }
  }
  throw new AppError('vault-in-use', { pid: 0 });
}

/** The living process that holds the folder, or null. */
export function lockHolder(path: string): number | null {
  let pid: number;
  try {
    pid = Number.parseInt(fs.readFileSync(path, 'utf8').slice(0, 12), 10);
  } catch {
    return null;
  }
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    process.kill(pid, 0);
    return pid === process.pid ? null : pid;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM' ? pid : null;
  }
}
