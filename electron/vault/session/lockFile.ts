import fs from 'node:fs';
import { AppError } from '../../../shared/errors.ts';

/**
 * One process per vault folder. The file holds the process number and, where the system tells, when that process
 * began: a power cut leaves the file behind, and after it the number may belong to any other program. A file whose
 * process is gone is taken over.
 * @throws AppError `vault-in-use` with the number of the process that holds it
 */
export function takeLock(path: string): () => void {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      fs.writeFileSync(path, `${process.pid} ${begunAt(process.pid) ?? ''}`, { flag: 'wx', mode: 0o600 });
      return () => fs.rmSync(path, { force: true });
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code;
      if (code === 'ENOSPC' || code === 'EDQUOT') fs.rmSync(path, { force: true }); // it stands there, empty
      if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
        throw new AppError('vault-read-only', {}, { cause });
      if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('disk-full', {}, { cause });
      if (code !== 'EEXIST') throw cause;
      const holder = lockHolder(path);
      if (holder !== null) throw new AppError('vault-in-use', { pid: holder });
      fs.rmSync(path, { force: true });
    }
  }
  throw new AppError('vault-in-use', { pid: 0 });
}

const OPEN = ' open';

/** Says in the lock of this process whether the database stands open: what a crash then leaves is told apart below. */
export function markLock(path: string, isOpen: boolean): void {
  try {
    const fd = fs.openSync(path, 'r+'); // over what is there: on a full disk nothing that was cut off could come back
    try {
      const bytes = Buffer.from(`${process.pid} ${begunAt(process.pid) ?? ''}${isOpen ? OPEN : ''}`);
      fs.writeSync(fd, bytes, 0, bytes.length, 0);
      fs.ftruncateSync(fd, bytes.length);
    } finally {
      fs.closeSync(fd);
    }
  } catch {
    // a full disk: the lock of before stays, which claims less
  }
}

/** A process that is gone died with the database open. */
export function diedOpen(path: string): boolean {
  try {
    return fs.readFileSync(path, 'utf8').slice(0, 80).endsWith(OPEN) && lockHolder(path) === null;
  } catch {
    return false;
  }
}

/** The living process that holds the folder, or null. */
export function lockHolder(path: string): number | null {
  let pid: number;
  let begun: string;
  try {
    const [first = '', second = ''] = fs.readFileSync(path, 'utf8').slice(0, 40).split(' ');
    pid = Number.parseInt(first, 10);
    begun = second.trim();
  } catch {
    return null;
  }
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return null;
  const now = begunAt(pid);
  if (now === 'ended' || (now !== null && begun !== '' && now !== begun)) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM' ? pid : null;
  }
}

/**
 * When a process began, in clock ticks since the start of Linux; `ended` for one that was killed and only waits to be
 * collected by its parent. Null where the system has no /proc.
 */
function begunAt(pid: number): string | null {
  if (pid === process.pid) return (ownBegin ??= readBegin(pid));
  return readBegin(pid);
}

/** Asked thrice at each sign-in; the answer stays. */
let ownBegin: string | null = null;

function readBegin(pid: number): string | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // "pid (name) state ppid …": the name may hold anything, so what counts stands after the last bracket
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? null);
  } catch {
    return null;
  }
}
