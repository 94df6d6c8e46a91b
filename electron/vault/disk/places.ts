import { closeSync, existsSync, fstatSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { makeFolders } from './makeFolders.ts';

/**
 * Where sealed bytes lie: `exchange/outbox/<envelope id>.atg` and `exchange/inbox/<digest>.atg` in the vault folder.
 * A file stands, durable, before its row; `sweepExchange` removes what has no row.
 */
export const ENDING = '.atg';

export const folder = (dir: string, box: 'inbox' | 'outbox'): string => join(dir, 'exchange', box);

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
