import { closeSync, existsSync, fstatSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { Db } from '../db/handles.ts';
import { namedRaw } from './listStore.ts';
import { makeFolders } from '../makeFolders.ts';

/**
 * Where sealed bytes lie: `exchange/outbox/<envelope id>.atg` and `exchange/inbox/<digest>.atg` in the vault folder.
 * A file stands, durable, before its row; `sweepExchange` removes what has no row.
 */
const ENDING = '.atg';
const folder = (dir: string, box: 'inbox' | 'outbox'): string => join(dir, 'exchange', box);

export const outboxPath = (dir: string, id: string): string => join(made(folder(dir, 'outbox')), id + ENDING);
export const inboxPath = (dir: string, rawSha256: string): string =>
  join(made(folder(dir, 'inbox')), rawSha256 + ENDING);
export const inboxTemporary = (dir: string, id: string): string =>
  join(made(folder(dir, 'inbox')), `${id}.part`);

/** The sealed bytes of an envelope of ours lie here still. */
export const hasBytes = (dir: string, id: string): boolean => existsSync(outboxPath(dir, id));

function made(path: string): string {
  makeFolders(path);
  return path;
}

/** Opens a raw envelope of ours; the caller closes. @throws AppError `blob-missing` */
export function openRaw(path: string): { fd: number; size: number } {
  try {
    const fd = openSync(path, 'r');
    return { fd, size: fstatSync(fd).size };
  } catch (cause) {
    throw new AppError('blob-missing', {}, { cause });
  }
}

/** Runs with a raw envelope open. */
export async function withRaw<T>(path: string, use: (fd: number) => Promise<T> | T): Promise<T> {
  const { fd } = openRaw(path);
  try {
    return await use(fd);
  } finally {
    closeSync(fd);
  }
}

/** At sign-in: files of a sending or a reading that a crash interrupted before its row was written. */
export function sweepExchange(at: { readonly db: Db; readonly dir: string }): number {
  const named = namedRaw(at.db);
  let removed = 0;
  for (const box of ['inbox', 'outbox'] as const) {
    const path = folder(at.dir, box);
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path)) {
      const ours = /^[0-9a-f]{32,64}\.(?:atg|part)$|^[0-9a-f]{32}\.(?:atg\.part|sealed)$/.test(name);
      if (!ours || (name.endsWith(ENDING) && named[box].has(name.slice(0, -ENDING.length)))) continue;
      rmSync(join(path, name), { force: true });
      removed += 1;
    }
  }
  return removed;
}

/** The sweep as a task of every sign-in; what can't be removed now is no harm and is met again next time. */
export function sweepExchangeAfterSignIn(at: { readonly db: Db; readonly dir: string }): void {
  try {
    sweepExchange(at);
  } catch {
    // only files that no row names are swept
  }
}
